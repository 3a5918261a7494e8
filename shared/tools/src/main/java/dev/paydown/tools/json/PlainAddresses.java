package dev.paydown.tools.json;

/**
 * Addresses of the plainest form, as nearly all are: letters and digits, and the few marks that
 * mean nothing else anywhere in an address. What is not of this form may be one still; patterns and
 * parsers, which know, take several times as long.
 */
final class PlainAddresses {
  private static final String WEB = "https://";
  private static final int LONGEST_WEB = 2_000;
  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_DOMAIN = 190;

  private PlainAddresses() {}

  /** Whether the text is such an email address. */
  static boolean isEmail(String text) {
    int at = text.indexOf('@');
    int domain = text.length() - at - 1;
    return at >= 1
        && at <= LONGEST_LOCAL_PART
        && domain >= 1
        && domain <= LONGEST_DOMAIN
        && isOf(".-", text, 0, at)
        && isOf(".-", text, at + 1, text.length());
  }

  /** Whether the text is such an address in the web, of a host and a path. */
  static boolean isWeb(String text) {
    if (!text.startsWith(WEB) || text.length() > LONGEST_WEB) {
      return false;
    }
    int slash = text.indexOf('/', WEB.length());
    int end = slash < 0 ? text.length() : slash;
    return isHost(text, end) && isOf("/.-_~", text, end, text.length());
  }

  /** Names with dots between them, each of letters and digits and none beginning with a digit. */
  private static boolean isHost(String text, int end) {
    boolean isFirst = true;
    for (int i = WEB.length(); i < end; i++) {
      char c = text.charAt(i);
      if (isFirst ? !isLetter(c) : !isLetter(c) && !isDigit(c) && c != '.') {
        return false;
      }
      isFirst = c == '.';
    }
    return !isFirst;
  }

  private static boolean isOf(String marks, String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && marks.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
