package dev.paydown.tools.figma;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;

/** What a file is called and when it was last changed (Figma developer docs, GET file metadata). */
record FileMeta(String name, Instant touchedAt) {

  /**
   * Of the file with that key; empty where Figma knows none.
   *
   * @throws dev.paydown.tools.ToolUnavailable if Figma does not answer, or refuses
   */
  static Optional<FileMeta> of(RestApi api, String key) throws BadField {
    Optional<JsonNode> shown = Lookup.found(api.get(FigmaApi.file(key) + "/meta"));
    if (shown.isEmpty()) {
      return Optional.empty();
    }
    Fields answer = Fields.of("", shown.get());
    // Figma's description has had the fields in an object of their own, and outside of any.
    Fields file = answer.has("file") ? answer.object("file") : answer;
    return Optional.of(
        new FileMeta(
            file.text("name").orElse(""),
            file.required("last_touched_at", FigmaForm.time(file, "last_touched_at"))));
  }
}
