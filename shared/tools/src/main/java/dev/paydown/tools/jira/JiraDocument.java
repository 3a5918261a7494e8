package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.act.PacketParts;
import dev.paydown.tools.act.PacketParts.Part;

/**
 * A context packet as a document of the Atlassian Document Format. Text there is text: no mark in
 * it means anything, and nobody is called but by a mention node, of which there is none.
 */
final class JiraDocument {
  private final ArrayNode content = JsonNodeFactory.instance.arrayNode();

  private JiraDocument() {}

  static ObjectNode of(Execution execution) {
    JiraDocument document = new JiraDocument();
    PacketParts.of(execution).forEach(document::add);
    ObjectNode doc = node("doc").put("version", 1);
    doc.set("content", document.content);
    return doc;
  }

  private void add(Part part) {
    switch (part) {
      case Part.Quote(String text) -> quote(text);
      case Part.Section(String title, String text) -> {
        paragraph(content, title, "strong");
        quote(text);
      }
      case Part.Links(var places) -> {
        paragraph(content, "Links", "strong");
        places.forEach(this::link);
      }
      case Part.Closing(String recipient, String mark) ->
          paragraph(content, "Confirmed by " + recipient + ", by Paydown " + mark + ".", "em");
    }
  }

  private void quote(String text) {
    ArrayNode lines = content.addObject().put("type", "blockquote").putArray("content");
    text.lines().filter(line -> !line.isBlank()).forEach(line -> paragraph(lines, line, ""));
    if (lines.isEmpty()) {
      content.remove(content.size() - 1);
    }
  }

  private static void paragraph(ArrayNode to, String text, String mark) {
    ObjectNode said = node("text").put("text", text);
    if (!mark.isEmpty()) {
      said.putArray("marks").addObject().put("type", mark);
    }
    to.addObject().put("type", "paragraph").putArray("content").add(said);
  }

  private void link(Packet.Place place) {
    ObjectNode address = node("text").put("text", place.url());
    ObjectNode mark = address.putArray("marks").addObject().put("type", "link");
    mark.putObject("attrs").put("href", place.url());
    ArrayNode line = content.addObject().put("type", "paragraph").putArray("content");
    line.add(node("text").put("text", place.label() + ": ")).add(address);
  }

  private static ObjectNode node(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }
}
