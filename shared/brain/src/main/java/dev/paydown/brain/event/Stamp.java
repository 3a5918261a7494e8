package dev.paydown.brain.event;

import java.time.Instant;
import java.util.Comparator;

/**
 * When a source said something, and which of two sayings wins: the later, then the higher source
 * version, then the greater entry id. The last is an arbitrary but fixed rule.
 *
 * @param entry the log entry that said it
 */
public record Stamp(Instant at, long version, String entry) implements Comparable<Stamp> {
  private static final Comparator<Stamp> ORDER =
      Comparator.comparing(Stamp::at).thenComparingLong(Stamp::version).thenComparing(Stamp::entry);

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }
}
