package dev.paydown.tools.azuredevops;

import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.HtmlText;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What somebody wrote, be it HTML or Markdown.
 *
 * @param asks whom it mentions, each once, in its order
 */
record Written(String markdown, List<PersonRef> asks) {
  /** How Markdown mentions somebody: {@code @<id>}. */
  private static final Pattern MENTION = Pattern.compile("@<([0-9a-fA-F-]{36})>");

  Written {
    asks = List.copyOf(asks);
  }

  static Written of(String connection, String text) {
    if (HtmlText.is(text)) {
      HtmlText html = HtmlText.of(text);
      List<PersonRef> asks =
          html.mentioned().stream().map(id -> PersonRef.alias(connection, id)).toList();
      return new Written(html.markdown(), asks);
    }
    // The same id is written in capitals where it is mentioned, and in small letters elsewhere.
    String markdown =
        MENTION.matcher(text).replaceAll(mention -> mention.group().toLowerCase(Locale.ROOT));
    return new Written(markdown.strip(), Asked.named(MENTION, connection, markdown));
  }
}
