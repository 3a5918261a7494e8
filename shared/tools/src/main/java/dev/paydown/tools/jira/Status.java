package dev.paydown.tools.jira;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.jira.Changes.Change;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.GivenUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an issue's status says of it, by the category of the status (Atlassian support, What are
 * issue statuses, priorities, and resolutions): the names are each team's own.
 *
 * <p>Jira notes when the category last changed. A status that a delivery shows without having
 * changed it is told as of then, or not at all where no such time is shown.
 */
final class Status {
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  /** Names that statuses of the category {@code new} commonly have. */
  private static final Set<String> NOT_BEGUN =
      Set.of("backlog", "to do", "todo", "open", "new", "reopened", "selected for development");

  private static final Set<String> BLOCKED = Set.of("blocked", "impeded");

  private Status() {}

  /** The turns that the delivery tells. */
  static List<Fact> of(Told told) throws BadField {
    String category = category(told);
    if (told.how() == Told.How.DELETED && !category.equals("done")) {
      return List.of(turn(told, Transition.CANCELLED, told.at(), 0, told.by()));
    }
    List<Fact> turns = new ArrayList<>();
    switch (category) {
      case "indeterminate" -> turned(told, Transition.STARTED).ifPresent(turns::add);
      case "done" ->
          turned(told, isGivenUp(told) ? Transition.CANCELLED : Transition.FINISHED)
              .ifPresent(turns::add);
      case "new" -> reopened(told).ifPresent(turns::add);
      default -> {
        /* Not shown, or Jira's own "undefined": it says nothing. */
      }
    }
    turns.addAll(blocked(told, category));
    return turns;
  }

  private static String category(Told told) throws BadField {
    return told.fields().object("status").object("statusCategory").text("key").orElse("");
  }

  private static boolean isGivenUp(Told told) throws BadField {
    Fields fields = told.fields();
    return GivenUp.says(fields.object("resolution").text("name").orElse(""))
        || GivenUp.says(fields.object("status").text("name").orElse(""));
  }

  private static Optional<Fact> turned(Told told, Transition to) throws BadField {
    boolean ends = to != Transition.STARTED;
    Optional<Instant> noted = noted(told);
    if (told.isNew() || (told.changes().has("status") && isNow(told, noted))) {
      return Optional.of(turn(told, to, noted.orElse(told.at()), 0, told.by()));
    }
    if (ends && told.changes().has("resolution")) {
      return Optional.of(turn(told, to, told.at(), 0, told.by()));
    }
    if (ends && !told.fields().shows("resolution")) {
      return Optional.empty();
    }
    Optional<Instant> at = noted;
    if (ends && noted.isEmpty()) {
      at = JiraForm.time(told.fields(), "resolutiondate");
    }
    // Version 1: the delivery that tells who did it is kept rather than this one.
    return at.map(then -> turn(told, to, then, 1, Optional.empty()));
  }

  /** Whether the category changed with this event; where Jira notes no time of it, it may have. */
  private static boolean isNow(Told told, Optional<Instant> noted) {
    return noted
        .map(then -> Duration.between(then, told.at()).abs().compareTo(JUST_NOW) <= 0)
        .orElse(true);
  }

  private static Optional<Instant> noted(Told told) throws BadField {
    return JiraForm.time(told.fields(), "statuscategorychangedate");
  }

  /** The later of the event's time and the status's own. */
  private static Instant latest(Told told) throws BadField {
    return noted(told).filter(told.at()::isBefore).orElse(told.at());
  }

  /** Open again, where the issue was done or under way before this change of its status. */
  private static Optional<Fact> reopened(Told told) throws BadField {
    Optional<Change> status = told.changes().of("status");
    if (told.isNew() || status.isEmpty()) {
      return Optional.empty();
    }
    Optional<Change> resolution = told.changes().of("resolution");
    boolean undone = resolution.isPresent() && resolution.get().is().isEmpty();
    Optional<Instant> noted = noted(told);
    boolean left =
        noted.isPresent() ? isNow(told, noted) : !NOT_BEGUN.contains(lower(status.get().was()));
    // Version 1: in one instant, an issue is no longer blocked before it is open again.
    return undone || left
        ? Optional.of(turn(told, Transition.REOPENED, latest(told), 1, told.by()))
        : Optional.empty();
  }

  /** The flag of its board, or a status that is called so. */
  private static List<Fact> blocked(Told told, String category) throws BadField {
    Optional<Change> status = told.changes().of("status");
    Instant at = status.isPresent() ? latest(told) : told.at();
    Optional<Change> flag = told.changes().of("Flagged");
    if (flag.isPresent()) {
      return flag.get().is().isPresent()
          ? List.of(blocked(told, at, "flagged as an impediment"))
          : List.of(turn(told, Transition.UNBLOCKED, at, 0, told.by()));
    }
    if (status.isEmpty() || category.equals("done")) {
      return List.of();
    }
    if (BLOCKED.contains(lower(status.get().is()))) {
      return List.of(blocked(told, at, "its status says so"));
    }
    return BLOCKED.contains(lower(status.get().was()))
        ? List.of(turn(told, Transition.UNBLOCKED, at, 0, told.by()))
        : List.of();
  }

  private static Fact blocked(Told told, Instant at, String why) {
    return new Fact.Blocked(
        told.item(), at, 0, told.actor(), Optional.of(why), Optional.empty(), Optional.empty());
  }

  private static Fact turn(
      Told told, Transition to, Instant at, long version, Optional<PersonRef> by) {
    return new Fact.StatusChanged(told.item(), at, version, told.actor(), to, by);
  }

  private static String lower(Optional<String> name) {
    return name.orElse("").toLowerCase(Locale.ROOT);
  }
}
