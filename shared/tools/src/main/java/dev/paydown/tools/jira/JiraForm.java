package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.OffsetForms;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** How Jira writes ids and times. */
final class JiraForm {
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private JiraForm() {}

  /** The number by which Jira knows a thing for good, written as text in some places. */
  static Optional<String> id(Fields of, String name) throws BadField {
    JsonNode shown = of.raw(name);
    if (shown.isMissingNode()) {
      return Optional.empty();
    }
    boolean written = shown.isTextual() || shown.isIntegralNumber();
    String id = shown.asText().strip();
    if (!written || !ID.matcher(id).matches()) {
      throw of.bad(name, "is not the number of an entity");
    }
    return Optional.of(id);
  }

  /** Whether the text is such a number. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  static Optional<Instant> time(Fields of, String name) throws BadField {
    return of.instant(name, OffsetForms.COLON_OR_NOT, "a time as Jira writes it");
  }

  /**
   * The envelope's time in milliseconds. Some that passed a payload on wrote it as a text without a
   * zone, which tells no instant.
   */
  static Optional<Instant> stamp(Fields of, String name) throws BadField {
    return of.raw(name).isTextual() ? Optional.empty() : of.millis(name);
  }
}
