package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.Map;

/** What the bound recipient answered. */
public sealed interface Decision {

  /**
   * Make the chosen moves.
   *
   * @param chosen move id to the value it shall get, the recipient's own where the move asks one
   */
  record Confirm(Map<String, String> chosen) implements Decision {
    public Confirm {
      chosen = Map.copyOf(chosen);
    }
  }

  /** Make none of them. */
  record Decline(DeclineReason reason, String comment) implements Decision {}

  /** Ask again then; interest keeps running. */
  record Snooze(Instant until) implements Decision {}

  /** Ask somebody else. */
  record Reassign(String to) implements Decision {}
}
