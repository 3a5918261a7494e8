package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.settings.LiabilityKind;
import dev.paydown.brain.settings.ShiftMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Dates that have to move because of what precedes them: one owner's lines, one proposal. A pinned
 * or client-committed date is never asked to move, nor one that is finished. Where the tool that
 * holds both does not show the link over which the date moves, since it is only written in a text,
 * a line offers to make it: then the tool's people see why, and a changed text does not lose it.
 */
final class ShiftDates implements Question {
  private static final Recall.Matter<List<Move>> MOVES = new Recall.Matter<>();

  @Override
  public List<Wish> wishes(Situation situation) {
    return new Lines(situation).wishes();
  }

  private static final class Lines {
    private final Situation situation;
    private final Picture picture;

    Lines(Situation situation) {
      this.situation = situation;
      this.picture = situation.picture();
    }

    List<Wish> wishes() {
      Map<String, List<Line>> byRecipient = new TreeMap<>();
      for (String node : picture.forecast().order()) {
        Item item = picture.graph().item(node);
        line(item)
            .ifPresent(
                line ->
                    recipient(line)
                        .ifPresent(
                            to ->
                                byRecipient
                                    .computeIfAbsent(to, any -> new ArrayList<>())
                                    .add(line)));
      }
      List<Wish> wishes = new ArrayList<>();
      byRecipient.forEach((to, lines) -> wishes.add(wish(to, lines)));
      return wishes;
    }

    private Optional<String> recipient(Line line) {
      return situation
          .routes()
          .of(ProposalKind.SHIFT_DATES, line.moves().getFirst().target())
          .or(() -> picture.clearers().of(line.item()));
    }

    private Optional<Line> line(Item item) {
      ItemForecast expected = picture.forecast().of(item.node());
      boolean isMovable =
          situation.shift(item) != ShiftMode.OFF
              && item.status().isLive()
              && item.startedAt().isEmpty()
              && !item.pinned()
              && !expected.isOverdue()
              && expected.drivenBy().isPresent()
              && expected.span().finish().isPresent();
      if (!isMovable) {
        return Optional.empty();
      }
      Item cause = picture.origin(item);
      boolean drifts = picture.forecast().of(cause.node()).isOverdue();
      if (drifts && isWithinTerm(cause)) {
        return Optional.empty();
      }
      List<Move> moves =
          picture
              .recall()
              .of(
                  MOVES,
                  item.node(),
                  List.of(
                      item,
                      expected,
                      cause,
                      expected.drivenBy().map(situation::item),
                      picture.graph().blockersOf(item.node())),
                  () -> moves(item, expected, cause));
      return moves.isEmpty() ? Optional.empty() : Optional.of(new Line(item, cause, moves, drifts));
    }

    private List<Move> moves(Item item, ItemForecast expected, Item cause) {
      List<Move> moves = new ArrayList<>();
      move(item, cause, "start", item.start(), expected.start()).ifPresent(moves::add);
      move(item, cause, "due", item.due(), expected.finish()).ifPresent(moves::add);
      if (!moves.isEmpty()) {
        expected.drivenBy().flatMap(by -> unshown(by, item)).ifPresent(moves::add);
      }
      return List.copyOf(moves);
    }

    /** The link from what pushes the item, where its tool could show it and does not. */
    private Optional<Move> unshown(String by, Item item) {
      List<Link> links =
          picture.graph().blockersOf(item.node()).stream()
              .filter(link -> link.from().equals(by) && link.type() == LinkType.FS)
              .toList();
      boolean isOnlyStated =
          !links.isEmpty()
              && links.stream().allMatch(link -> link.provenance() == Provenance.STATED);
      Item blocker = situation.item(by);
      return isOnlyStated && blocker.connection().equals(item.connection())
          ? Optional.of(situation.moves().link(item, blocker))
          : Optional.empty();
    }

    private Optional<Move> move(
        Item item,
        Item cause,
        String field,
        Optional<LocalDate> shown,
        Optional<LocalDate> expected) {
      if (shown.isEmpty() || expected.isEmpty() || !expected.get().isAfter(shown.get())) {
        return Optional.empty();
      }
      return Optional.of(situation.moves().date(item, field, shown, expected.get(), cause));
    }

    /** While its owner has not had the term to name a date, followers are left alone. */
    private boolean isWithinTerm(Item overdue) {
      WorkCalendar calendar = picture.calendars().owner(overdue.owner());
      LocalDate due = picture.forecast().of(overdue.node()).span().finish().orElseThrow();
      Instant late = calendar.dayStart(calendar.onOrAfter(due.plusDays(1)));
      int days = picture.state().settingsNow().term(LiabilityKind.SLIP).opensDays();
      return picture.now().isBefore(calendar.plusDays(late, Math.max(1, days)));
    }

    private Wish wish(String to, List<Line> lines) {
      return Wish.ofDates(ProposalKind.SHIFT_DATES, to, lines, this::told);
    }

    private Brief told(List<Line> asked, int waiting) {
      Item cause = oldest(asked);
      Item first = asked.getFirst().item();
      String what = asked.size() == 1 ? "“" + first.title() + "”" : asked.size() + " items";
      boolean drifts = asked.stream().allMatch(Line::drifts);
      return new Brief(
          cause.node(),
          cause.id(),
          "Move " + what + " after “" + cause.title() + "”",
          (drifts
                  ? cause.id()
                      + " is overdue and has no new date; as of today these cannot keep theirs."
                  : cause.id()
                      + " is now expected on "
                      + picture
                          .forecast()
                          .of(cause.node())
                          .finish()
                          .map(WorkCalendar::inWords)
                          .orElse("no known day")
                      + "; these cannot keep their dates.")
              + Line.later(waiting),
          Packets.of(picture, first, Line.causes(asked)));
    }

    /** The cause whose dates changed first. */
    private static Item oldest(List<Line> lines) {
      Item oldest = lines.getFirst().cause();
      for (Line line : lines.subList(1, lines.size())) {
        if (since(line.cause()).isBefore(since(oldest))) {
          oldest = line.cause();
        }
      }
      return oldest;
    }

    private static Instant since(Item item) {
      return Stream.of(ItemField.START, ItemField.DUE, ItemField.OWNER)
          .flatMap(field -> item.facts().histories().getOrDefault(field, List.of()).stream())
          .map(register -> register.stamp().at())
          .max(Instant::compareTo)
          .orElse(Instant.EPOCH);
    }
  }
}
