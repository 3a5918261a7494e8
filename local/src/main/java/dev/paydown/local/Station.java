package dev.paydown.local;

import java.time.Instant;
import java.util.Optional;

/** A place where work may wait. */
public interface Station {

  /** Whether something waits here, or is under way, that could be worked off now. */
  boolean isBusy();

  /** When something that is hidden here shows again, by the run's own clock. */
  default Optional<Instant> nextVisible() {
    return Optional.empty();
  }
}
