package dev.paydown.tools.notion;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Notion's ids, which are written with and without hyphens. */
final class Pages {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int LENGTH = 64;

  private Pages() {}

  /** The id in that field, with hyphens. */
  static Optional<String> id(Fields of, String name) throws BadField {
    Optional<String> text = of.name(name, LENGTH);
    if (text.isEmpty()) {
      return text;
    }
    String bare = text.get().replace("-", "").toLowerCase(Locale.ROOT);
    if (!ID.matcher(bare).matches()) {
      throw of.bad(name, "is not an id");
    }
    return Optional.of(
        String.join(
            "-",
            bare.substring(0, 8),
            bare.substring(8, 12),
            bare.substring(12, 16),
            bare.substring(16, 20),
            bare.substring(20)));
  }

  static ItemRef.Own own(String connection, Fields of, String name) throws BadField {
    return new ItemRef.Own(connection, of.required(name, id(of, name)));
  }
}
