package dev.paydown.brain.proposal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

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
  /** Its two texts and its lists. */
  private static final int PARTS = 5;

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
   * The same within so many characters: the beginnings of its texts, and of its lists as many as
   * have room, what happened last first.
   *
   * @param characters at least ten
   */
  public Packet within(int characters) {
    if (characters() <= characters) {
      return this;
    }
    int part = characters / PARTS;
    List<Moved> latest = fitting(moved.reversed(), part, one -> one.what().length());
    return new Packet(
        why.map(text -> beginning(text, part)),
        done.map(text -> beginning(text, part)),
        fitting(owed, part, String::length),
        latest.reversed(),
        fitting(places, part, Packet::characters),
        List.of(),
        affected.size() + affectedMore);
  }

  private int characters() {
    return why.map(String::length).orElse(0)
        + done.map(String::length).orElse(0)
        + owed.stream().mapToInt(String::length).sum()
        + moved.stream().mapToInt(one -> one.what().length()).sum()
        + places.stream().mapToInt(Packet::characters).sum()
        + affected.stream().mapToInt(one -> one.item().length() + one.title().length()).sum();
  }

  private static int characters(Place place) {
    return place.label().length() + place.url().length();
  }

  private static String beginning(String text, int characters) {
    if (text.length() <= characters) {
      return text;
    }
    int end =
        Character.isHighSurrogate(text.charAt(characters - 2)) ? characters - 2 : characters - 1;
    return text.substring(0, end) + "…";
  }

  private static <T> List<T> fitting(List<T> all, int characters, ToIntFunction<T> length) {
    List<T> fitting = new ArrayList<>();
    int left = characters;
    for (T one : all) {
      left -= length.applyAsInt(one);
      if (left < 0) {
        break;
      }
      fitting.add(one);
    }
    return fitting;
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
