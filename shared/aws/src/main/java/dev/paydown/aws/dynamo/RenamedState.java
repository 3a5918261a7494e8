package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.erasure.Renaming;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.tools.json.BrainJson;
import dev.paydown.tools.json.RenamedJson;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is held of a workspace, with stand-ins for a person: the same work, debt and questions. */
final class RenamedState {
  private final Renaming renaming;
  private final RenamedJson said;
  private final RenamedJson own;

  RenamedState(Renaming renaming) {
    this.renaming = renaming;
    this.said = RenamedJson.ofSaid(renaming);
    this.own = RenamedJson.ofOwn(renaming);
  }

  /** The same state where it does not name the person; else the next version of it. */
  WorkspaceState of(WorkspaceState held) {
    Settled settled = of(said, Settled.of(held), Settled.class);
    WorkspaceState renamed =
        new WorkspaceState(
            held.workspace(),
            held.version(),
            held.now(),
            held.dueAt(),
            settled.settings(),
            settled.people(),
            settled.aliases(),
            settled.connections(),
            of(said, held.items(), ItemFacts.class),
            of(said, held.links(), LinkFacts.class),
            of(said, held.confirmed(), Fact.Decided.class),
            of(own, held.liabilities(), Section.LIABILITIES.type()),
            of(own, held.entries(), Section.ENTRIES.type()),
            of(own, held.proposals(), Section.PROPOSALS.type()),
            of(own, held.mailings(), Section.MAILINGS.type()),
            of(said, held.reads(), ReadWanted.class));
    return renamed.equals(held) ? held : renamed.numbered(held.version() + 1);
  }

  private <T> SortedMap<String, T> of(
      RenamedJson words, SortedMap<String, T> records, Class<T> type) {
    SortedMap<String, T> renamed = new TreeMap<>();
    for (Map.Entry<String, T> each : records.entrySet()) {
      renamed.put(renaming.applied(each.getKey()), of(words, each.getValue(), type));
    }
    return renamed;
  }

  private static <T> T of(RenamedJson words, T record, Class<T> type) {
    String json = BrainJson.write(record);
    String renamed = words.applied(json);
    return renamed.equals(json) ? record : BrainJson.read(renamed, type);
  }
}
