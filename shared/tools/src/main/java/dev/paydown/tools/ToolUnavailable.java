package dev.paydown.tools;

import java.time.Duration;

/** A tool did not answer, or asked for time. */
public final class ToolUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Duration after;

  /**
   * Says what did not answer.
   *
   * @param after how long to leave it alone
   */
  public ToolUnavailable(String message, Duration after) {
    super(message);
    this.after = after;
  }

  /** How long to leave the tool alone. */
  public Duration after() {
    return after;
  }
}
