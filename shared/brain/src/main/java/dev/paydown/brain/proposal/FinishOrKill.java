package dev.paydown.brain.proposal;

import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has been dead for long, or has cost for so long that it stops accruing: revived with a date
 * and an owner, or killed cleanly, which writes it off.
 */
final class FinishOrKill implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    for (Liability liability : situation.roots(LiabilityKind.ZOMBIE)) {
      asked.add(liability.node());
      ask(situation, liability).ifPresent(wishes::add);
    }
    for (Liability liability : situation.liabilities().values()) {
      if (isDue(situation, liability) && asked.add(liability.node())) {
        ask(situation, liability).ifPresent(wishes::add);
      }
    }
    return wishes;
  }

  /** Whether it has stopped accruing, on an item that can still be finished or killed. */
  private static boolean isDue(Situation situation, Liability liability) {
    if (liability.state() != LiabilityState.OPEN
        || liability.root().isPresent()
        || !situation.item(liability.node()).status().isLive()) {
      return false;
    }
    WorkCalendar calendar = situation.picture().calendars().workspace();
    int accruesDays = situation.picture().state().settingsNow().tariff().accruesDays();
    long days =
        calendar.daysAfter(
            calendar.dayOf(liability.openedAt()), situation.picture().forecast().today());
    return days > accruesDays;
  }

  private static Optional<Wish> ask(Situation situation, Liability liability) {
    Item item = situation.item(liability.node());
    boolean isZombie = liability.kind() == LiabilityKind.ZOMBIE;
    String reason =
        isZombie
            ? liability.because() + "."
            : liability.because() + ", and has waited so long that it stops accruing.";
    return situation
        .raisedOrClearer(liability)
        .map(
            to ->
                situation.about(
                    ProposalKind.FINISH_OR_KILL,
                    item,
                    liability.id(),
                    new Situation.Told(
                        "Finish or kill “" + item.title() + "”",
                        reason + " Give it a date and an owner, or call it off."),
                    to,
                    List.of(
                        situation.moves().dateGiven(item),
                        situation.moves().ownerGiven(item),
                        situation.moves().status(item, MoveAction.CANCEL, "cancelled", item)),
                    List.of()));
  }
}
