package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A slip whose owner has given a new date: whoever is above the owner, else who owns what waits and
 * can wait, accepts that date as the committed one. The slipping owner alone never does.
 */
final class ReCommit implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : situation.roots(LiabilityKind.SLIP)) {
      Item item = situation.item(liability.node());
      if (hasNewDate(situation.picture(), item)) {
        recipient(situation, item).ifPresent(to -> wishes.add(ask(situation, item, to)));
      }
    }
    return wishes;
  }

  /** Whether its tool shows a later date than committed, and that date still holds. */
  private static boolean hasNewDate(Picture picture, Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    return item.due().isPresent()
        && item.committed().isPresent()
        && item.due().get().isAfter(item.committed().get())
        && !expected.isOverdue()
        && expected.drivenBy().isEmpty()
        && expected.finish().equals(expected.span().finish());
  }

  private static Optional<String> recipient(Situation situation, Item item) {
    Picture picture = situation.picture();
    Optional<String> slipping = item.owner();
    return situation
        .routes()
        .of(ProposalKind.RE_COMMIT, item.node() + "#committed")
        .or(() -> slipping.or(() -> picture.clearers().of(item)).flatMap(picture.clearers()::above))
        .filter(to -> !slipping.equals(Optional.of(to)))
        .or(() -> ownerOfWhatWaits(situation, item));
  }

  /**
   * Whose work waits for it, the soonest first. Who is asked to shift because of it has their say
   * there, and is not asked the same thing twice.
   */
  private static Optional<String> ownerOfWhatWaits(Situation situation, Item item) {
    Picture picture = situation.picture();
    Set<String> asked = situation.shifted().getOrDefault(item.node(), Set.of());
    List<Item> unasked = new ArrayList<>();
    for (Link link : picture.graph().blockedBy(item.node())) {
      Item waiting = picture.graph().item(link.to());
      if (waiting.status().isLive()
          && !waiting.owner().equals(item.owner())
          && !asked.contains(waiting.node())
          && picture.forecast().of(waiting.node()).drivenBy().isEmpty()) {
        unasked.add(waiting);
      }
    }
    return unasked.stream()
        .sorted(
            Comparator.comparing((Item waiting) -> start(picture, waiting))
                .thenComparing(Item::node))
        .flatMap(waiting -> picture.clearers().of(waiting).stream())
        .filter(to -> !item.owner().equals(Optional.of(to)))
        .findFirst();
  }

  private static LocalDate start(Picture picture, Item item) {
    return picture.forecast().of(item.node()).start().orElse(LocalDate.MAX);
  }

  private static Wish ask(Situation situation, Item item, String to) {
    LocalDate due = item.due().orElseThrow();
    LocalDate committed = item.committed().orElseThrow();
    return situation.about(
        ProposalKind.RE_COMMIT,
        item,
        committed + "|" + due,
        new Situation.Told(
            "Accept the new date of “" + item.title() + "”",
            item.id()
                + " was committed for "
                + WorkCalendar.inWords(committed)
                + " and is now planned for "
                + WorkCalendar.inWords(due)
                + "; "
                + Situation.whose(item)
                + ". If you accept that date, the slip is paid."),
        to,
        List.of(
            situation
                .moves()
                .of(
                    item,
                    MoveAction.RE_COMMIT,
                    "committed",
                    Optional.of(committed.toString()),
                    Optional.of(due.toString()),
                    item)),
        List.of());
  }
}
