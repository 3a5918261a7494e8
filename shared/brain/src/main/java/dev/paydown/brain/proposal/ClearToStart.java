package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.debt.Handoff;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Status;
import dev.paydown.brain.settings.LiabilityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nothing stands before the work any more: its owner is offered to start it, with the context
 * packet and the first open time long enough. Asked when it is handed over, and again when it was
 * decided on and left.
 */
final class ClearToStart implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    Slots slots = new Slots(situation.picture());
    for (Item item : situation.picture().graph().items().values()) {
      if (item.isUnstarted() && item.status() != Status.BLOCKED) {
        Handoff.into(situation.picture(), item)
            .flatMap(handoff -> handedOver(situation, slots, item, handoff))
            .ifPresent(wishes::add);
      }
    }
    for (Liability liability : situation.roots(LiabilityKind.NOT_STARTED)) {
      Item item = situation.item(liability.node());
      if (canStart(situation.picture(), item)) {
        left(situation, slots, item, liability).ifPresent(wishes::add);
      }
    }
    return wishes;
  }

  /** Whether nothing that has to end first is still open. */
  static boolean canStart(Picture picture, Item item) {
    return item.isUnstarted()
        && item.status() != Status.BLOCKED
        && picture.graph().boundBy(item.node()).stream()
            .filter(link -> link.type() == LinkType.FS)
            .noneMatch(link -> picture.graph().item(link.from()).status().isLive());
  }

  private static Optional<Wish> handedOver(
      Situation situation, Slots slots, Item item, Handoff handoff) {
    Item from = handoff.from();
    String reason =
        from.id()
            + " “"
            + from.title()
            + "” is "
            + from.status().label()
            + "; nothing else stands before "
            + item.id()
            + ".";
    return ask(situation, slots, item, from, handoff.offeredAt().toString(), reason);
  }

  private static Optional<Wish> left(
      Situation situation, Slots slots, Item item, Liability liability) {
    return ask(situation, slots, item, item, liability.id(), liability.because() + ".");
  }

  private static Optional<Wish> ask(
      Situation situation, Slots slots, Item item, Item cause, String occasion, String reason) {
    Optional<String> recipient = situation.picture().clearers().of(item);
    if (recipient.isEmpty()) {
      return Optional.empty();
    }
    Moves make = situation.moves();
    List<Move> moves = new ArrayList<>();
    moves.add(make.status(item, MoveAction.START, "started", cause));
    moves.add(
        make.comment(
            item, "comment", "the context packet: why, what done looks like, what is owed", cause));
    slots
        .firstOpen(item, recipient.get())
        .ifPresent(
            slot ->
                moves.add(
                    make.of(
                        item,
                        MoveAction.BOOK_SLOT,
                        "slot",
                        Optional.empty(),
                        Optional.of(slot.text()),
                        cause)));
    return Optional.of(
        situation.about(
            ProposalKind.CLEAR_TO_START,
            item,
            occasion,
            new Situation.Told("Clear to start: “" + item.title() + "”", reason),
            recipient.get(),
            moves,
            cause.node().equals(item.node()) ? List.of() : List.of(cause)));
  }
}
