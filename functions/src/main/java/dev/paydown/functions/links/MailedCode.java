package dev.paydown.functions.links;

import java.security.SecureRandom;
import java.util.Locale;

/** A code of eight digits that is mailed, and typed into the page that waits for it. */
public final class MailedCode {
  private static final int CODES = 100_000_000;

  private MailedCode() {}

  /** A new one. */
  public static String fresh(SecureRandom random) {
    return String.format(Locale.ROOT, "%08d", random.nextInt(CODES));
  }

  /** What somebody typed, without the blanks and dashes that people put between digits. */
  public static String typed(String given) {
    return given.replaceAll("[\\s-]", "");
  }
}
