package dev.paydown.tools.events;

import dev.paydown.brain.event.Actor;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
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
    String id,
    String type,
    Optional<String> subject,
    Instant at,
    Actor actor,
    long version,
    Fields data) {
  private static final int LONGEST = 1_000;
  private static final int LONGEST_KEY = 300;

  static CloudEvent of(Fields event, Instant receivedAt) throws BadField {
    String spec = event.required("specversion", event.name("specversion", LONGEST));
    if (!spec.equals("1.0")) {
      throw event.bad("specversion", Fields.quoted(spec) + " is not \"1.0\"");
    }
    event.required("source", event.name("source", LONGEST));
    if (event.has("data_base64")) {
      throw event.bad("data_base64", "is not read: the data of these events is JSON");
    }
    return new CloudEvent(
        event.required("id", event.name("id", LONGEST)),
        event.required("type", event.name("type", LONGEST)),
        event.name("subject", LONGEST_KEY),
        event.instant("time").orElse(receivedAt),
        actor(event),
        version(event),
        event.object("data"));
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

  private static Actor actor(Fields event) throws BadField {
    Optional<String> text = event.text("actor");
    if (text.isEmpty()) {
      return Actor.HUMAN;
    }
    return switch (text.get().toLowerCase(Locale.ROOT)) {
      case "human" -> Actor.HUMAN;
      case "bot" -> Actor.BOT;
      case "us" -> Actor.US;
      default -> throw event.bad("actor", shown(text.get()) + " is not human, bot or us");
    };
  }

  /** CloudEvents writes {@code sequence} as a text of digits; a number is taken too. */
  private static long version(Fields event) throws BadField {
    String name = event.has("version") ? "version" : "sequence";
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
