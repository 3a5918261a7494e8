package dev.paydown.tools.slack;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.act.PacketParts;
import dev.paydown.tools.act.PacketParts.Part;
import dev.paydown.tools.text.Clip;
import java.util.List;

/**
 * A context packet as an answer in Slack's markup (Slack docs, Formatting message text). What other
 * tools' people wrote stands as quotation, with its marks escaped, so that it calls nobody.
 *
 * <p>Slack cuts a text of more than 4,000 characters into several messages (chat.postMessage,
 * Truncating content, asks for no more), so that what is too long is cut here: each part has an
 * even share of the room, and what one leaves the next may take; the links and the mark always
 * stand whole.
 */
final class SlackPacket {
  /** The most characters of an answer. */
  static final int MOST = 3_900;

  /** The most of them that the links take. */
  private static final int LINKS = 1_500;

  private static final String CUT = "> …\n";

  private SlackPacket() {}

  /** The answer that the execution posts. */
  static String of(Execution execution) {
    List<Part> parts = PacketParts.of(execution);
    StringBuilder end = new StringBuilder();
    parts.forEach(part -> end.append(end(part)));
    int left = MOST - end.length();
    int words = (int) parts.stream().filter(SlackPacket::isWords).count();
    StringBuilder text = new StringBuilder();
    for (Part part : parts) {
      if (isWords(part)) {
        String said = words(part, left / words);
        text.append(said);
        left -= said.length();
        words--;
      }
    }
    return text.append(end).toString();
  }

  private static boolean isWords(Part part) {
    return switch (part) {
      case Part.Quote _, Part.Section _ -> true;
      case Part.Links _, Part.Closing _ -> false;
    };
  }

  private static String words(Part part, int room) {
    return switch (part) {
      case Part.Quote(String text) -> quoted("", text, room);
      case Part.Section(String title, String text) -> quoted("\n*" + title + "*\n", text, room);
      case Part.Links _, Part.Closing _ -> "";
    };
  }

  private static String end(Part part) {
    return switch (part) {
      case Part.Quote _, Part.Section _ -> "";
      case Part.Links(List<Packet.Place> places) -> links(places);
      case Part.Closing(String recipient, String mark) ->
          "\n_Confirmed by " + escaped(Clip.line(recipient, 300)) + ", by Paydown_ " + mark;
    };
  }

  private static String links(List<Packet.Place> places) {
    StringBuilder links = new StringBuilder("\n*Links*\n");
    for (Packet.Place place : places) {
      String label = escaped(Clip.line(place.label(), 100));
      String line = "• " + label + ": <" + place.url().replace("&", "&amp;") + ">\n";
      if (links.length() + line.length() <= LINKS) {
        links.append(line);
      }
    }
    return links.toString();
  }

  private static String quoted(String head, String text, int room) {
    StringBuilder quoted = new StringBuilder(head);
    for (String line : text.lines().toList()) {
      String whole = "> " + escaped(line) + "\n";
      int left = room - quoted.length() - CUT.length();
      if (whole.length() > left) {
        return quoted.append(cut(line, left)).append(CUT).toString();
      }
      quoted.append(whole);
    }
    return quoted.toString();
  }

  /** As much of the line as certainly fits: an escaped character is at most five. */
  private static String cut(String line, int room) {
    int most = (room - 3) / 5;
    return most < 2 ? "" : "> " + escaped(Clip.to(line, most)) + "\n";
  }

  /**
   * The text with the three characters of Slack's markup escaped, with its mentions broken, and
   * with no code in it that would not end.
   */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "@\u2060")
        .replace("`", "`\u2060");
  }
}
