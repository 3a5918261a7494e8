package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Turn;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Blocked work goes at once to who can clear it: whom it names, else the owner of what blocks it,
 * else its own clearers; raised, to the lead.
 */
final class RouteBlocker implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Item item : situation.picture().graph().items().values()) {
      if (item.status() == Status.BLOCKED) {
        Turn turn = lastBlocked(item);
        recipient(situation, item, turn)
            .ifPresent(to -> wishes.add(ask(situation, item, turn, to)));
      }
    }
    return wishes;
  }

  private static Turn lastBlocked(Item item) {
    return item.facts().turns().reversed().stream()
        .filter(turn -> turn.to() == Transition.BLOCKED)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<String> recipient(Situation situation, Item item, Turn turn) {
    Picture picture = situation.picture();
    Optional<String> raised =
        situation.open(LiabilityKind.BLOCKER).stream()
            .filter(liability -> liability.node().equals(item.node()))
            .flatMap(liability -> liability.escalation().stream())
            .map(Liability.Escalation::to)
            .findFirst();
    return raised
        .or(
            () ->
                turn.clearedBy()
                    .map(picture.graph().people()::resolve)
                    .flatMap(picture.clearers()::of))
        .or(
            () ->
                blocking(picture, turn)
                    .filter(before -> before.status().isLive())
                    .flatMap(picture.clearers()::of))
        .or(() -> picture.clearers().namedAround(item).flatMap(picture.clearers()::of))
        .or(() -> picture.clearers().of(item));
  }

  /** The item that was named as blocking, if it is known. */
  private static Optional<Item> blocking(Picture picture, Turn turn) {
    return turn.blockedBy().flatMap(picture.graph()::find);
  }

  private static Wish ask(Situation situation, Item item, Turn turn, String to) {
    Optional<Item> by = blocking(situation.picture(), turn);
    String waitsFor =
        by.map(before -> " for " + before.id() + " “" + before.title() + "”").orElse("");
    String reason = turn.reason().map(said -> ": " + said).orElse("");
    return situation.about(
        ProposalKind.ROUTE_BLOCKER,
        item,
        turn.stamp().at().toString(),
        new Situation.Told(
            "Clear the way for “" + item.title() + "”",
            item.id()
                + " waits"
                + waitsFor
                + reason
                + ". You can clear it, or say what is needed."),
        to,
        List.of(
            situation.moves().status(item, MoveAction.UNBLOCK, "unblocked", by.orElse(item)),
            situation.moves().answer(item)),
        by.stream().toList());
  }
}
