package dev.paydown.batch.wake;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * One run of the schedule.
 *
 * @param scheduledTime the instant that it was scheduled for; absent where somebody runs it by hand
 */
public record WakeRun(@Nullable String scheduledTime) {

  /**
   * The instant it stands for.
   *
   * @throws java.time.format.DateTimeParseException if the scheduled time is no instant
   */
  Instant at(InstantSource clock) {
    return scheduledTime == null || scheduledTime.isBlank()
        ? clock.instant()
        : Instant.parse(scheduledTime);
  }
}
