package dev.paydown.brain.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The context that travels with a handoff: why this started, what done looks like, what is still
 * owed, what moved, where to look, and who else is affected.
 *
 * @param affected what of others moves with it or waits behind it, near ones first
 * @param affectedMore how many more there are than are told
 */
public record Packet(
    Optional<String> why,
    Optional<String> done,
    List<String> owed,
    List<Moved> moved,
    List<Place> places,
    List<Affected> affected,
    int affectedMore) {
  public Packet {
    owed = List.copyOf(owed);
    moved = List.copyOf(moved);
    places = List.copyOf(places);
    // Rows written before it was told have none.
    affected = affected == null ? List.of() : List.copyOf(affected);
  }

  /** A context that affects nobody else. */
  public Packet(
      Optional<String> why,
      Optional<String> done,
      List<String> owed,
      List<Moved> moved,
      List<Place> places) {
    this(why, done, owed, moved, places, List.of(), 0);
  }

  /** The same, with who else is affected. */
  Packet affecting(List<Affected> others, int more) {
    return new Packet(why, done, owed, moved, places, others, more);
  }

  /**
   * An item of somebody else that moves with it or waits behind it.
   *
   * @param item its id as people write it
   * @param due the day that its tool shows
   * @param expected the day on which it is expected to finish as things stand
   */
  public record Affected(
      String item,
      String title,
      Optional<String> owner,
      Optional<LocalDate> due,
      Optional<LocalDate> expected) {}

  /** One event that led here, in words, with its source time. */
  public record Moved(Instant at, String what) {}

  /** A link into a tool. */
  public record Place(String label, String url) {}
}
