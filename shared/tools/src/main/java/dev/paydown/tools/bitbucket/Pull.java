package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.ItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A pull request as a delivery shows it, be it Cloud's or Data Center's.
 *
 * @param repository as ids of items in it begin; empty where it is not told
 * @param text its description; empty where it is not shown or there is none
 * @param formerly its description before this very change, where that is told
 * @param closedAt when it was merged or declined, where that is told
 * @param closedBy who did; without id where that is not told
 * @param at its last change
 * @param version its own count of changes, where it has one
 */
record Pull(
    ItemRef.Own item,
    Optional<String> key,
    String repository,
    Optional<String> title,
    Optional<String> url,
    String text,
    String formerly,
    User author,
    Optional<Instant> created,
    State state,
    Optional<Instant> closedAt,
    User closedBy,
    List<Reviewer> reviewers,
    Instant at,
    long version) {
  Pull {
    reviewers = List.copyOf(reviewers);
  }

  /** Where it stands. */
  enum State {
    OPEN,
    MERGED,
    /** Or superseded by another one. */
    DECLINED,
    UNSAID;

    static State of(String written) {
      return switch (written) {
        case "OPEN" -> OPEN;
        case "MERGED" -> MERGED;
        case "DECLINED", "SUPERSEDED" -> DECLINED;
        default -> UNSAID;
      };
    }
  }

  /**
   * Somebody who is asked for a review.
   *
   * @param isDecided whether they have approved it or asked for changes
   */
  record Reviewer(User user, boolean isDecided) {}

  /** Whether that user is a reviewer who has not decided. */
  boolean awaits(User user) {
    return reviewers.stream()
        .anyMatch(one -> !one.isDecided() && one.user().shown().id().equals(user.shown().id()));
  }
}
