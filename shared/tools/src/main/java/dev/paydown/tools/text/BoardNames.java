package dev.paydown.tools.text;

import dev.paydown.brain.event.ItemField;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What people commonly call the dates of boards that they set up themselves, where the tool knows
 * nothing of them but the name. Any other name says nothing.
 */
public final class BoardNames {
  private static final Map<String, ItemField> DATES =
      Map.of(
          "start", ItemField.START,
          "start date", ItemField.START,
          "due", ItemField.DUE,
          "due date", ItemField.DUE,
          "target", ItemField.DUE,
          "target date", ItemField.DUE,
          "end date", ItemField.DUE,
          "deadline", ItemField.DUE);

  private BoardNames() {}

  /** The date that a field of that name holds. */
  public static Optional<ItemField> date(String name) {
    return Optional.ofNullable(DATES.get(plain(name)));
  }

  /** Without case, and without the pictures that people put before names. */
  public static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
