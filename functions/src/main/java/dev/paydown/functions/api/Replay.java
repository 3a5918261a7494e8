package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.functions.http.Answers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Folds a workspace's whole log anew, and says wherever that gives something else than is held. */
public final class Replay {
  private static final int MOST_DIFFERENCES = 1_000;
  private final WorkspaceStore store;
  private final Journal journal;
  private final Step step;

  Replay(WorkspaceStore store, Journal journal, Step step) {
    this.store = store;
    this.journal = journal;
    this.step = step;
  }

  /** Of the workspaces of this deployment, as it folds them. */
  public static Replay of(Deployment deployment) {
    return new Replay(deployment.workspaces(), deployment.journal(), Advance::step);
  }

  /**
   * What a workspace's log gives.
   *
   * @param items how many are held
   * @param differences whatever is held otherwise, a line each; the first thousand
   */
  public record Replayed(int items, List<String> differences) {
    public Replayed {
      differences = List.copyOf(differences);
    }
  }

  /** One commit's fold. */
  interface Step {
    WorkspaceState after(WorkspaceState before, List<LogEntry> entries);
  }

  APIGatewayV2HTTPResponse answer(String workspace) {
    Replayed replayed = replayed(workspace);
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("items", replayed.items());
    shape.put("differences", replayed.differences());
    return Answers.json(200, shape);
  }

  /** Folds the workspace's log from nothing, and compares. */
  public Replayed replayed(String workspace) {
    WorkspaceState held = store.load(workspace).orElseGet(() -> WorkspaceState.empty(workspace));
    WorkspaceState folded = WorkspaceState.empty(workspace);
    for (Journal.Folded commit : journal.commits(workspace)) {
      if (commit.version() <= held.version()) { // What is committed while we read is not compared.
        folded = step.after(folded, commit.entries());
      }
    }
    return new Replayed(held.items().size(), differences(held, folded));
  }

  static List<String> differences(WorkspaceState held, WorkspaceState folded) {
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
