package dev.paydown.pages;

import dev.paydown.brain.proposal.Packet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The context that travels with a proposal.
 *
 * @param moved what happened, each with its time
 * @param affected who else is affected, a line an item
 * @param behind the same in one sentence, for mails; empty: nobody
 */
record PacketView(
    List<Happened> moved,
    List<String> affected,
    String behind,
    List<Section> sections,
    List<Link> links) {
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
    return new PacketView(
        moved(packet, times),
        affected(packet),
        behind(packet),
        List.copyOf(sections),
        links(packet));
  }

  private static List<String> affected(Packet packet) {
    List<String> lines =
        new ArrayList<>(packet.affected().stream().map(PacketView::affected).toList());
    if (packet.affectedMore() > 0) {
      lines.add("… and " + packet.affectedMore() + " more");
    }
    return List.copyOf(lines);
  }

  /** {@code “Release” (linear:ENG-9), kim@example.com: due Thu 5 Nov 2026, now expected …}. */
  private static String affected(Packet.Affected other) {
    String dates =
        other
            .due()
            .map(
                due ->
                    ": due " + Times.day(due) + other.expected().map(to -> now(due, to)).orElse(""))
            .or(() -> other.expected().map(day -> ": expected " + Times.day(day)))
            .orElse(": waits for this, without a date");
    return "“"
        + Text.title(other.title())
        + "” ("
        + Text.line(other.item(), Text.TITLE)
        + "), "
        + other.owner().map(owner -> Text.line(owner, Text.TITLE)).orElse("nobody’s yet")
        + dates;
  }

  private static String now(LocalDate due, LocalDate expected) {
    return due.equals(expected) ? ", as expected" : ", now expected " + Times.day(expected);
  }

  private static String behind(Packet packet) {
    int items = packet.affected().size() + packet.affectedMore();
    if (items == 0) {
      return "";
    }
    long people =
        packet.affected().stream().flatMap(each -> each.owner().stream()).distinct().count();
    String whose =
        packet.affectedMore() > 0 || people == 0
            ? ""
            : people == 1 ? " of 1 other person" : " of " + people + " other people";
    return (items == 1 ? "1 item" : items + " items")
        + whose
        + (items == 1 ? " moves with it or waits behind it." : " move with it or wait behind it.");
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
