package dev.paydown.tools.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;

/** One event in binary mode: its attributes in headers, its data the body. */
final class BinaryEvent {
  private static final List<String> ATTRIBUTES =
      List.of(
          "specversion", "id", "source", "type", "subject", "time", "actor", "version", "sequence");

  private BinaryEvent() {}

  static CloudEvent of(Delivery delivery) throws BadField {
    if (delivery.headers().containsKey(ContentMode.HEADER + "datacontenttype")) {
      throw new BadField(
          ContentMode.HEADER + "datacontenttype",
          "is not sent in binary mode: Content-Type says it");
    }
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    for (String attribute : ATTRIBUTES) {
      String header = ContentMode.HEADER + attribute;
      if (delivery.headers().containsKey(header)) {
        attributes.put(header, decoded(header, delivery));
      }
    }
    return CloudEvent.of(
        Fields.of("", attributes), ContentMode.HEADER, data(delivery), delivery.receivedAt());
  }

  private static Fields data(Delivery delivery) throws BadField {
    String media = ContentMode.media(delivery);
    if (delivery.body().length == 0) {
      return Fields.of("data", JsonNodeFactory.instance.objectNode());
    }
    if (!ContentMode.isJson(media)) {
      throw new BadField("Content-Type", Fields.quoted(media) + " is not JSON");
    }
    return switch (delivery.json()) {
      case HostileJson.Malformed(String why) -> throw new BadField("data", "is unreadable: " + why);
      case HostileJson.Value(JsonNode node) -> Fields.of("data", node);
    };
  }

  /** The header's value, taken out of its quotes and its percent-encoding, each once. */
  private static String decoded(String header, Delivery delivery) throws BadField {
    String sent =
        delivery.header(header).orElseThrow(() -> new BadField(header, "is not sent once"));
    String text = unquoted(sent.strip());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) == '%') {
        if (at + 3 > text.length()
            || !HexFormat.isHexDigit(text.charAt(at + 1))
            || !HexFormat.isHexDigit(text.charAt(at + 2))) {
          throw new BadField(header, "has a % that begins no percent-encoding");
        }
        bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
        at += 3;
      } else {
        int end = text.indexOf('%', at);
        int stop = end < 0 ? text.length() : end;
        bytes.writeBytes(text.substring(at, stop).getBytes(UTF_8));
        at = stop;
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException e) {
      throw new BadField(header, "is not UTF-8 behind its percent-encoding");
    }
  }

  /** As older senders write values with spaces: RFC 7230, section 3.2.6. */
  private static String unquoted(String text) {
    boolean isQuoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return isQuoted ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1") : text;
  }
}
