package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** States made from states. */
final class States {
  private States() {}

  static WorkspaceState next(WorkspaceState state) {
    return with(state, state.dueAt(), state.items(), state.entries(), state.proposals());
  }

  static WorkspaceState due(WorkspaceState state, Optional<Instant> due) {
    return with(state, due, state.items(), state.entries(), state.proposals());
  }

  static WorkspaceState items(WorkspaceState state, SortedMap<String, ItemFacts> items) {
    return with(state, state.dueAt(), items, state.entries(), state.proposals());
  }

  static WorkspaceState proposal(WorkspaceState state, Proposal proposal) {
    SortedMap<String, Proposal> proposals = new TreeMap<>(state.proposals());
    proposals.put(proposal.id(), proposal);
    return with(state, state.dueAt(), state.items(), state.entries(), proposals);
  }

  static WorkspaceState withAliases(WorkspaceState s, Map<String, WorkspaceState.Seen> aliases) {
    return with(s, aliases, s.dueAt(), s.items(), s.entries(), s.proposals());
  }

  private static WorkspaceState with(
      WorkspaceState s,
      Optional<Instant> due,
      SortedMap<String, ItemFacts> items,
      SortedMap<String, Entry> entries,
      SortedMap<String, Proposal> proposals) {
    return with(s, s.aliases(), due, items, entries, proposals);
  }

  private static WorkspaceState with(
      WorkspaceState s,
      Map<String, WorkspaceState.Seen> aliases,
      Optional<Instant> due,
      SortedMap<String, ItemFacts> items,
      SortedMap<String, Entry> entries,
      SortedMap<String, Proposal> proposals) {
    return new WorkspaceState(
        s.workspace(),
        s.version() + 1,
        s.now().plusSeconds(1),
        due,
        s.settings(),
        s.people(),
        aliases,
        s.connections(),
        items,
        s.links(),
        s.confirmed(),
        s.liabilities(),
        entries,
        proposals,
        s.mailings(),
        s.reads());
  }

  /** Adds, changes and takes away records at random. */
  static WorkspaceState random(WorkspaceState s, RandomGenerator random) {
    SortedMap<String, LinkFacts> links = new TreeMap<>(s.links());
    SortedMap<String, ItemFacts> items = new TreeMap<>(s.items());
    SortedMap<String, Entry> entries = new TreeMap<>(s.entries());
    SortedMap<String, Proposal> proposals = new TreeMap<>(s.proposals());
    int changes = random.nextInt(4) == 0 ? 150 : 8;
    for (int i = 0; i < changes; i++) {
      String id = Integer.toString(random.nextInt(changes * 2));
      switch (random.nextInt(6)) {
        case 0 -> items.put("linear/" + id, Records.item(id, random.nextInt(99)));
        case 1 -> links.put("k" + id, Records.link("k" + id, random.nextInt(99)));
        case 2 -> entries.put("e" + id, Records.entry("e" + id, random.nextInt(99)));
        case 3 ->
            proposals.put(
                "p" + id, Records.proposal("p" + id, 1 + random.nextInt(3), state(random)));
        case 4 -> links.remove("k" + id);
        default -> items.remove("linear/" + id);
      }
    }
    return new WorkspaceState(
        s.workspace(),
        s.version() + 1,
        s.now().plusSeconds(random.nextInt(1000)),
        random.nextBoolean() ? Optional.of(s.now().plusNanos(random.nextInt())) : Optional.empty(),
        s.settings(),
        s.people(),
        s.aliases(),
        s.connections(),
        items,
        links,
        s.confirmed(),
        s.liabilities(),
        entries,
        proposals,
        s.mailings(),
        s.reads());
  }

  private static ProposalState state(RandomGenerator random) {
    ProposalState[] all = ProposalState.values();
    return all[random.nextInt(all.length)];
  }
}
