package dev.paydown.brain.event;

import java.util.Optional;

/**
 * One field of one item as the source now shows it; an empty value is a cleared field.
 *
 * @param value the canonical text of {@link ItemField}
 */
public record FieldChange(ItemField field, Optional<String> value) {

  /** The source shows this value. */
  public static FieldChange set(ItemField field, String value) {
    return new FieldChange(field, Optional.of(value));
  }

  /** The source shows the field empty. */
  public static FieldChange cleared(ItemField field) {
    return new FieldChange(field, Optional.empty());
  }
}
