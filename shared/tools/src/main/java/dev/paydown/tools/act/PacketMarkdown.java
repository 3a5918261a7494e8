package dev.paydown.tools.act;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.text.Clip;
import java.util.regex.Pattern;

/**
 * A context packet as a Markdown comment. What other tools' people wrote stands as quotation, with
 * its marks escaped: it links nothing, calls nobody, and is not read back as a statement.
 */
public final class PacketMarkdown {
  private static final Pattern MARKS = Pattern.compile("([\\\\`*_{}\\[\\]<>()#!|~])");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cntrl}&&[^\\n]]");
  private static final int MOST = 4_000;

  private PacketMarkdown() {}

  /** The comment that the execution adds: the recipient's words or the headline, and the packet. */
  public static String of(Execution execution) {
    StringBuilder body = new StringBuilder();
    execution.move().to().ifPresent(text -> quote(body, text));
    if (body.isEmpty()) {
      quote(body, execution.headline());
    }
    Packet packet = execution.packet();
    packet.why().ifPresent(why -> section(body, "Why this started", why));
    packet.done().ifPresent(done -> section(body, "What done looks like", done));
    if (!packet.owed().isEmpty()) {
      section(body, "Still owed", "- " + String.join("\n- ", packet.owed()));
    }
    if (!packet.moved().isEmpty()) {
      StringBuilder moved = new StringBuilder();
      packet
          .moved()
          .forEach(one -> moved.append(one.at()).append(": ").append(one.what()).append('\n'));
      section(body, "What moved", moved.toString());
    }
    if (!packet.places().isEmpty()) {
      body.append("\n**Links**\n");
      for (Packet.Place place : packet.places()) {
        if (place.url().matches("https?://[^\\s<>]{1,1000}")) {
          body.append("- ").append(plain(place.label())).append(": <").append(place.url());
          body.append(">\n");
        }
      }
    }
    body.append("\nConfirmed by ").append(plain(execution.recipient())).append(", by Paydown.\n");
    return body.toString();
  }

  private static void section(StringBuilder body, String title, String text) {
    body.append("\n**").append(title).append("**\n\n");
    quote(body, text);
  }

  private static void quote(StringBuilder body, String text) {
    plain(Clip.to(text.strip(), MOST))
        .lines()
        .forEach(line -> body.append("> ").append(line).append('\n'));
  }

  /** The text with its Markdown marks escaped and its mentions broken. */
  private static String plain(String text) {
    String visible = INVISIBLE.matcher(text).replaceAll(" ");
    return MARKS.matcher(visible).replaceAll("\\\\$1").replace("@", "@\u2060");
  }
}
