package dev.paydown.tools.asana;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.act.PacketParts;
import dev.paydown.tools.act.PacketParts.Part;
import java.util.regex.Pattern;

/**
 * A context packet as a comment in rich text, which has to be well-formed XML (Asana docs, Rich
 * text). What other tools' people wrote stands line by line after {@code >}, so that it is read
 * back as a quotation.
 */
final class AsanaComment {
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
  private final StringBuilder body = new StringBuilder("<body>");

  private AsanaComment() {}

  static String of(Execution execution) {
    AsanaComment comment = new AsanaComment();
    PacketParts.of(execution).forEach(comment::add);
    return comment.body.append("</body>").toString();
  }

  private void add(Part part) {
    switch (part) {
      case Part.Quote(String text) -> quote(text);
      case Part.Section(String title, String text) -> {
        heading(title);
        quote(text);
      }
      case Part.Links(var places) -> {
        heading("Links");
        places.forEach(this::link);
      }
      case Part.Closing(String recipient, String mark) ->
          body.append("\n<em>Confirmed by ")
              .append(plain(recipient))
              .append(", by Paydown ")
              .append(mark)
              .append(".</em>");
    }
  }

  private void heading(String title) {
    body.append("\n<strong>").append(plain(title)).append("</strong>\n");
  }

  private void quote(String text) {
    plain(text).lines().forEach(line -> body.append("&gt; ").append(line).append('\n'));
  }

  private void link(Packet.Place place) {
    String url = plain(place.url());
    body.append(plain(place.label())).append(": <a href=\"").append(url).append("\">");
    body.append(url).append("</a>\n");
  }

  private static String plain(String text) {
    return NOT_XML
        .matcher(text)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
