package dev.paydown.brain.measure;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Days saved: how many working days earlier than by itself a follower's owner knew that the start
 * would not hold.
 *
 * <p>The counterfactual is the same engine run, over the same graph as it stands now, as if every
 * follower whose dates were shifted on confirmation had kept the dates that it had before, and had
 * not begun. Its owner would have found out on its own start day in that run. Each line confirmed
 * before that day saves the working days, by the owner's calendar, from the day of the confirmation
 * up to that start day, neither more than once for the same follower. A line saves nothing if in
 * that run the predecessors let the follower start in time after all: then there was nothing to
 * find out. Whether the tool took the new dates does not matter: the owner knew.
 *
 * <p>What is overdue and no follower of these keeps its expected finish in that run.
 */
public final class Savings {

  /**
   * What one confirmation saved for one follower.
   *
   * @param node the follower
   * @param keptStart the day on which its owner would have found out
   * @param days working days from the confirmation's day, it included, up to that day
   */
  public record Saved(String node, Instant decidedAt, LocalDate keptStart, long days) {}

  /** A follower's dates as they stood before a confirmation moved them. */
  private record Kept(
      Instant decidedAt, String node, Optional<LocalDate> start, Optional<LocalDate> due) {}

  private final Picture picture;

  private Savings(Picture picture) {
    this.picture = picture;
  }

  /** Everything saved so far, oldest confirmation first. */
  public static List<Saved> of(Picture picture) {
    return new Savings(picture).all();
  }

  private List<Saved> all() {
    Map<String, List<Kept>> byNode = new TreeMap<>();
    for (Kept kept : kept()) {
      byNode.computeIfAbsent(kept.node(), any -> new ArrayList<>()).add(kept);
    }
    if (byNode.isEmpty()) {
      return List.of();
    }
    Forecast without = without(byNode);
    List<Saved> saved = new ArrayList<>();
    byNode.forEach((node, lines) -> saved.addAll(saved(without.of(node), lines)));
    saved.sort(Comparator.comparing(Saved::decidedAt).thenComparing(Saved::node));
    return saved;
  }

  /** Every confirmed shift, a line for each follower, oldest first. */
  private List<Kept> kept() {
    List<Kept> kept = new ArrayList<>();
    for (Proposal proposal : picture.state().proposals().values()) {
      Fact.Decided decided = picture.state().confirmed().get(proposal.id());
      if (proposal.kind() == ProposalKind.SHIFT_DATES
          && decided != null
          && decided.decision() instanceof Decision.Confirm confirm) {
        Set<String> nodes = new HashSet<>();
        List<Move> chosen =
            proposal.moves().stream()
                .filter(move -> move.action() == MoveAction.SET_DATE)
                .filter(move -> confirm.chosen().containsKey(move.id()))
                .toList();
        for (Move move : chosen) {
          if (nodes.add(move.node()) && picture.graph().items().containsKey(move.node())) {
            kept.add(kept(decided.at(), move.node(), chosen));
          }
        }
      }
    }
    kept.sort(Comparator.comparing(Kept::decidedAt));
    return kept;
  }

  private static Kept kept(Instant at, String node, List<Move> chosen) {
    return new Kept(at, node, from(node, "start", chosen), from(node, "due", chosen));
  }

  private static Optional<LocalDate> from(String node, String field, List<Move> chosen) {
    return chosen.stream()
        .filter(move -> move.node().equals(node) && move.field().equals(field))
        .flatMap(move -> move.from().stream())
        .map(LocalDate::parse)
        .findFirst();
  }

  /** The engine's run with every follower as it first was, and not begun. */
  private Forecast without(Map<String, List<Kept>> byNode) {
    List<Item> otherwise = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      List<Kept> lines = byNode.getOrDefault(item.node(), List.of());
      ItemForecast expected = picture.forecast().of(item.node());
      if (!lines.isEmpty()) {
        Kept first = lines.getFirst();
        otherwise.add(item.unstarted(first.start().or(item::start), first.due().or(item::due)));
      } else if (expected.isOverdue()) {
        otherwise.add(
            item.finishedAt(
                picture.calendars().workspace().dayEnd(expected.finish().orElseThrow())));
      }
    }
    return picture.forecastIf(otherwise, LocalDate.EPOCH);
  }

  private List<Saved> saved(ItemForecast without, List<Kept> lines) {
    Item item = picture.graph().item(without.node());
    WorkCalendar calendar = picture.calendars().owner(item.owner());
    List<Saved> saved = new ArrayList<>();
    Set<LocalDate> known = new HashSet<>();
    for (Kept line : lines) {
      Optional<LocalDate> start =
          line.start()
              .or(() -> line.due().map(due -> calendar.start(due, without.span().days())))
              .map(calendar::onOrAfter);
      boolean isLate =
          start.isPresent()
              && without.earliest().isPresent()
              && without.earliest().get().isAfter(start.get());
      if (isLate) {
        long days = 0;
        LocalDate decided = calendar.dayOf(line.decidedAt());
        for (LocalDate day = decided; day.isBefore(start.get()); day = day.plusDays(1)) {
          days += calendar.isWorking(day) && known.add(day) ? 1 : 0;
        }
        if (days > 0) {
          saved.add(new Saved(item.node(), line.decidedAt(), start.get(), days));
        }
      }
    }
    return saved;
  }
}
