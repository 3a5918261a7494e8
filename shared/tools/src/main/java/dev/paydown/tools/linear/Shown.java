package dev.paydown.tools.linear;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An entity as Linear shows it, and what is known of how it was before.
 *
 * @param data the entity; a webhook leaves out what is not set, a reading shows it {@code null}
 * @param before {@code updatedFrom}: the former values of what changed
 * @param how whether it is told as new, as changed, or was read
 * @param at the entity's own {@code updatedAt}
 */
record Shown(String connection, Fields data, Fields before, How how, Instant at) {

  /** How we come to see it. */
  enum How {
    NEW,
    CHANGED,
    READ
  }

  /** The instant in the first of these fields that holds one. */
  Optional<Instant> time(List<String> names) throws BadField {
    for (String name : names) {
      if (data.has(name)) {
        return data.instant(name);
      }
    }
    return Optional.empty();
  }

  /** Whether that field is said anew here, rather than shown in passing. */
  boolean isNews(String name) {
    return how != How.CHANGED || before.shows(name);
  }

  /** Adds the field as shown: set, cleared where the source says so, else nothing. */
  void add(List<FieldChange> to, ItemField field, Optional<String> value, String... names) {
    Optional<String> text = value.filter(one -> !one.isBlank());
    if (text.isPresent() || isCleared(names)) {
      to.add(new FieldChange(field, text));
    }
  }

  /** Whether any of the names is shown {@code null}, or was set before and is gone. */
  private boolean isCleared(String... names) {
    for (String name : names) {
      boolean gone = !data.has(name) && before.has(name);
      if (how != How.NEW && (data.showsNull(name) || gone)) {
        return true;
      }
    }
    return false;
  }
}
