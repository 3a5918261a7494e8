package dev.paydown.batch.fullsweep;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a full sweep does with each workspace. */
enum Mode {
  /** Replays its log and compares; writes nothing. */
  CHECK,
  /** Puts a tick into its log where time alone would change something. */
  RECOMPUTE,
  /** Keeps a snapshot of it each month, and lets go of its log before the instant given. */
  COMPACT;

  /**
   * The mode of that name, {@code check} where none is given.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Mode named(Optional<Object> name) {
    String given = name.map(Object::toString).orElse(CHECK.label());
    return Stream.of(values())
        .filter(mode -> mode.label().equals(given))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("mode: is check, recompute or compact, not " + given));
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
