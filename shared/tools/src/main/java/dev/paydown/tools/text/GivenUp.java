package dev.paydown.tools.text;

import java.util.regex.Pattern;

/**
 * The words of resolutions, reasons and statuses that close an item without its work being done:
 * those that trackers come with, and those that teams commonly add.
 */
public final class GivenUp {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:wo['\u2019]?nt|won['\u2019]t|will not|not going)[ -]?(?:to )?(?:do|fix|be (?:done|fixed))\\b"
              + "|\\bduplicate[ds]?\\b"
              + "|\\bcan(?:not|['\u2019]?t| not) (?:be )?reproduced?\\b"
              + "|\\b(?:declined|rejected|cancell?ed|abandoned|withdrawn|discarded)\\b"
              + "|\\b(?:obsolete|out ?dated|superseded|invalid|incomplete)\\b"
              + "|\\bnot an? (?:bug|issue|defect)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Of these, those that somebody decides, and that say nothing of what the item was. */
  private static final Pattern DECIDED =
      Pattern.compile(
          "\\b(?:wo['\u2019]?n['\u2019]?t|will not|not going|declined|rejected|cancell?ed|abandoned"
              + "|withdrawn|discarded)",
          Pattern.CASE_INSENSITIVE);

  private GivenUp() {}

  /** Whether the name says that somebody decided against it: {@code wontfix}. */
  public static boolean saysDecided(String name) {
    return DECIDED.matcher(name).find();
  }

  /** Whether the name says that nobody will do it. */
  public static boolean says(String name) {
    return WORDS.matcher(name).find();
  }
}
