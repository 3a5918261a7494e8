package dev.paydown.brain.proposal;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work that is stuck near its end, or for long: a date for what is left, and what that is. */
final class SplitRemaining implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : situation.roots(LiabilityKind.STUCK_WORK)) {
      Item item = situation.item(liability.node());
      Optional<String> recipient = situation.raisedOrClearer(liability);
      recipient.ifPresent(to -> wishes.add(ask(situation, item, liability, to)));
    }
    return wishes;
  }

  private static Wish ask(Situation situation, Item item, Liability liability, String to) {
    return situation.about(
        ProposalKind.SPLIT_REMAINING,
        item,
        liability.id(),
        new Situation.Told(
            "Give a date for what is left of “" + item.title() + "”",
            liability.because() + ". Say when the rest is done, and what the rest is."),
        to,
        List.of(
            situation.moves().dateGiven(item),
            situation.moves().comment(item, "remaining", owed(item), item)),
        List.of());
  }

  private static String owed(Item item) {
    return item.owed().isEmpty()
        ? "what is left has a new date"
        : "still owed: " + String.join("; ", item.owed());
  }
}
