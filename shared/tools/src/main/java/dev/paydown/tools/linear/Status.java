package dev.paydown.tools.linear;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the type of a workflow state, or of a project's status, says of an item. */
final class Status {
  private static final List<String> ENDS = List.of("completedAt", "canceledAt", "archivedAt");
  private static final List<String> TURNS =
      List.of("startedAt", "completedAt", "canceledAt", "archivedAt");

  private Status() {}

  /**
   * The transition that the type stands for, at the time that Linear notes for it, else at the
   * entity's last change. An open type says something only where the change took a mark of having
   * been started, finished, cancelled or archived away: then the item is open again. One that goes
   * on from its end starts anew with the change, for Linear keeps the time of its first start.
   */
  static Optional<Fact> of(
      Shown shown, ItemRef.Own item, String type, Actor actor, Optional<PersonRef> by)
      throws BadField {
    return switch (type) {
      case "started" ->
          turned(
              shown, item, Transition.STARTED, isGone(shown, ENDS) ? "" : "startedAt", actor, by);
      case "completed" -> turned(shown, item, Transition.FINISHED, "completedAt", actor, by);
      case "canceled", "duplicate" ->
          turned(shown, item, Transition.CANCELLED, "canceledAt", actor, by);
      default ->
          isGone(shown, TURNS)
              ? turned(shown, item, Transition.REOPENED, "", actor, by)
              : Optional.empty();
    };
  }

  /** Whether the change took one of these times away. */
  private static boolean isGone(Shown shown, List<String> names) {
    return names.stream().anyMatch(name -> shown.before().has(name) && !shown.data().has(name));
  }

  /** The item is gone from Linear: cancelled, unless it was finished. */
  static Optional<Fact> removed(
      Shown shown, ItemRef.Own item, String type, Actor actor, Instant at, Optional<PersonRef> by)
      throws BadField {
    Instant gone = shown.time(List.of("archivedAt")).orElse(at);
    return switch (type) {
      case "completed", "canceled", "duplicate" -> of(shown, item, type, actor, Optional.empty());
      default ->
          Optional.of(new Fact.StatusChanged(item, gone, 0, actor, Transition.CANCELLED, by));
    };
  }

  private static Optional<Fact> turned(
      Shown shown,
      ItemRef.Own item,
      Transition to,
      String time,
      Actor actor,
      Optional<PersonRef> by)
      throws BadField {
    Instant at = shown.time(List.of(time)).orElse(shown.at());
    return Optional.of(new Fact.StatusChanged(item, at, 0, actor, to, by));
  }
}
