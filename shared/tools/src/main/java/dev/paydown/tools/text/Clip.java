package dev.paydown.tools.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/** Texts kept short enough for a row of the log: what is cut ends in an ellipsis. */
public final class Clip {
  /** The most characters of a title. */
  public static final int TITLE = 1_000;

  /** The most characters of a running text. */
  public static final int TEXT = 8_000;

  /** The most things owed, and links stated, that one text is read for. */
  public static final int LIST = 50;

  private static final Pattern SPACE = Pattern.compile("[\\s\\x{85}\\p{Zl}\\p{Zp}]+");

  /** Joiners stay: they hold words of some scripts, and pictures, together. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\x{200c}\\x{200d}]]");

  /** From so many characters on, a copy to compare with is cheaper than a look at each. */
  private static final int WORTHWHILE = 128;

  private Clip() {}

  /** A title: one line. */
  public static String title(String text) {
    return line(text, TITLE);
  }

  /** One line of at most so many characters, without control characters and turns of direction. */
  public static String line(String text, int most) {
    if (isPlainLine(text)) {
      return to(text, most);
    }
    String spaced = SPACE.matcher(text).replaceAll(" ");
    String visible = INVISIBLE.matcher(spaced).replaceAll("");
    return to(SPACE.matcher(visible).replaceAll(" ").strip(), most);
  }

  /** Whether nothing of it would be taken away: most titles and names are that plain. */
  private static boolean isPlainLine(String text) {
    char before = ' ';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return before != ' ' || text.isEmpty();
  }

  /** A running text. */
  public static String text(String text) {
    return to(text.strip(), TEXT);
  }

  /** The text, of at most so many characters; half a surrogate pair becomes U+FFFD. */
  public static String to(String text, int most) {
    if (text.length() <= most) {
      return whole(text);
    }
    String whole = whole(text.substring(0, most));
    int end = Character.isHighSurrogate(whole.charAt(most - 2)) ? most - 2 : most - 1;
    return whole.substring(0, end) + "…";
  }

  private static String whole(String text) {
    if (!isBroken(text)) {
      return text;
    }
    StringBuilder mended = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> mended.appendCodePoint(Character.getType(c) == Character.SURROGATE ? 0xfffd : c));
    return mended.toString();
  }

  /** The JDK copies and compares such a text some five times faster than a loop looks at it. */
  private static boolean isLatin(String text) {
    return new String(text.getBytes(ISO_8859_1), ISO_8859_1).equals(text);
  }

  /**
   * Whether half a surrogate pair stands in it; every text passes here, so it is looked at once.
   */
  private static boolean isBroken(String text) {
    if (text.length() >= WORTHWHILE && isLatin(text)) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean isPair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!isPair) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
