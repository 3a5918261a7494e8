package dev.paydown.tools.act;

import dev.paydown.tools.Attempt;

/** When to stop trying and let a person look. */
public final class GivingUp {
  private static final int ATTEMPTS = 12;

  private GivingUp() {}

  /** The same attempt; or, where it was the last and would be tried again, a failure. */
  public static Attempt after(int attempt, Attempt made) {
    return switch (made) {
      case Attempt.Ended ended -> ended;
      case Attempt.Later later when attempt < ATTEMPTS -> later;
      case Attempt.Later later ->
          Attempt.failed("given up after " + attempt + " attempts: " + later.why());
    };
  }
}
