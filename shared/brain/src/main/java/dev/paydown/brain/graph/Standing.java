package dev.paydown.brain.graph;

import dev.paydown.brain.graph.ItemFacts.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an item stands from an instant on, until its next turn that changes anything.
 *
 * @param from {@link Instant#MIN} before its first turn
 * @param startedAt when it was last started, if it is or has been since it was last reopened
 * @param endedAt when it was finished or cancelled, if it is
 */
public record Standing(
    Instant from, Status status, Optional<Instant> startedAt, Optional<Instant> endedAt) {

  /** Where these turns leave an item. */
  static Standing of(List<Turn> turns) {
    return course(turns).getLast();
  }

  /** Every standing that these turns gave an item, oldest first, from before the first of them. */
  public static List<Standing> course(List<Turn> turns) {
    Walk walk = new Walk();
    turns.forEach(walk::take);
    return walk.course;
  }

  /** Whether it is open and nobody has begun. */
  public boolean isUnstarted() {
    return status.isLive() && startedAt.isEmpty();
  }

  /** Whether somebody has begun and it has not ended. */
  public boolean isUnderWay() {
    return status.isLive() && startedAt.isPresent();
  }

  private static final class Walk {
    private final List<Standing> course = new ArrayList<>();
    private Status underBlock = Status.OPEN;

    Walk() {
      course.add(new Standing(Instant.MIN, Status.OPEN, Optional.empty(), Optional.empty()));
    }

    void take(Turn turn) {
      Standing now = course.getLast();
      Instant at = turn.stamp().at();
      switch (turn.to()) {
        case STARTED ->
            become(at, Status.STARTED, now.startedAt().or(() -> Optional.of(at)), Optional.empty());
        case FINISHED -> end(at, Status.DONE);
        case CANCELLED -> end(at, Status.CANCELLED);
        case REOPENED -> {
          if (!now.status().isLive() || now.status() == Status.STARTED) {
            become(at, Status.OPEN, Optional.empty(), Optional.empty());
          }
        }
        case BLOCKED -> {
          if (now.status().isLive() && now.status() != Status.BLOCKED) {
            underBlock = now.status();
            become(at, Status.BLOCKED, now.startedAt(), Optional.empty());
          }
        }
        case UNBLOCKED -> {
          if (now.status() == Status.BLOCKED) {
            become(at, underBlock, now.startedAt(), Optional.empty());
          }
        }
      }
    }

    private void end(Instant at, Status status) {
      if (course.getLast().status() != status) {
        become(at, status, course.getLast().startedAt(), Optional.of(at));
      }
    }

    private void become(
        Instant at, Status status, Optional<Instant> startedAt, Optional<Instant> endedAt) {
      Standing before = course.getLast();
      boolean changes =
          before.status() != status
              || !before.startedAt().equals(startedAt)
              || !before.endedAt().equals(endedAt);
      if (changes) {
        course.add(new Standing(at, status, startedAt, endedAt));
      }
    }
  }
}
