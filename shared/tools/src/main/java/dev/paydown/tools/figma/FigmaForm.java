package dev.paydown.tools.figma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values that Figma writes in more than one way; where it has none, some payloads show "". */
final class FigmaForm {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9:;_-]{1,200}");

  private FigmaForm() {}

  /** An id: a text, in some payloads a number. */
  static Optional<String> id(Fields of, String name) throws BadField {
    JsonNode shown = of.raw(name);
    String id = shown.asText().strip();
    if (shown.isMissingNode() || (shown.isTextual() && id.isEmpty())) {
      return Optional.empty();
    }
    if (!(shown.isTextual() || shown.isIntegralNumber()) || !ID.matcher(id).matches()) {
      throw of.bad(name, "is not an id of Figma's");
    }
    return Optional.of(id);
  }

  static Optional<Instant> time(Fields of, String name) throws BadField {
    JsonNode shown = of.raw(name);
    return shown.isTextual() && shown.textValue().isBlank() ? Optional.empty() : of.instant(name);
  }
}
