package dev.paydown.pages;

import dev.paydown.brain.proposal.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The context that travels with a proposal.
 *
 * @param moved what happened, each with its time
 */
record PacketView(List<Happened> moved, List<Section> sections, List<Link> links) {
  private static final int MOST_MOVED = 12;
  private static final int MOST_OWED = 15;
  private static final int MOST_LINKS = 10;
  private static final List<String> UNSAID = List.of("Nobody wrote it down.");

  /** One thing that happened; the time is empty for a closing remark. */
  record Happened(String at, String what) {}

  /** One named part of the context. */
  record Section(String heading, boolean list, List<String> lines) {}

  /** The packet, its empty parts named where somebody takes work over and left out elsewhere. */
  static PacketView of(Packet packet, boolean handsOver, Times times) {
    List<Section> sections = new ArrayList<>();
    section("Why this started", packet.why(), handsOver).ifPresent(sections::add);
    section("What done looks like", packet.done(), handsOver).ifPresent(sections::add);
    List<String> owed =
        packet.owed().stream()
            .map(each -> Text.line(each, Text.SENTENCE))
            .filter(each -> !each.isEmpty())
            .toList();
    if (!owed.isEmpty()) {
      sections.add(
          new Section("Still owed", true, Text.first(owed, MOST_OWED, "more in the tool")));
    } else if (handsOver) {
      sections.add(new Section("Still owed", false, UNSAID));
    }
    return new PacketView(moved(packet, times), List.copyOf(sections), links(packet));
  }

  private static Optional<Section> section(
      String heading, Optional<String> text, boolean handsOver) {
    List<String> lines = text.map(Text::paragraphs).orElse(List.of());
    if (lines.isEmpty()) {
      return handsOver ? Optional.of(new Section(heading, false, UNSAID)) : Optional.empty();
    }
    return Optional.of(new Section(heading, false, lines));
  }

  private static List<Happened> moved(Packet packet, Times times) {
    List<Packet.Moved> all = packet.moved();
    List<Happened> shown =
        new ArrayList<>(
            all.stream()
                .skip(Math.max(0, all.size() - MOST_MOVED))
                .map(
                    each ->
                        new Happened(times.at(each.at()), Text.line(each.what(), Text.SENTENCE)))
                .toList());
    if (all.size() > MOST_MOVED) {
      shown.addFirst(new Happened("", (all.size() - MOST_MOVED) + " earlier events, then:"));
    }
    return List.copyOf(shown);
  }

  private static List<Link> links(Packet packet) {
    return packet.places().stream()
        .flatMap(place -> Link.of(place.label(), place.url()).stream())
        .limit(MOST_LINKS)
        .toList();
  }
}
