package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.text.Clip;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A document of the Atlassian Document Format as Markdown (Atlassian developer docs, Atlassian
 * Document Format). Nodes of unknown types are read for what is in them.
 */
final class AdfText {
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");
  private final StringBuilder markdown = new StringBuilder();
  private final Set<String> mentioned = new LinkedHashSet<>();
  private boolean inQuote;

  private AdfText() {}

  static AdfText of(JsonNode document) {
    AdfText text = new AdfText();
    text.blocks(document, "");
    return text;
  }

  String markdown() {
    return Clip.to(markdown.toString().strip(), JiraText.MOST);
  }

  /** The account ids of whom it mentions outside of quotations. */
  Set<String> mentioned() {
    return mentioned;
  }

  private void blocks(JsonNode parent, String before) {
    for (JsonNode node : parent.path("content")) {
      if (markdown.length() > JiraText.MOST) {
        return;
      }
      block(node, before);
    }
  }

  private void block(JsonNode node, String before) {
    JsonNode attrs = node.path("attrs");
    switch (node.path("type").asText()) {
      case "paragraph" -> line(before, node);
      case "heading" ->
          line(before + "#".repeat(Math.clamp(attrs.path("level").asInt(1), 1, 6)) + " ", node);
      case "taskItem", "decisionItem" -> line(before + (isDone(attrs) ? "- [x] " : "- [ ] "), node);
      case "listItem" -> item(node, before);
      case "bulletList", "orderedList", "taskList" -> blocks(node, before);
      case "codeBlock" -> {
        markdown.append("```\n");
        line("", node);
        markdown.append("```\n");
      }
      case "blockquote" -> {
        boolean outer = inQuote;
        inQuote = true;
        blocks(node, "> " + before);
        inQuote = outer;
      }
      case "blockCard", "embedCard" ->
          markdown.append(before).append(attrs.path("url").asText()).append('\n');
      default -> blocks(node, before);
    }
  }

  private static boolean isDone(JsonNode attrs) {
    String state = attrs.path("state").asText();
    return state.equals("DONE") || state.equals("DECIDED");
  }

  /** The first block of an item stands after the mark, what follows below it. */
  private void item(JsonNode node, String before) {
    String mark = before + "- ";
    for (JsonNode block : node.path("content")) {
      block(block, mark);
      mark = before + "  ";
    }
  }

  private void line(String before, JsonNode node) {
    markdown.append(before);
    for (JsonNode inline : node.path("content")) {
      if (markdown.length() <= JiraText.MOST) {
        inline(inline, before);
      }
    }
    markdown.append('\n');
  }

  private void inline(JsonNode node, String before) {
    JsonNode attrs = node.path("attrs");
    switch (node.path("type").asText()) {
      case "text" -> text(node);
      case "hardBreak" ->
          markdown.append('\n').append(inQuote ? "> " : before.replaceAll("\\S", " "));
      case "mention" -> {
        String id = attrs.path("id").asText().replaceFirst("^accountid:", "");
        if (!inQuote && mentioned.size() < Clip.LIST && ID.matcher(id).matches()) {
          mentioned.add(id);
        }
        markdown.append(attrs.path("text").asText("@" + id));
      }
      case "inlineCard" -> markdown.append(attrs.path("url").asText());
      default -> markdown.append(attrs.path("text").asText());
    }
  }

  private void text(JsonNode node) {
    String text = node.path("text").asText();
    for (JsonNode mark : node.path("marks")) {
      String link = mark.path("attrs").path("href").asText();
      if (!link.isEmpty() && !link.equals(text)) {
        markdown.append('[').append(text).append("](").append(link).append(')');
        return;
      }
    }
    markdown.append(text);
  }
}
