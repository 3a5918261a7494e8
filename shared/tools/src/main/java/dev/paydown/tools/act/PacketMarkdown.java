package dev.paydown.tools.act;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.act.PacketParts.Part;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A context packet as a Markdown comment. What other tools' people wrote stands as quotation, with
 * its marks escaped.
 */
public final class PacketMarkdown {
  private static final Pattern MARKS = Pattern.compile("([\\\\`*_{}\\[\\]<>()#!|~])");

  private PacketMarkdown() {}

  /** The comment that the execution adds. */
  public static String of(Execution execution) {
    return of(PacketParts.of(execution));
  }

  /** Those parts. */
  public static String of(List<Part> parts) {
    StringBuilder body = new StringBuilder();
    parts.forEach(part -> part(body, part));
    return body.toString();
  }

  private static void part(StringBuilder body, Part part) {
    switch (part) {
      case Part.Quote(String text) -> quote(body, text);
      case Part.Section(String title, String text) -> {
        body.append("\n**").append(title).append("**\n\n");
        quote(body, text);
      }
      case Part.Links(var places) -> {
        body.append("\n**Links**\n");
        for (Packet.Place place : places) {
          body.append("- ").append(plain(place.label())).append(": <").append(place.url());
          body.append(">\n");
        }
      }
      case Part.Closing(String recipient, String mark) -> {
        body.append("\nConfirmed by ").append(plain(recipient)).append(", by Paydown ");
        body.append(mark).append(".\n");
      }
    }
  }

  private static void quote(StringBuilder body, String text) {
    plain(text).lines().forEach(line -> body.append("> ").append(line).append('\n'));
  }

  /** The text with its Markdown marks escaped and its mentions broken. */
  private static String plain(String text) {
    return MARKS.matcher(text).replaceAll("\\\\$1").replace("@", "@\u2060");
  }
}
