package dev.paydown.tools.text;

import dev.paydown.brain.event.PersonRef;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whom a text asks. */
public final class Asked {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![A-Za-z0-9])@([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,5})");

  /** As GitHub and Bitbucket write users; one at the end of an address is none. */
  private static final Pattern USER =
      Pattern.compile("(?<![A-Za-z0-9._@/-])@([A-Za-z0-9][A-Za-z0-9_-]{0,99})(?![A-Za-z0-9_@/-])");

  /**
   * As GitLab, Gitea and Bitbucket's servers do: with dots, one at the end being the sentence's.
   */
  private static final Pattern DOTTED_USER =
      Pattern.compile(
          "(?<![A-Za-z0-9._@/-])@"
              + "([A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,253}[A-Za-z0-9_-])?)"
              + "(?![A-Za-z0-9_@/-]|\\.[A-Za-z0-9_])");

  /** A mark that ends something: one within an address does not. */
  private static final Pattern QUESTION = Pattern.compile("[?？؟](?![^\\s\"'”’»)\\]*_?!.])");

  private Asked() {}

  /** Whether it asks something, outside of quotations and code. */
  public static boolean isQuestion(String markdown) {
    return ProseLines.of(Clip.text(markdown)).stream()
        .map(ProseLines::withoutCode)
        .anyMatch(line -> QUESTION.matcher(line).find());
  }

  /**
   * Those named as {@code @ada@example.com}, outside of quotations and code, each once, in the
   * order of the text.
   */
  public static List<PersonRef> byAddress(String markdown) {
    return ProseLines.of(Clip.text(markdown)).stream()
        .map(ProseLines::withoutCode)
        .flatMap(line -> ADDRESS.matcher(line).results())
        .map((MatchResult asked) -> PersonRef.email(asked.group(1)))
        .distinct()
        .limit(Clip.LIST)
        .toList();
  }

  /**
   * Those named as {@code @ada}, a user name of that connection's tool, outside of quotations and
   * code, each once, in the order of the text.
   */
  public static List<PersonRef> byUserName(String connection, String markdown) {
    return named(USER, connection, markdown);
  }

  /** The same where a user name may hold dots: {@code @ada.lovelace}. */
  public static List<PersonRef> byDottedUserName(String connection, String markdown) {
    return named(DOTTED_USER, connection, markdown);
  }

  /** Those whose id in that connection's tool is the first group of such a mention, likewise. */
  public static List<PersonRef> named(Pattern mention, String connection, String markdown) {
    return ProseLines.of(Clip.text(markdown)).stream()
        .map(ProseLines::withoutCode)
        .flatMap(line -> mention.matcher(line).results())
        .map((MatchResult asked) -> PersonRef.alias(connection, asked.group(1)))
        .distinct()
        .limit(Clip.LIST)
        .toList();
  }
}
