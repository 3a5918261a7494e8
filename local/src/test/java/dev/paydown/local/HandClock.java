package dev.paydown.local;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that a test moves by hand. */
public final class HandClock implements InstantSource {
  private Instant now;

  /** Stands there. */
  public HandClock(String now) {
    this.now = Instant.parse(now);
  }

  /** Moves on. */
  public void pass(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
