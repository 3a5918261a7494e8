package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The context that travels with a handoff: why this started, what done looks like, what is still
 * owed, what moved, and where to look.
 */
public record Packet(
    Optional<String> why,
    Optional<String> done,
    List<String> owed,
    List<Moved> moved,
    List<Place> places) {
  public Packet {
    owed = List.copyOf(owed);
    moved = List.copyOf(moved);
    places = List.copyOf(places);
  }

  /** One event that led here, in words, with its source time. */
  public record Moved(Instant at, String what) {}

  /** A link into a tool. */
  public record Place(String label, String url) {}
}
