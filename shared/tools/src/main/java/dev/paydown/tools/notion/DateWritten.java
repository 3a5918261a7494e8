package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.notion.Properties.DateProperty;
import java.util.Optional;

/**
 * A date property as it shall be (Notion docs, Page properties, Date): a day, or two of them, each
 * with the time of day that it had. Where two stand together, the other one stays.
 */
final class DateWritten {
  private static final String START = "start";
  private static final String END = "end";

  private DateWritten() {}

  /**
   * The property's value with that date, or without one; null where it becomes empty.
   *
   * @return empty where the property cannot say so: alone, a date is the due one
   */
  static Optional<JsonNode> of(DateProperty at, Optional<String> to) throws BadField {
    Fields had = at.property().value();
    if (to.isPresent()) {
      return with(had, at.part(), to.get());
    }
    if (at.isAlone() || (at.part().equals(START) && !had.has(END))) {
      return Optional.of(NotionApi.object().nullNode());
    }
    return at.part().equals(START) && had.has(END)
        ? Optional.of(range(had, had.raw(END).asText(), Optional.empty()))
        : Optional.empty();
  }

  private static Optional<JsonNode> with(Fields had, String part, String day) throws BadField {
    Optional<String> start = had.text(START);
    Optional<String> end = had.text(END);
    return switch (part) {
      case START -> Optional.of(range(had, moved(start, day), end));
      case END -> Optional.of(range(had, start.orElse(day), Optional.of(moved(end, day))));
      default -> start.map(due -> range(had, moved(start, day), Optional.of(due)));
    };
  }

  private static JsonNode range(Fields had, String start, Optional<String> end) {
    ObjectNode date = NotionApi.object().put(START, start);
    end.ifPresent(text -> date.put(END, text));
    if (had.raw("time_zone").isTextual()) {
      date.set("time_zone", had.raw("time_zone"));
    }
    return date;
  }

  /** That day, at the time that the date has. */
  private static String moved(Optional<String> had, String day) {
    return had.map(text -> day + text.replaceFirst("(?s)^[^T]*", "")).orElse(day);
  }
}
