package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What somebody wrote in Jira: wiki markup, or a document of the Atlassian Document Format.
 *
 * @param markdown the same as Markdown
 * @param asks whom it mentions, each once, in its order
 */
record JiraText(String markdown, List<PersonRef> asks) {
  /** The most characters that are read; Jira's own limit is half of it. */
  static final int MOST = 65_536;

  private static final Pattern MENTION =
      Pattern.compile("\\[~(?:accountid:)?([^\\[\\]\\s]{1,200})]");

  JiraText {
    asks = List.copyOf(asks);
  }

  /** The text in that field; an empty one where it is absent. */
  static JiraText of(String connection, Fields holder, String name) throws BadField {
    JsonNode node = holder.raw(name);
    if (node.isObject()) {
      AdfText document = AdfText.of(node);
      List<PersonRef> asks =
          document.mentioned().stream().map(id -> PersonRef.alias(connection, id)).toList();
      return new JiraText(document.markdown(), asks);
    }
    if (!node.isTextual() && !node.isMissingNode()) {
      throw holder.bad(name, "is neither a text nor a document");
    }
    return ofWiki(connection, holder.text(name).orElse(""));
  }

  static JiraText ofWiki(String connection, String wiki) {
    String markdown = WikiText.markdown(Clip.to(wiki, MOST));
    return new JiraText(markdown, Asked.named(MENTION, connection, markdown));
  }
}
