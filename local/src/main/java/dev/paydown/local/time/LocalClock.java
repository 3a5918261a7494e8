package dev.paydown.local.time;

import dev.paydown.local.disk.Disk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The clock that every part of the embedded run reads: real time, set apart from it by a distance
 * that is kept, so that it goes on from where it was after a restart. While it is held it stands
 * still. It never goes back.
 */
public final class LocalClock implements InstantSource {
  private final InstantSource real;
  private final Path file;
  private Duration ahead;
  private Optional<Instant> held;

  /**
   * The clock as it was left in the file; else held at {@code start}; else real time.
   *
   * @param file holds the distance from real time
   */
  public LocalClock(InstantSource real, Path file, Optional<Instant> start) {
    this.real = real;
    this.file = file;
    Optional<String> kept = Disk.read(file);
    ahead = kept.map(text -> Duration.parse(text.strip())).orElse(Duration.ZERO);
    held = kept.isPresent() ? Optional.empty() : start;
  }

  @Override
  public synchronized Instant instant() {
    return held.orElseGet(() -> real.instant().plus(ahead));
  }

  /** Stands still at the instant, or where it is if that is later; kept. */
  public synchronized void holdAt(Instant instant) {
    Instant now = instant();
    Instant to = instant.isAfter(now) ? instant : now;
    held = Optional.of(to);
    keep(to);
  }

  /** Ticks on from where it stands; does nothing if it is not held. */
  public synchronized void release() {
    held.ifPresent(this::keep);
    held = Optional.empty();
  }

  private void keep(Instant now) {
    ahead = Duration.between(real.instant(), now);
    Disk.write(file, ahead.toString());
  }
}
