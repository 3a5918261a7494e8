package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.forecast.ItemForecast;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Facts that cannot all hold: a pinned date that what precedes it will not keep, items that wait
 * for one another, work that is done and still awaits an approval. One person is offered the ways
 * out.
 */
final class ResolveConflict implements Question {
  @Override
  public List<Wish> wishes(Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Liability liability : situation.open(LiabilityKind.DATE_CONFLICT)) {
      pinned(situation, liability).ifPresent(wishes::add);
    }
    for (Liability liability : situation.open(LiabilityKind.CYCLE)) {
      cycle(situation, liability).ifPresent(wishes::add);
    }
    for (Liability liability : situation.open(LiabilityKind.CONTRADICTION)) {
      contradiction(situation, liability).ifPresent(wishes::add);
    }
    return wishes;
  }

  /** Move the pinned date, as only its own people can, or have who holds it up brought in. */
  private static Optional<Wish> pinned(Situation situation, Liability liability) {
    Picture picture = situation.picture();
    Item item = situation.item(liability.node());
    ItemForecast expected = picture.forecast().of(item.node());
    Optional<String> recipient = situation.raisedOrClearer(liability);
    boolean isOfferedToShift = !item.pinned() && item.isUnstarted();
    if (isOfferedToShift
        || recipient.isEmpty()
        || item.due().isEmpty()
        || expected.finish().isEmpty()) {
      return Optional.empty();
    }
    LocalDate finish = expected.finish().get();
    Item holdsUp = picture.origin(item);
    List<Move> moves = new ArrayList<>();
    if (finish.isAfter(item.due().get()) && !expected.isOverdue()) {
      Move date = situation.moves().date(item, "due", item.due(), finish, holdsUp);
      // A pinned date was promised to somebody: moving it always takes the second proof.
      moves.add(date.atLeast(Gate.CLIENT_FACING));
    } else {
      moves.add(situation.moves().dateGiven(item).atLeast(Gate.CLIENT_FACING));
    }
    if (!holdsUp.node().equals(item.node())) {
      String text =
          item.id()
              + " is pinned to "
              + WorkCalendar.inWords(item.due().get())
              + " and cannot keep it behind this: what would it take?";
      moves.add(situation.moves().comment(holdsUp, "notice", text, item));
    }
    Wish wish =
        situation.about(
            ProposalKind.RESOLVE_CONFLICT,
            item,
            liability.id() + "|" + item.due().get(),
            new Situation.Told(
                "“" + item.title() + "” cannot keep its fixed date",
                liability.because() + ". Move the date, or bring in who it waits for."),
            recipient.get(),
            moves,
            holdsUp.node().equals(item.node()) ? List.of() : List.of(holdsUp));
    boolean drifts = picture.forecast().of(holdsUp.node()).isOverdue();
    return Optional.of(drifts ? wish.asDrifting() : wish);
  }

  /** Cut one of the links by which the items wait for one another. */
  private static Optional<Wish> cycle(Situation situation, Liability liability) {
    Item item = situation.item(liability.node());
    List<Link> links = shortestCycle(situation.picture(), item);
    if (links.isEmpty()) {
      return Optional.empty();
    }
    List<Move> moves = new ArrayList<>();
    List<Item> others = new ArrayList<>();
    for (Link link : links.subList(0, Math.min(links.size(), Portion.MOVES_MAX))) {
      Item to = situation.item(link.to());
      Item from = situation.item(link.from());
      moves.add(situation.moves().cut(to, from));
      if (!from.node().equals(item.node())) {
        others.add(from);
      }
    }
    return situation
        .raisedOrClearer(liability)
        .map(
            to ->
                situation.about(
                    ProposalKind.RESOLVE_CONFLICT,
                    item,
                    liability.id(),
                    new Situation.Told(
                        "“" + item.title() + "” waits for itself",
                        liability.because() + ". " + whatToCut(links.size())),
                    to,
                    moves,
                    others));
  }

  private static String whatToCut(int links) {
    String what = "Cut the one link that is wrong.";
    return links <= Portion.MOVES_MAX
        ? what
        : what + " The first " + Portion.MOVES_MAX + " of " + links + " are listed.";
  }

  /** The links of a shortest cycle through an item, from it on; empty: it is in none. */
  private static List<Link> shortestCycle(Picture picture, Item item) {
    Map<String, Link> reachedBy = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(item.node()));
    while (!queue.isEmpty()) {
      for (Link link : picture.graph().blockedBy(queue.remove())) {
        if (reachedBy.putIfAbsent(link.to(), link) == null) {
          queue.add(link.to());
        }
      }
    }
    List<Link> links = new ArrayList<>();
    Link last = reachedBy.get(item.node());
    while (last != null) {
      links.addFirst(last);
      last = last.from().equals(item.node()) ? null : reachedBy.get(last.from());
    }
    return links;
  }

  /** Decide the approval, or open the work again. */
  private static Optional<Wish> contradiction(Situation situation, Liability liability) {
    Item done = situation.item(liability.node());
    return new Approvers(situation.picture())
        .undecided(done, liability.clearer())
        .flatMap(
            undecided ->
                situation
                    .raisedOrClearer(liability)
                    .map(to -> contradiction(situation, liability, done, undecided, to)));
  }

  private static Wish contradiction(
      Situation situation,
      Liability liability,
      Item done,
      Approvers.Undecided undecided,
      String to) {
    Moves make = situation.moves();
    Item where = undecided.where();
    return situation.about(
        ProposalKind.RESOLVE_CONFLICT,
        done,
        liability.id() + "|" + undecided.of(),
        new Situation.Told(
            "“" + done.title() + "” is done and not approved",
            liability.because() + ". Decide the approval, or open the work again."),
        to,
        List.of(
            make.decision(where, MoveAction.GRANT_APPROVAL, undecided.of(), "granted"),
            make.decision(where, MoveAction.DENY_APPROVAL, undecided.of(), "denied"),
            make.status(done, MoveAction.REOPEN, "open", where)),
        where.node().equals(done.node()) ? List.of() : List.of(where));
  }
}
