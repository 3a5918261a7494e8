package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.ShiftMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The dates that a slip had moved, once it is undone: exactly those, back to what they were before,
 * and never earlier than what still precedes them lets them be. Chains come back at once: each date
 * is tried with all the others back.
 */
final class Returned {
  private final Situation situation;
  private final Picture picture;

  Returned(Situation situation) {
    this.situation = situation;
    this.picture = situation.picture();
  }

  /**
   * A date that shifts moved.
   *
   * @param before what it was before the first of them
   * @param cause the node of what made the last of them necessary
   */
  private record Shifted(Item item, String field, LocalDate before, String cause) {}

  /** One line an item, by node. */
  Map<String, Line> lines() {
    List<Shifted> shifted = shifted();
    Map<String, Line> lines = new HashMap<>();
    if (shifted.stream().noneMatch(one -> hasRoom(one.item()))) {
      return lines;
    }
    Map<String, List<FieldChange>> back = new TreeMap<>();
    for (Shifted one : shifted) {
      back.computeIfAbsent(one.item().node(), any -> new ArrayList<>())
          .add(FieldChange.set(field(one.field()), one.before().toString()));
    }
    Picture supposed = Supposed.with(picture, back);
    Set<String> nodes = new HashSet<>();
    for (Shifted one : shifted) {
      if (nodes.add(one.item().node())) {
        line(one.item(), one.cause(), supposed)
            .ifPresent(line -> lines.put(line.item().node(), line));
      }
    }
    return keepShifted(lines, shifted);
  }

  /**
   * Whether what precedes the item would let it be earlier as things are: a chain comes back from
   * its head, so where no item has room, none needs to be tried.
   */
  private boolean hasRoom(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    Optional<LocalDate> start = expected.span().start();
    return start.isEmpty()
        || expected.earliest().isEmpty()
        || expected.earliest().get().isBefore(start.get());
  }

  /** A date of the item that no shift had moved stays where it is. */
  private static Map<String, Line> keepShifted(Map<String, Line> lines, List<Shifted> shifted) {
    Set<String> targets = new HashSet<>();
    shifted.forEach(one -> targets.add(one.item().node() + "#" + one.field()));
    Map<String, Line> kept = new HashMap<>();
    lines.forEach(
        (node, line) -> {
          List<Move> moves =
              line.moves().stream().filter(move -> targets.contains(move.target())).toList();
          if (!moves.isEmpty()) {
            kept.put(node, new Line(line.item(), line.cause(), moves, true));
          }
        });
    return kept;
  }

  private static ItemField field(String name) {
    return name.equals("start") ? ItemField.START : ItemField.DUE;
  }

  private Optional<Line> line(Item item, String cause, Picture supposed) {
    ItemForecast could = supposed.forecast().of(item.node());
    if (could.finish().isEmpty()) {
      return Optional.empty();
    }
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    LocalDate today = calendar.onOrAfter(picture.forecast().today());
    LocalDate start = later(could.start().orElse(today), today);
    LocalDate finish = later(could.finish().get(), calendar.finish(today, could.span().days()));
    Item why = picture.graph().items().getOrDefault(cause, item);
    return Optional.of(
        new Line(item, why, PullForward.earlier(situation, item, why, start, finish), true));
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  /** Every date that still shows what a shift wrote. */
  private List<Shifted> shifted() {
    Map<String, List<Move>> byTarget = new TreeMap<>();
    List<Proposal> shifts =
        situation.proposals().values().stream()
            .filter(proposal -> proposal.kind() == ProposalKind.SHIFT_DATES)
            .filter(proposal -> picture.state().confirmed().containsKey(proposal.id()))
            .sorted(Comparator.comparing(this::decidedAt).thenComparing(Proposal::id))
            .toList();
    for (Proposal proposal : shifts) {
      for (Move move : proposal.moves()) {
        if (move.state() == MoveState.DONE && move.action() == MoveAction.SET_DATE) {
          byTarget.computeIfAbsent(move.target(), any -> new ArrayList<>()).add(move);
        }
      }
    }
    List<Shifted> shifted = new ArrayList<>();
    for (List<Move> moves : byTarget.values()) {
      shifted(moves).ifPresent(shifted::add);
    }
    return shifted;
  }

  private Instant decidedAt(Proposal proposal) {
    return proposal.endedAt().orElse(proposal.madeAt());
  }

  /** Shifts of one date, oldest first, followed back as long as each began where one had ended. */
  private Optional<Shifted> shifted(List<Move> moves) {
    Item item = picture.graph().items().get(moves.getFirst().node());
    if (item == null
        || !PullForward.isMovable(picture, item)
        || situation.shift(item) == ShiftMode.OFF) {
      return Optional.empty();
    }
    boolean isStart = moves.getFirst().field().equals("start");
    Optional<String> shown = (isStart ? item.start() : item.due()).map(LocalDate::toString);
    Optional<String> before = shown;
    Optional<Move> last = Optional.empty();
    for (Move move : moves.reversed()) {
      if (move.to().equals(before)) {
        last = last.or(() -> Optional.of(move));
        before = move.from();
      }
    }
    Optional<String> first = before;
    return last.flatMap(
        move ->
            first.map(
                day ->
                    new Shifted(
                        item,
                        move.field(),
                        LocalDate.parse(day),
                        move.cause().orElse(item.node()))));
  }
}
