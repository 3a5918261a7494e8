package dev.paydown.brain.proposal;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The owner of an overdue item is asked for a date first; so is who decided on work that cannot
 * start yet, though its start has come.
 */
final class NewDate implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Item item : situation.picture().graph().items().values()) {
      if (situation.picture().forecast().of(item.node()).isOverdue() && item.due().isPresent()) {
        String reason =
            item.id()
                + " was due on "
                + WorkCalendar.inWords(item.due().get())
                + " and is still open. What follows it waits for a date from you.";
        ask(situation, item, item.due().get().toString(), reason).ifPresent(wishes::add);
      }
    }
    for (Liability liability : situation.roots(LiabilityKind.NOT_STARTED)) {
      Item item = situation.item(liability.node());
      if (!ClearToStart.canStart(situation.picture(), item)) {
        String shown = item.due().map(Object::toString).orElse("no date");
        String occasion = liability.id() + "|" + shown;
        ask(situation, item, occasion, liability.because() + ".").ifPresent(wishes::add);
      }
    }
    return wishes;
  }

  private static Optional<Wish> ask(
      Situation situation, Item item, String occasion, String reason) {
    return situation
        .picture()
        .clearers()
        .of(item)
        .map(
            to ->
                situation.about(
                    ProposalKind.NEW_DATE,
                    item,
                    occasion,
                    new Situation.Told("Give a new date for “" + item.title() + "”", reason),
                    to,
                    List.of(situation.moves().dateGiven(item)),
                    List.of()));
  }
}
