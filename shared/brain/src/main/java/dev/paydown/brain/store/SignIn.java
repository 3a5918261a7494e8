package dev.paydown.brain.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A code under way to somebody who wants to sign in.
 *
 * @param codeHash SHA-256 (hex) of the code with what it is bound to; empty text: it is spent
 * @param expiresAt from when on it opens nothing
 * @param triesLeft how often it may still be tried
 * @param mailedAt when it was mailed
 * @param windowFrom since when {@code mailed} counts
 * @param mailed how many codes went to that address since then
 */
public record SignIn(
    String workspace,
    String email,
    String codeHash,
    Instant expiresAt,
    int triesLeft,
    Instant mailedAt,
    Instant windowFrom,
    int mailed) {
  /** How long a code is good for (ASVS 5.0, 6.5.5: at most ten minutes). */
  public static final Duration LASTS = Duration.ofMinutes(10);

  /** How often one code may be tried. */
  public static final int TRIES = 5;

  private static final Duration BETWEEN_MAILS = Duration.ofSeconds(30);
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final int MOST_MAILS = 5;

  /** The first code of an address. */
  public static SignIn first(String workspace, String email, String codeHash, Instant now) {
    return new SignIn(workspace, email, codeHash, now.plus(LASTS), TRIES, now, now, 1);
  }

  /**
   * Whether another code may be mailed: not twice in half a minute, not more than five times an
   * hour, and not to somebody who has just guessed wrong as often as allowed.
   */
  public boolean mayMail(Instant now) {
    boolean isGuessedOut = triesLeft <= 0 && !codeHash.isEmpty() && expiresAt.isAfter(now);
    boolean isTooSoon = mailedAt.plus(BETWEEN_MAILS).isAfter(now);
    boolean isTooOften = mailed >= MOST_MAILS && windowFrom.plus(WINDOW).isAfter(now);
    return !isGuessedOut && !isTooSoon && !isTooOften;
  }

  /**
   * The same with a new code. Tries spent on a code still alive count on, so that asking anew buys
   * no more guesses.
   */
  public SignIn mailedAnew(String newCodeHash, Instant now) {
    boolean isSameWindow = windowFrom.plus(WINDOW).isAfter(now);
    boolean isAlive = !codeHash.isEmpty() && expiresAt.isAfter(now);
    return new SignIn(
        workspace,
        email,
        newCodeHash,
        now.plus(LASTS),
        isAlive ? triesLeft : TRIES,
        now,
        isSameWindow ? windowFrom : now,
        isSameWindow ? mailed + 1 : 1);
  }

  /** Whether it can still be answered. */
  public boolean isAlive(Instant now) {
    return !codeHash.isEmpty() && triesLeft > 0 && expiresAt.isAfter(now);
  }

  /** The same after one more try. */
  public SignIn tried() {
    return new SignIn(
        workspace, email, codeHash, expiresAt, triesLeft - 1, mailedAt, windowFrom, mailed);
  }

  /** The same once it was answered rightly: good for nothing more. */
  public SignIn spent() {
    return new SignIn(workspace, email, "", expiresAt, 0, mailedAt, windowFrom, mailed);
  }

  /** Leaves the code's hash out: eight digits are soon guessed from it. */
  @Override
  public String toString() {
    return "SignIn[" + workspace + " " + expiresAt + "]";
  }
}
