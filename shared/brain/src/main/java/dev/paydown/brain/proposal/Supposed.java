package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What would be expected if dates stood otherwise. Nobody is told, and nothing is kept. */
final class Supposed {
  /** Later than anything a source can have said by now. */
  private static final Duration AFTER_ALL = Duration.ofMinutes(10);

  private Supposed() {}

  /**
   * The picture with those dates, as if Paydown had written them: spans are kept.
   *
   * @param dates by node
   */
  static Picture with(Picture picture, Map<String, List<FieldChange>> dates) {
    WorkspaceState state = picture.state();
    Fold fold =
        new Fold(
            state.items(),
            state.links(),
            state.aliases(),
            state.connections(),
            state.reads(),
            state.settings(),
            state.people());
    Instant at = picture.now().plus(AFTER_ALL);
    List<Fact> facts = new ArrayList<>();
    dates.forEach(
        (node, changes) ->
            facts.add(
                new Fact.ItemChanged(
                    picture.graph().item(node).facts().own(), at, 0, Actor.US, changes)));
    fold.take(new LogEntry("supposed", at, facts));
    return Picture.of(
        new WorkspaceState(
            state.workspace(),
            state.version(),
            state.now(),
            state.dueAt(),
            state.settings(),
            state.people(),
            state.aliases(),
            state.connections(),
            fold.items(),
            state.links(),
            state.confirmed(),
            state.liabilities(),
            state.entries(),
            state.proposals(),
            state.mailings(),
            state.reads()));
  }
}
