package dev.paydown.functions.links;

import dev.paydown.brain.proposal.Packet;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A context told in fewer words, where as it stands it would not fit. */
final class ShortContext {
  /** Its two texts and its lists of what is owed, what moved, and where to look. */
  private static final int PARTS = 5;

  private ShortContext() {}

  /**
   * The context within so many characters: the beginnings of its texts, and of its lists as many as
   * have room, what happened last first.
   *
   * @param characters at least ten
   */
  static Packet of(Packet packet, int characters) {
    if (characters(packet) <= characters) {
      return packet;
    }
    int part = characters / PARTS;
    List<Packet.Moved> latest =
        fitting(packet.moved().reversed(), part, one -> one.what().length());
    return new Packet(
        packet.why().map(text -> Clip.to(text, part)),
        packet.done().map(text -> Clip.to(text, part)),
        fitting(packet.owed(), part, String::length),
        latest.reversed(),
        fitting(packet.places(), part, ShortContext::characters),
        List.of(),
        packet.affected().size() + packet.affectedMore());
  }

  private static int characters(Packet packet) {
    return packet.why().map(String::length).orElse(0)
        + packet.done().map(String::length).orElse(0)
        + packet.owed().stream().mapToInt(String::length).sum()
        + packet.moved().stream().mapToInt(one -> one.what().length()).sum()
        + packet.places().stream().mapToInt(ShortContext::characters).sum()
        + packet.affected().stream().mapToInt(ShortContext::characters).sum();
  }

  private static int characters(Packet.Place place) {
    return place.label().length() + place.url().length();
  }

  private static int characters(Packet.Affected other) {
    return other.item().length() + other.title().length();
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
}
