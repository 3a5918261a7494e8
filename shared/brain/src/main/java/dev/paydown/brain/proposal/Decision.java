package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.Map;

/** What was answered: by the bound recipient, or by the workspace's own setting. */
public sealed interface Decision {

  /** Who confirmed where nobody was asked, as audit and executions name it. */
  String BY_SETTING = "paydown, by the workspace's setting";

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

  /**
   * Make every move, because the workspace lets this kind run by itself. Only internal moves, whose
   * values are all said, are ever made so.
   *
   * @param chosen move id to the value it shall get
   */
  record Run(Map<String, String> chosen) implements Decision {
    public Run {
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
