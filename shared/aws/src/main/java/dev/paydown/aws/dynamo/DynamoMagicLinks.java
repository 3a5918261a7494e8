package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.PreferenceLink;
import dev.paydown.tools.json.BrainJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Magic links: kept, stepped up, decided. Expiry is looked at in every condition; the table's own
 * expiry only clears away what is long dead, so that a dead link's page can still say why.
 */
public final class DynamoMagicLinks implements MagicLinks {
  private static final Duration KEPT_AFTER_EXPIRY = Duration.ofDays(90);

  /** A mail is unsubscribed from long after it came. */
  private static final Duration PREFERENCES_KEPT = Duration.ofDays(400);

  private static final int AUDIT_PLACE = 2;

  private final Table table;
  private final DynamoMagicLinkReader reader;
  private final Audit audit;

  /** The links of this table. */
  public DynamoMagicLinks(Table table) {
    this.table = table;
    this.reader = new DynamoMagicLinkReader(table);
    this.audit = new Audit(table);
  }

  @Override
  public Optional<MagicLink> find(String tokenHash) {
    return reader.find(tokenHash);
  }

  @Override
  public Optional<ProposalRow> proposal(String workspace, String id) {
    return reader.proposal(workspace, id);
  }

  @Override
  public Optional<PreferenceLink> preferences(String tokenHash) {
    return reader.preferences(tokenHash);
  }

  @Override
  public void keep(PreferenceLink link) {
    table.put(
        Row.of(
                Key.preferences(link.tokenHash()),
                "preference-link",
                link.workspace(),
                link.tokenHash())
            .text("recipient", link.email())
            .text("zone", link.zone().getId())
            .instant("issuedAt", link.issuedAt())
            .number("ttl", link.issuedAt().plus(PREFERENCES_KEPT).getEpochSecond()));
  }

  @Override
  public void put(MagicLink link) {
    Row row =
        Row.of(Key.link(link.tokenHash()), "magic-link", link.workspace(), link.tokenHash())
            .text("proposal", link.proposal())
            .number("version", link.version())
            .text("digest", link.digest())
            .text("recipient", link.recipient())
            .text("zone", link.zone().getId())
            .instant("expiresAt", link.expiresAt())
            .number("ttl", link.expiresAt().plus(KEPT_AFTER_EXPIRY).getEpochSecond());
    if (!link.byHand().isEmpty()) {
      row.text("byHand", link.byHand().stream().sorted().collect(Collectors.joining(" ")));
    }
    link.raised()
        .ifPresent(
            raised -> row.text("raisedFrom", raised.from()).instant("raisedSince", raised.since()));
    link.usedAt().ifPresent(used -> row.instant("usedAt", used));
    link.code()
        .ifPresent(
            code ->
                row.text("codeHash", code.codeHash())
                    .instant("codeExpiresAt", code.expiresAt())
                    .number("codeTries", code.triesLeft())
                    .text("codeChoice", code.choiceDigest()));
    table.put(row);
  }

  /**
   * Starts a step-up, replacing one under way. On a link that is used or unknown it does nothing:
   * the code would be dead.
   */
  @Override
  public void startCode(String tokenHash, MagicLink.Code code) {
    Condition with =
        new Condition()
            .text(":hash", code.codeHash())
            .text(":expires", Row.fixed(code.expiresAt()))
            .number(":tries", code.triesLeft())
            .text(":choice", code.choiceDigest());
    Optional<Map<String, AttributeValue>> _ =
        table.update(
            Key.link(tokenHash),
            "SET #codeHash = :hash, #codeExpiresAt = :expires, #codeTries = :tries,"
                + " #codeChoice = :choice",
            Condition.PRESENT + " AND attribute_not_exists(#usedAt)",
            with);
  }

  @Override
  public CodeTried tryCode(String tokenHash, String codeHash, String choiceDigest, Instant now) {
    Optional<Map<String, AttributeValue>> spent =
        table.update(
            Key.link(tokenHash),
            "SET #codeTries = #codeTries - :one",
            "attribute_exists(#codeHash) AND #codeTries > :none AND #codeExpiresAt > :now"
                + " AND attribute_not_exists(#usedAt)",
            new Condition().number(":one", 1).number(":none", 0).text(":now", Row.fixed(now)));
    if (spent.isEmpty()) {
      return CodeTried.DEAD;
    }
    String mailed = Row.text(spent.get(), "codeHash") + "\n" + Row.text(spent.get(), "codeChoice");
    boolean right = same(mailed, codeHash + "\n" + choiceDigest);
    return right ? CodeTried.RIGHT : CodeTried.WRONG;
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Decides in one transaction.
   *
   * @throws IllegalArgumentException if more moves were chosen than {@link Proposal#MOVES_MAX}
   */
  @Override
  public Decided decide(
      MagicLink link, LogEntry entry, List<Execution> executions, String what, Instant now) {
    if (executions.size() > Proposal.MOVES_MAX) {
      throw new IllegalArgumentException(
          "one answer confirms at most " + Proposal.MOVES_MAX + " moves, not " + executions.size());
    }
    Audit.Act act =
        new Audit.Act(
            now, "decided", link.recipient(), what, entry.id(), Key.sha256(BrainJson.write(entry)));
    for (int tried = 1; tried <= Table.TRIES; tried++) {
      if (!isOpen(link, now)) {
        return Decided.LOST;
      }
      switch (table.write(writes(link, entry, executions, what, now, act))) {
        case Written.Done() -> {
          return Decided.TAKEN;
        }
        case Written.Refused(Set<Integer> at) -> {
          if (!at.equals(Set.of(AUDIT_PLACE))) {
            return Decided.LOST;
          }
        }
        case Written.Contended() -> table.pause(tried);
      }
    }
    throw new IllegalStateException("a decision was contended " + Table.TRIES + " times");
  }

  /** A look before the transaction: most of those who lose need no more than this. */
  private boolean isOpen(MagicLink link, Instant now) {
    Optional<MagicLink> stands = find(link.tokenHash());
    return stands
        .filter(there -> there.usedAt().isEmpty() && there.expiresAt().isAfter(now))
        .isPresent();
  }

  private List<TransactWriteItem> writes(
      MagicLink link,
      LogEntry entry,
      List<Execution> executions,
      String what,
      Instant now,
      Audit.Act act) {
    List<TransactWriteItem> writes = new ArrayList<>();
    writes.add(
        table.updating(
            Key.link(link.tokenHash()),
            "SET #usedAt = :now",
            "#proposal = :proposal AND #version = :version AND attribute_not_exists(#usedAt)"
                + " AND #expiresAt > :now",
            new Condition()
                .text(":proposal", link.proposal())
                .number(":version", link.version())
                .text(":now", Row.fixed(now))));
    writes.add(
        table.updating(
            Key.proposal(link.workspace(), link.proposal()),
            "SET #answeredVersion = :version, #answeredAt = :now, #answeredWhat = :what,"
                + " #answeredEntry = :entry",
            "#version = :version AND #state IN (:pending, :snoozed)"
                + " AND (attribute_not_exists(#answeredVersion) OR #answeredVersion < :version)",
            new Condition()
                .number(":version", link.version())
                .text(":now", Row.fixed(now))
                .text(":what", what)
                .text(":entry", entry.id())
                .text(":pending", "pending")
                .text(":snoozed", "snoozed")));
    writes.add(audit.adding(link.workspace(), link.proposal(), act));
    writes.add(table.puttingNew(LogRows.row(link.workspace(), entry)));
    executions.forEach(e -> writes.add(table.puttingNew(DynamoExecutions.row(e))));
    return writes;
  }
}
