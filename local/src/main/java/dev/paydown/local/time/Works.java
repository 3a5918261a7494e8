package dev.paydown.local.time;

import dev.paydown.local.Signal;
import dev.paydown.local.Station;
import dev.paydown.local.time.Schedules.Due;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Runs what falls due as the clock ticks, and moves the clock on demand: everything due in between
 * runs at its own instant, in order, and what follows from it is worked off before the next.
 */
public final class Works implements Runnable {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final Duration DRAIN_LOOK = Duration.ofMillis(20);
  private static final Duration DRAIN_AT_MOST = Duration.ofMinutes(2);

  private final LocalClock clock;
  private final Schedules schedules;
  private final List<Station> stations;
  private final Signal signal;
  private final ReentrantLock step = new ReentrantLock();

  /** Something is still under way after the longest wait. */
  public static final class NotDrained extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotDrained(String message) {
      super(message);
    }
  }

  /**
   * The works.
   *
   * @param stations where work may wait; what is hidden there falls due too
   */
  public Works(
      LocalClock clock,
      Schedules schedules,
      Collection<? extends Station> stations,
      Signal signal) {
    this.clock = clock;
    this.schedules = schedules;
    this.stations = List.copyOf(stations);
    this.signal = signal;
  }

  /** Runs schedules as the clock ticks, until it is stopped. */
  @Override
  public void run() {
    try {
      while (!signal.isStopped() && !Thread.interrupted()) {
        step.lockInterruptibly();
        try {
          schedules.nextBy(clock.instant()).ifPresent(schedules::run);
        } finally {
          step.unlock();
        }
        if (!signal.isStopped()) {
          signal.await(signal.count(), LOOK);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Moves the clock on and says what it shows once all is drained.
   *
   * @throws NotDrained if something is still under way after two minutes at one instant
   */
  public Instant advance(Duration by) throws InterruptedException {
    step.lockInterruptibly();
    try {
      clock.holdAt(clock.instant());
      Instant target = clock.instant().plus(by);
      drain();
      Optional<Instant> next = nextInstant(target);
      while (next.isPresent()) {
        clock.holdAt(next.get());
        Optional<Due> due = schedules.nextBy(next.get());
        while (due.isPresent()) {
          schedules.run(due.get());
          drain();
          due = schedules.nextBy(next.get());
        }
        signal.raise();
        drain();
        next = nextInstant(target);
      }
      clock.holdAt(target);
      signal.raise();
      drain();
      return target;
    } finally {
      clock.release();
      step.unlock();
    }
  }

  private Optional<Instant> nextInstant(Instant target) {
    return Stream.concat(
            schedules.nextBy(target).map(Due::at).stream(),
            stations.stream().flatMap(station -> station.nextVisible().stream()))
        .filter(at -> !at.isAfter(target))
        .min(Instant::compareTo);
  }

  /**
   * Returns once nothing waits that could be worked off now.
   *
   * @throws NotDrained after two minutes
   */
  public void drain() throws InterruptedException {
    long deadline = System.nanoTime() + DRAIN_AT_MOST.toNanos();
    while (true) {
      // Whatever hands work on raises the signal before it is idle itself: if no station is busy
      // and nobody raised the signal while we looked, nothing is on its way between two of them.
      long seen = signal.count();
      if (stations.stream().noneMatch(Station::isBusy) && signal.count() == seen) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new NotDrained(
            "work is still under way after " + DRAIN_AT_MOST.toSeconds() + " seconds");
      }
      signal.await(seen, DRAIN_LOOK);
    }
  }
}
