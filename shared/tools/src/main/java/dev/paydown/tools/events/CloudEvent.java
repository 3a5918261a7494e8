package dev.paydown.tools.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * One CloudEvent, as far as Paydown reads it.
 *
 * @param at its {@code time}; absent: the receipt
 * @param actor the extension attribute {@code actor}; absent: human
 * @param version the extension attribute {@code version} or {@code sequence}; absent: 0
 */
record CloudEvent(
    String source,
    String id,
    String type,
    Optional<String> subject,
    Instant at,
    Actor actor,
    long version,
    Fields data) {
  private static final int LONGEST = 1_000;

  /** The most characters of an item's key. */
  static final int LONGEST_KEY = 300;

  /** The event that the JSON holds, as structured mode and batches have it. */
  static CloudEvent of(Fields event, Instant receivedAt) throws BadField {
    return of(event, "", data(event), receivedAt);
  }

  /**
   * The event of these attributes.
   *
   * @param prefix what their names begin with
   */
  static CloudEvent of(Fields event, String prefix, Fields data, Instant receivedAt)
      throws BadField {
    String spec = required(event, prefix + "specversion");
    if (!spec.equals("1.0")) {
      throw event.bad(prefix + "specversion", Fields.quoted(spec) + " is not \"1.0\"");
    }
    return new CloudEvent(
        required(event, prefix + "source"),
        required(event, prefix + "id"),
        required(event, prefix + "type"),
        event.name(prefix + "subject", LONGEST_KEY),
        event.instant(prefix + "time").orElse(receivedAt),
        actor(event, prefix + "actor"),
        version(event, prefix),
        data);
  }

  private static String required(Fields event, String name) throws BadField {
    return event.required(name, event.name(name, LONGEST));
  }

  /** The data: JSON, or JSON in base64, as senders write it that know it only as bytes. */
  private static Fields data(Fields event) throws BadField {
    if (!event.has("data_base64")) {
      return event.object("data");
    }
    if (event.has("data")) {
      throw event.bad("data_base64", "stands beside data");
    }
    String media = event.text("datacontenttype").orElse("").split(";", 2)[0].strip();
    if (!ContentMode.isJson(media.toLowerCase(Locale.ROOT))) {
      throw event.bad("datacontenttype", Fields.quoted(media) + " is not JSON");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(event.text("data_base64").orElse(""));
    } catch (IllegalArgumentException e) {
      throw event.bad("data_base64", "is not base64");
    }
    return switch (HostileJson.parse(bytes)) {
      case HostileJson.Malformed _ -> throw event.bad("data_base64", "holds no JSON");
      case HostileJson.Value(JsonNode node) -> Fields.of("data_base64", node);
    };
  }

  /** The key that the event is about. */
  String key() throws BadField {
    if (subject.isEmpty()) {
      throw new BadField("subject", "is missing");
    }
    return subject.get();
  }

  static String shown(String text) {
    return Fields.quoted(text);
  }

  private static Actor actor(Fields event, String name) throws BadField {
    Optional<String> text = event.text(name);
    if (text.isEmpty()) {
      return Actor.HUMAN;
    }
    return switch (text.get().toLowerCase(Locale.ROOT)) {
      case "human" -> Actor.HUMAN;
      case "bot" -> Actor.BOT;
      case "us" -> Actor.US;
      default -> throw event.bad(name, shown(text.get()) + " is not human, bot or us");
    };
  }

  /** CloudEvents writes {@code sequence} as a text of digits; a number is taken too. */
  private static long version(Fields event, String prefix) throws BadField {
    String name = prefix + (event.has(prefix + "version") ? "version" : "sequence");
    if (event.raw(name).isTextual()) {
      String digits = event.raw(name).textValue();
      if (!digits.matches("[0-9]{1,18}")) {
        throw event.bad(name, shown(digits) + " is not a number");
      }
      return Long.parseLong(digits);
    }
    return event.whole(name, 0, Long.MAX_VALUE).orElse(0L);
  }
}
