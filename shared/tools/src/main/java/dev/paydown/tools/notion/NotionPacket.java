package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.act.PacketParts;
import dev.paydown.tools.act.PacketParts.Part;

/**
 * A context packet as Notion's rich text, where text is text: no mark in it means anything, and
 * nobody is called but by a mention, of which there is none. What others wrote stands behind marks
 * of quotation, so that it is not read back as a statement.
 */
final class NotionPacket {
  /** The most that one piece may hold (Notion docs, Request limits). */
  private static final int PIECE = 2_000;

  private final ArrayNode pieces = NotionApi.object().arrayNode();

  private NotionPacket() {}

  static ArrayNode of(Execution execution) {
    NotionPacket packet = new NotionPacket();
    PacketParts.of(execution).forEach(packet::add);
    return packet.pieces;
  }

  private void add(Part part) {
    switch (part) {
      case Part.Quote(String text) -> quote(text);
      case Part.Section(String title, String text) -> {
        bold("\n" + title + "\n");
        quote(text);
      }
      case Part.Links(var places) -> {
        bold("\nLinks\n");
        places.forEach(this::link);
      }
      case Part.Closing(String recipient, String mark) ->
          text("\nConfirmed by " + recipient + ", by Paydown " + mark + ".");
    }
  }

  private void quote(String text) {
    StringBuilder quoted = new StringBuilder();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> quoted.append("> ").append(line).append('\n'));
    text(quoted.toString());
  }

  private void text(String text) {
    for (int from = 0; from < text.length(); from += PIECE) {
      piece(text.substring(from, Math.min(text.length(), from + PIECE)));
    }
  }

  private void bold(String text) {
    piece(text).putObject("annotations").put("bold", true);
  }

  private void link(Packet.Place place) {
    text(place.label() + ": ");
    ObjectNode address = piece(place.url());
    ((ObjectNode) address.path("text")).putObject("link").put("url", place.url());
    text("\n");
  }

  private ObjectNode piece(String text) {
    ObjectNode piece = pieces.addObject().put("type", "text");
    piece.putObject("text").put("content", text);
    return piece;
  }
}
