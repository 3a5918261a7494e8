package dev.paydown.brain.store;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Folds a workspace's log anew, all of it that is kept, and says wherever that gives something else
 * than is held.
 */
public final class Replay {
  private static final int MOST_DIFFERENCES = 1_000;

  /** How many commits are held in memory at once. */
  private static final int AT_ONCE = 500;

  private final WorkspaceStore store;
  private final Journal journal;
  private final Step step;

  /** Replays what that journal holds and compares it with that store. */
  public Replay(WorkspaceStore store, Journal journal, Step step) {
    this.store = store;
    this.journal = journal;
    this.step = step;
  }

  /** One commit's fold. */
  public interface Step {
    /** What is held after these entries. */
    WorkspaceState after(WorkspaceState before, List<LogEntry> entries);
  }

  /**
   * What came of it.
   *
   * @param items how many items are held
   * @param differences one line each, at most a thousand; none where held and folded are the same
   */
  public record Compared(int items, List<String> differences) {
    public Compared {
      differences = List.copyOf(differences);
    }
  }

  /** Replays that workspace; one that is not there is an empty one. */
  public Compared of(String workspace) {
    return of(store.load(workspace).orElseGet(() -> WorkspaceState.empty(workspace)));
  }

  /** Replays the workspace whose state is given as it was loaded. */
  public Compared of(WorkspaceState held) {
    WorkspaceState folded =
        journal.base(held.workspace()).orElseGet(() -> WorkspaceState.empty(held.workspace()));
    long version = folded.version();
    while (version < held.version()) { // What is committed while we read is not compared.
      List<Journal.Folded> commits = journal.commits(held.workspace(), version, AT_ONCE);
      for (Journal.Folded commit : commits) {
        if (commit.version() <= held.version()) {
          folded = step.after(folded, commit.entries());
        }
      }
      version = commits.isEmpty() ? held.version() : commits.getLast().version();
    }
    return new Compared(held.items().size(), differences(held, folded));
  }

  private static List<String> differences(WorkspaceState held, WorkspaceState folded) {
    List<String> found = new ArrayList<>();
    one(found, "version", held.version(), folded.version());
    one(found, "now", held.now(), folded.now());
    one(found, "due", held.dueAt(), folded.dueAt());
    one(found, "settings", held.settings(), folded.settings());
    one(found, "people", held.people(), folded.people());
    each(found, "alias", held.aliases(), folded.aliases());
    each(found, "connection", held.connections(), folded.connections());
    each(found, "item", held.items(), folded.items());
    each(found, "link", held.links(), folded.links());
    each(found, "confirmed", held.confirmed(), folded.confirmed());
    each(found, "liability", held.liabilities(), folded.liabilities());
    each(found, "entry", held.entries(), folded.entries());
    each(found, "proposal", held.proposals(), folded.proposals());
    each(found, "mailing", held.mailings(), folded.mailings());
    each(found, "read", held.reads(), folded.reads());
    return found.size() <= MOST_DIFFERENCES
        ? found
        : List.copyOf(found.subList(0, MOST_DIFFERENCES));
  }

  private static void one(List<String> found, String what, Object held, Object folded) {
    if (!held.equals(folded)) {
      found.add(what + ": held and replayed differ");
    }
  }

  private static <T> void each(
      List<String> found, String what, Map<String, T> held, Map<String, T> folded) {
    TreeSet<String> keys = new TreeSet<>(held.keySet());
    keys.addAll(folded.keySet());
    for (String key : keys) {
      if (!folded.containsKey(key)) {
        found.add(what + " " + key + ": held, and not replayed");
      } else if (!held.containsKey(key)) {
        found.add(what + " " + key + ": replayed, and not held");
      } else if (!held.get(key).equals(folded.get(key))) {
        found.add(what + " " + key + ": held and replayed differ");
      }
    }
  }
}
