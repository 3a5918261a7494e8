package dev.paydown.brain.debt;

import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One stretch of time over which something was owed, or will be once its term runs out.
 *
 * @param about which of several of its kind on one item: whose approval, whose answer; else empty
 * @param isAgain the same matter as the episode before it come back, rather than a new one
 * @param others the other items it is about: what blocks, the rest of a cycle
 * @param since what its term counts from
 * @param openedAt the instant at which the term runs out; may be still to come
 * @param ended when and how it ended, if it did
 * @param escalatesAt when it is raised
 * @param clearer who is to act: their lead is told
 * @param because one line that names its events
 * @param afresh when it would open, did its term begin at that instant
 */
record Episode(
    LiabilityKind kind,
    Item item,
    String about,
    boolean isAgain,
    List<String> others,
    Instant since,
    Instant openedAt,
    Optional<Ended> ended,
    Optional<Instant> escalatesAt,
    Optional<String> clearer,
    String because,
    UnaryOperator<Instant> afresh) {
  Episode {
    others = List.copyOf(others);
  }

  /** How an episode ended. */
  record Ended(Instant at, LiabilityState how) {}

  /** Whether its term ran out by an instant, and before it ended. */
  boolean hasOpenedBy(Instant now) {
    return !openedAt.isAfter(now) && ended.map(end -> end.at().isAfter(openedAt)).orElse(true);
  }

  /** What tells it from every other of its kind on its item. */
  String occasion() {
    if (about.isEmpty()) {
      return since.toString();
    }
    return isAgain ? about + "|" + since : about;
  }

  /** The same, were it owed from the start. */
  Episode openedAtOnce() {
    return new Episode(
        kind,
        item,
        about,
        isAgain,
        others,
        since,
        since,
        ended,
        escalatesAt,
        clearer,
        because,
        afresh);
  }

  /** This episode and a later one as one: it opened with this one and ends as that one. */
  Episode continuedBy(Episode later) {
    return new Episode(
        kind,
        item,
        about,
        isAgain,
        later.others,
        since,
        openedAt,
        later.ended,
        escalatesAt.or(later::escalatesAt),
        later.clearer,
        later.because,
        afresh);
  }
}
