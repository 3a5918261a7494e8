package dev.paydown.brain.proposal;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A thread gone quiet: who was asked answers in their own words, or says that no answer is needed,
 * which ends the debt.
 */
final class ReviveThread implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : situation.open(LiabilityKind.DROPPED_THREAD)) {
      Item item = situation.item(liability.node());
      situation
          .raisedOrClearer(liability)
          .ifPresent(to -> wishes.add(ask(situation, item, liability, to)));
    }
    return wishes;
  }

  private static Wish ask(Situation situation, Item item, Liability liability, String to) {
    return situation.about(
        ProposalKind.REVIVE_THREAD,
        item,
        liability.id(),
        new Situation.Told(
            "Answer: “" + item.title() + "”",
            liability.because() + ". Answer in your own words, or decline it as not needed."),
        to,
        List.of(situation.moves().answer(item)),
        List.of());
  }
}
