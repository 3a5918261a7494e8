package dev.paydown.local.practice;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that a practice tool holds: its set fields by the vendor's own names, as text; a field
 * that is not set is absent.
 */
public record Entity(SortedMap<String, String> fields) {
  /** Copies the fields. */
  public Entity {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** The field, which must be set. */
  public String get(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalStateException("an entity has no " + name + " set"));
  }

  /** The field, if set. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Its id. */
  public String id() {
    return get("id");
  }

  /** The field as an instant. */
  public Instant instant(String name) {
    return Instant.parse(get(name));
  }

  /** The same with those fields changed; an empty value unsets. */
  public Entity with(Map<String, Optional<String>> changes) {
    SortedMap<String, String> changed = new TreeMap<>(fields);
    changes.forEach(
        (name, value) ->
            value.ifPresentOrElse(text -> changed.put(name, text), () -> changed.remove(name)));
    return new Entity(changed);
  }
}
