package dev.paydown.functions;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.PreferenceLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Magic links in memory; each method is one conditional write. */
public final class MemoryLinks implements MagicLinks {
  private final MemoryStore store;
  private final Map<String, MagicLink> links = new HashMap<>();
  private final Map<String, PreferenceLink> preferences = new HashMap<>();
  private final Map<String, Answer> answers = new HashMap<>();
  public final List<Execution> executions = new ArrayList<>();
  public int writes;

  MemoryLinks(MemoryStore store) {
    this.store = store;
  }

  @Override
  public synchronized Optional<MagicLink> find(String tokenHash) {
    return Optional.ofNullable(links.get(tokenHash));
  }

  @Override
  public synchronized Optional<ProposalRow> proposal(String workspace, String id) {
    return store
        .load(workspace)
        .flatMap(state -> Optional.ofNullable(state.proposals().get(id)))
        .map(proposal -> new ProposalRow(proposal, Optional.ofNullable(answers.get(id))));
  }

  @Override
  public synchronized Optional<PreferenceLink> preferences(String tokenHash) {
    return Optional.ofNullable(preferences.get(tokenHash));
  }

  @Override
  public synchronized void keep(PreferenceLink link) {
    preferences.put(link.tokenHash(), link);
  }

  @Override
  public synchronized void put(MagicLink link) {
    writes++;
    links.put(link.tokenHash(), link);
  }

  @Override
  public synchronized void startCode(String tokenHash, MagicLink.Code code) {
    writes++;
    links.put(tokenHash, with(held(tokenHash), Optional.empty(), Optional.of(code)));
  }

  @Override
  public synchronized CodeTried tryCode(
      String tokenHash, String codeHash, String choiceDigest, Instant now) {
    writes++;
    MagicLink link = held(tokenHash);
    Optional<MagicLink.Code> code =
        link.code().filter(it -> it.expiresAt().isAfter(now) && it.triesLeft() > 0);
    if (code.isEmpty()) {
      return CodeTried.DEAD;
    }
    MagicLink.Code tried =
        new MagicLink.Code(
            code.get().codeHash(),
            code.get().expiresAt(),
            code.get().triesLeft() - 1,
            code.get().choiceDigest());
    links.put(tokenHash, with(link, link.usedAt(), Optional.of(tried)));
    boolean right = tried.codeHash().equals(codeHash) && tried.choiceDigest().equals(choiceDigest);
    return right ? CodeTried.RIGHT : CodeTried.WRONG;
  }

  @Override
  public synchronized Decided decide(
      MagicLink link, LogEntry entry, List<Execution> made, String what, Instant now) {
    MagicLink held = held(link.tokenHash());
    Optional<Proposal> proposal =
        proposal(link.workspace(), link.proposal()).map(ProposalRow::proposal);
    boolean open =
        held.usedAt().isEmpty()
            && held.expiresAt().isAfter(now)
            && proposal
                .filter(it -> it.version() == link.version() && it.state().isLive())
                .isPresent()
            && (answers.get(link.proposal()) == null
                || answers.get(link.proposal()).version() != link.version());
    if (!open) {
      return Decided.LOST;
    }
    writes++;
    links.put(link.tokenHash(), with(held, Optional.of(now), held.code()));
    answers.put(link.proposal(), new Answer(link.version(), now, what));
    store.append(link.workspace(), entry);
    executions.addAll(made);
    return Decided.TAKEN;
  }

  private MagicLink held(String tokenHash) {
    return Optional.ofNullable(links.get(tokenHash)).orElseThrow();
  }

  private static MagicLink with(
      MagicLink link, Optional<Instant> usedAt, Optional<MagicLink.Code> code) {
    return new MagicLink(
        link.tokenHash(),
        link.workspace(),
        link.proposal(),
        link.version(),
        link.digest(),
        link.recipient(),
        link.expiresAt(),
        usedAt,
        code,
        link.zone(),
        link.byHand(),
        link.raised());
  }
}
