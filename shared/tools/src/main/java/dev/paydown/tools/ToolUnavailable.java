package dev.paydown.tools;

import java.time.Duration;

/** A tool did not answer, or asked for time. */
public final class ToolUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final Duration after;
  private final boolean isRefusal;

  /**
   * Says what did not answer.
   *
   * @param after how long to leave it alone
   */
  public ToolUnavailable(String message, Duration after) {
    this(message, after, false);
  }

  private ToolUnavailable(String message, Duration after, boolean isRefusal) {
    super(message);
    this.after = after;
    this.isRefusal = isRefusal;
  }

  /**
   * Says that the tool answered, and what it answered is no use: perhaps of this one thing only.
   */
  public static ToolUnavailable refusal(String message, Duration after) {
    return new ToolUnavailable(message, after, true);
  }

  /** Whether the tool answered: asked the same again, it will most likely say the same. */
  public boolean isRefusal() {
    return isRefusal;
  }

  /** How long to leave the tool alone. */
  public Duration after() {
    return after;
  }
}
