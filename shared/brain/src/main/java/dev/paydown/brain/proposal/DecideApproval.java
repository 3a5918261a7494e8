package dev.paydown.brain.proposal;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An approval that is owed, asked of who owes it, then of who is above. Of several at one item the
 * oldest is asked first: an item has one approval field, and one live question about it. Whoever
 * answers in the place of who was asked, because that is away or too late, can ask a third.
 */
final class DecideApproval implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Liability> pending = new ArrayList<>(situation.open(LiabilityKind.PENDING_APPROVAL));
    pending.sort(Comparator.comparing(Liability::since).thenComparing(Liability::id));
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : pending) {
      Item item = situation.item(liability.node());
      new Approvers(situation.picture())
          .asked(item, liability)
          .flatMap(of -> ask(situation, item, liability, of))
          .ifPresent(wishes::add);
    }
    return wishes;
  }

  private static Optional<Wish> ask(
      Situation situation, Item item, Liability liability, String of) {
    Optional<String> recipient =
        liability
            .escalation()
            .map(Liability.Escalation::to)
            .or(() -> situation.picture().clearers().of(of));
    return recipient.map(
        to ->
            situation.about(
                ProposalKind.DECIDE_APPROVAL,
                item,
                of + "|" + liability.since(),
                new Situation.Told(
                    "Approve or refuse: “" + item.title() + "”",
                    liability.because() + (of.equals(to) ? "." : "; it is raised to you.")),
                to,
                ways(situation.moves(), item, of, !of.equals(to)),
                List.of()));
  }

  private static List<Move> ways(Moves make, Item item, String of, boolean isInPlaceOfThem) {
    Move grant = make.decision(item, MoveAction.GRANT_APPROVAL, of, "granted");
    Move deny = make.decision(item, MoveAction.DENY_APPROVAL, of, "denied");
    return isInPlaceOfThem
        ? List.of(grant, deny, make.reviewerGiven(item, of))
        : List.of(grant, deny);
  }
}
