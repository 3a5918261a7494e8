package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Handoff;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Everything that should be put before somebody, as the picture shows it. */
final class Wishes {
  private final Picture picture;

  private Wishes(Picture picture) {
    this.picture = picture;
  }

  static List<Wish> of(Picture picture, SortedMap<String, Liability> liabilities, Routes routes) {
    Wishes wishes = new Wishes(picture);
    List<Wish> all = new ArrayList<>();
    for (Item item : picture.graph().items().values()) {
      wishes.newDate(item).ifPresent(all::add);
      wishes.clearToStart(item).ifPresent(all::add);
    }
    for (Liability liability : liabilities.values()) {
      wishes.raised(liability).ifPresent(all::add);
    }
    all.addAll(new Shifts(picture, routes).all());
    return all;
  }

  /** The owner of an overdue item is asked for a date first. */
  private Optional<Wish> newDate(Item item) {
    ItemForecast expected = picture.forecast().of(item.node());
    if (!expected.isOverdue() || item.due().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> recipient = picture.clearers().of(item);
    return recipient.map(
        to ->
            new Wish(
                ProposalKind.NEW_DATE,
                key(ProposalKind.NEW_DATE, item, item.due().get().toString()),
                item.node(),
                item.id(),
                "Give a new date for “" + item.title() + "”",
                item.id()
                    + " was due on "
                    + WorkCalendar.inWords(item.due().get())
                    + " and is still open. What follows it waits for a date from you.",
                to,
                List.of(
                    Moves.of(
                        picture,
                        item,
                        MoveAction.SET_DATE,
                        "due",
                        item.due().map(Object::toString),
                        Optional.empty(),
                        Optional.of(item.node()))),
                Packets.of(picture, item, List.of()),
                false));
  }

  private Optional<Wish> clearToStart(Item item) {
    if (!item.isUnstarted()) {
      return Optional.empty();
    }
    Optional<Handoff> handoff = Handoff.into(picture, item);
    Optional<String> recipient = picture.clearers().of(item);
    if (handoff.isEmpty() || recipient.isEmpty()) {
      return Optional.empty();
    }
    Item from = handoff.get().from();
    List<Move> moves = new ArrayList<>();
    moves.add(
        Moves.of(
            picture,
            item,
            MoveAction.START,
            "status",
            Optional.of(item.status().label()),
            Optional.of("started"),
            Optional.of(from.node())));
    moves.add(comment(item, "the context packet: why, what done looks like, what is owed", from));
    Slots.firstOpen(picture, item, recipient.get())
        .ifPresent(
            slot ->
                moves.add(
                    Moves.of(
                        picture,
                        item,
                        MoveAction.BOOK_SLOT,
                        "slot",
                        Optional.empty(),
                        Optional.of(slot.start() + "/" + slot.end()),
                        Optional.of(from.node()))));
    return Optional.of(
        new Wish(
            ProposalKind.CLEAR_TO_START,
            key(ProposalKind.CLEAR_TO_START, item, handoff.get().offeredAt().toString()),
            item.node(),
            item.id(),
            "Clear to start: “" + item.title() + "”",
            from.id()
                + " “"
                + from.title()
                + "” is "
                + from.status().label()
                + "; nothing else stands before "
                + item.id()
                + ".",
            recipient.get(),
            moves,
            Packets.of(picture, item, List.of(from)),
            false));
  }

  private Move comment(Item item, String what, Item cause) {
    return Moves.of(
        picture,
        item,
        MoveAction.COMMENT,
        "comment",
        Optional.empty(),
        Optional.of(what),
        Optional.of(cause.node()));
  }

  /** What a liability itself asks: an approval of who owes it; a stale handoff of who is above. */
  private Optional<Wish> raised(Liability liability) {
    if (liability.state() != LiabilityState.OPEN) {
      return Optional.empty();
    }
    Item item = picture.graph().item(liability.node());
    return switch (liability.kind()) {
      case STALE_HANDOFF ->
          liability.escalation().map(up -> catchHandoff(item, liability, up.to()));
      case PENDING_APPROVAL -> decideApproval(item, liability);
      case SLIP,
          DROPPED_THREAD,
          STUCK_WORK,
          BLOCKER,
          NOT_STARTED,
          ZOMBIE,
          ORPHANED,
          DATE_CONFLICT,
          CYCLE,
          CONTRADICTION ->
          Optional.empty();
    };
  }

  private Wish catchHandoff(Item item, Liability liability, String to) {
    List<Move> moves =
        List.of(
            comment(item, "a reminder with the context packet", item),
            Moves.of(
                picture,
                item,
                MoveAction.ASSIGN,
                "owner",
                item.owner(),
                Optional.empty(),
                Optional.of(item.node())));
    return new Wish(
        ProposalKind.CATCH_HANDOFF,
        key(ProposalKind.CATCH_HANDOFF, item, liability.since().toString()),
        item.node(),
        item.id(),
        "Nobody has picked up “" + item.title() + "”",
        liability.because()
            + item.owner().map(owner -> "; it is " + owner + "’s").orElse("; it has no owner")
            + ". Remind them, or give it to somebody else.",
        to,
        moves,
        Packets.of(picture, item, Handoff.into(picture, item).map(Handoff::from).stream().toList()),
        false);
  }

  private Optional<Wish> decideApproval(Item item, Liability liability) {
    return new Approvers(picture)
        .asked(item, liability)
        .flatMap(
            of -> {
              Optional<String> to =
                  liability
                      .escalation()
                      .map(Liability.Escalation::to)
                      .or(() -> picture.clearers().of(of));
              return to.map(recipient -> approval(item, liability, of, recipient));
            });
  }

  private Wish approval(Item item, Liability liability, String of, String recipient) {
    List<Move> moves = new ArrayList<>();
    moves.add(decide(item, MoveAction.GRANT_APPROVAL, of, "granted"));
    moves.add(decide(item, MoveAction.DENY_APPROVAL, of, "denied"));
    return new Wish(
        ProposalKind.DECIDE_APPROVAL,
        key(ProposalKind.DECIDE_APPROVAL, item, of + "|" + liability.since()),
        item.node(),
        item.id(),
        "Approve or refuse: “" + item.title() + "”",
        liability.because() + (of.equals(recipient) ? "." : "; it is raised to you."),
        recipient,
        moves,
        Packets.of(picture, item, List.of()),
        false);
  }

  private Move decide(Item item, MoveAction action, String of, String to) {
    return Moves.of(
        picture,
        item,
        action,
        "approval",
        Optional.of("requested of " + of),
        Optional.of(to),
        Optional.of(item.node()));
  }

  private static String key(ProposalKind kind, Item item, String occasion) {
    return kind.label() + "|" + item.node() + "|" + occasion;
  }
}
