package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Earlier is never silent. What a slip had moved is offered back when the slip is gone, and work
 * that could start earlier than when it was dated is offered to. One proposal a person; its item is
 * the first that could move, since its causes may concern several people.
 */
final class PullForward implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    Map<String, List<Line>> byRecipient = new TreeMap<>();
    Map<String, Line> returned = new Returned(situation).lines();
    Gained gained = new Gained(situation);
    for (String node : situation.picture().forecast().order()) {
      Optional<Line> line =
          Optional.ofNullable(returned.get(node)).or(() -> gained.line(situation.item(node)));
      line.ifPresent(
          found ->
              recipient(situation, found)
                  .ifPresent(
                      to -> byRecipient.computeIfAbsent(to, any -> new ArrayList<>()).add(found)));
    }
    List<Wish> wishes = new ArrayList<>();
    byRecipient.forEach((to, lines) -> wishes.add(wish(situation, to, lines)));
    return wishes;
  }

  private static Optional<String> recipient(Situation situation, Line line) {
    return situation
        .routes()
        .of(ProposalKind.PULL_FORWARD, line.moves().getFirst().target())
        .or(() -> situation.picture().clearers().of(line.item()));
  }

  /** The moves that bring what is shown to what could be, where that is a working day earlier. */
  static List<Move> earlier(
      Situation situation, Item item, Item cause, LocalDate start, LocalDate finish) {
    WorkCalendar calendar = situation.picture().calendars().owner(item.owner());
    List<Move> moves = new ArrayList<>();
    if (item.start().isPresent() && calendar.daysAfter(start, item.start().get()) >= 1) {
      moves.add(situation.moves().date(item, "start", item.start(), start, cause));
    }
    if (item.due().isPresent() && calendar.daysAfter(finish, item.due().get()) >= 1) {
      moves.add(situation.moves().date(item, "due", item.due(), finish, cause));
    }
    return moves;
  }

  /** Whether its dates may be asked to move at all. */
  static boolean isMovable(Picture picture, Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    return item.isUnstarted() && !item.pinned() && !expected.isOverdue() && !expected.isInCycle();
  }

  private static Wish wish(Situation situation, String to, List<Line> lines) {
    return Wish.ofDates(
        ProposalKind.PULL_FORWARD, to, lines, (asked, waiting) -> told(situation, asked, waiting));
  }

  private static Brief told(Situation situation, List<Line> asked, int waiting) {
    Item first = asked.getFirst().item();
    Item cause = asked.getFirst().cause();
    String what = asked.size() == 1 ? "“" + first.title() + "”" : asked.size() + " items";
    String day =
        situation
            .picture()
            .forecast()
            .of(cause.node())
            .finish()
            .map(WorkCalendar::inWords)
            .orElse("no known day");
    return new Brief(
        first.node(),
        first.id(),
        "Pull " + what + " forward",
        cause.id()
            + " “"
            + cause.title()
            + "” "
            + (cause.status().isLive() ? "is now expected on " : "ended on ")
            + day
            + ", so these could be earlier."
            + Line.later(waiting),
        Packets.of(situation.picture(), first, Line.causes(asked)));
  }
}
