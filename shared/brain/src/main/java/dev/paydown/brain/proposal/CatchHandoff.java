package dev.paydown.brain.proposal;

import dev.paydown.brain.debt.Handoff;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Work that nobody has: a handoff that was raised because nobody picked it up, or an item whose
 * owner is gone. The lead reminds its owner, or gives it to somebody else.
 */
final class CatchHandoff implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : situation.open(LiabilityKind.STALE_HANDOFF)) {
      liability
          .escalation()
          .ifPresent(up -> wishes.add(notPickedUp(situation, liability, up.to())));
    }
    for (Liability liability : situation.open(LiabilityKind.ORPHANED)) {
      orphaned(situation, liability).ifPresent(wishes::add);
    }
    return wishes;
  }

  private static Wish notPickedUp(Situation situation, Liability liability, String to) {
    Item item = situation.item(liability.node());
    Moves make = situation.moves();
    return situation.about(
        ProposalKind.CATCH_HANDOFF,
        item,
        liability.since().toString(),
        new Situation.Told(
            "Nobody has picked up “" + item.title() + "”",
            liability.because()
                + "; "
                + Situation.whose(item)
                + ". Remind them, or give it to somebody else."),
        to,
        List.of(
            make.comment(item, "reminder", "a reminder with the context packet", item),
            make.ownerGiven(item)),
        Handoff.into(situation.picture(), item).map(Handoff::from).stream().toList());
  }

  private static Optional<Wish> orphaned(Situation situation, Liability liability) {
    Item item = situation.item(liability.node());
    Optional<String> lead =
        situation.raisedOrClearer(liability).filter(to -> !item.owner().equals(Optional.of(to)));
    return lead.map(
        to ->
            situation.about(
                ProposalKind.CATCH_HANDOFF,
                item,
                liability.id(),
                new Situation.Told(
                    "“" + item.title() + "” has nobody to do it",
                    liability.because() + ". Give it to somebody."),
                to,
                List.of(situation.moves().ownerGiven(item)),
                List.of()));
  }
}
