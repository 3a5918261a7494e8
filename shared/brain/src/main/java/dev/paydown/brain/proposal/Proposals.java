package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Ids;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Correlation;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.graph.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings what is put before people in line with what the picture asks of them. */
public final class Proposals {
  /** No answer is never consent: after this long it goes once to the lead, then expires. */
  public static final int PATIENCE_DAYS = 5;

  private final Picture picture;
  private final Instant now;
  private final SortedMap<String, Proposal> proposals;

  /** How many proposals ever had a key. */
  private final Map<String, Integer> everPut = new HashMap<>();

  private Proposals(Picture picture) {
    this.picture = picture;
    this.now = picture.now();
    this.proposals = new TreeMap<>(picture.state().proposals());
  }

  /** The proposals as they stand now. */
  public static SortedMap<String, Proposal> settle(
      Picture picture, SortedMap<String, Liability> liabilities) {
    Proposals settled = new Proposals(picture);
    settled.wake();
    settled.raise();
    settled.put(settled.joined(liabilities));
    new Hush(picture).settle(settled.proposals);
    return settled.proposals;
  }

  /**
   * The moves that would set back what this proposal did; empty: nothing can be undone any more.
   */
  public static List<Move> undoing(Picture picture, Proposal proposal) {
    return proposal.canBeUndone() ? Undo.back(picture, proposal) : List.of();
  }

  private List<Wish> wishes(SortedMap<String, Liability> liabilities) {
    Situation situation = Situation.of(picture, liabilities, proposals);
    List<Wish> wishes = new ArrayList<>();
    for (Question question : Questions.BY_PRIORITY) {
      for (Wish wish : question.wishes(situation)) {
        wishes.add(rerouted(wish, situation.routes()));
      }
    }
    return wishes;
  }

  /** A re-commit knows its routes itself: none leads to who slips. */
  private static Wish rerouted(Wish wish, Routes routes) {
    Optional<String> route = routes.of(wish.kind(), wish.moves().getFirst().target());
    return route.isEmpty() || wish.kind() == ProposalKind.RE_COMMIT ? wish : wish.to(route.get());
  }

  /**
   * What is wished; where dates that were raised to a lead meet dates of the lead's own, they join
   * these, since nobody has two shifts of dates to answer.
   */
  private List<Wish> joined(SortedMap<String, Liability> liabilities) {
    List<Wish> wishes = wishes(liabilities);
    Set<String> keys = wishes.stream().map(Wish::key).collect(Collectors.toSet());
    List<Proposal> raised =
        proposals.values().stream()
            .filter(proposal -> proposal.kind() == ProposalKind.SHIFT_DATES)
            .filter(proposal -> proposal.state().isLive() && proposal.raised() > 0)
            .toList();
    Map<String, Long> raisedTo =
        raised.stream().collect(Collectors.groupingBy(Proposal::recipient, Collectors.counting()));
    boolean hasJoined = false;
    for (Proposal proposal : raised) {
      String to = proposal.recipient();
      boolean meetsOthers =
          raisedTo.getOrDefault(to, 0L) > 1
              || keys.contains(Line.key(ProposalKind.SHIFT_DATES, to));
      if (meetsOthers) {
        proposals.put(proposal.id(), new Change(proposal).ended(ProposalState.REASSIGNED, now, to));
        hasJoined = true;
      }
    }
    return hasJoined ? wishes(liabilities) : wishes;
  }

  /** Puts what is wished, each key and each target once, and takes back what is not any more. */
  private void put(List<Wish> wishes) {
    Answered answered = new Answered(picture, proposals.values());
    Set<String> taken = new HashSet<>(answered.underWay());
    Set<String> kept = new HashSet<>();
    Map<String, Proposal> live = new HashMap<>();
    proposals.values().forEach(held -> everPut.merge(held.key(), 1, Integer::sum));
    proposals.values().stream()
        .filter(proposal -> proposal.state().isLive())
        .forEach(proposal -> live.put(proposal.key(), proposal));
    for (Wish wish : wishes) {
      if (!kept.contains(wish.key())) {
        answered
            .remaining(wish, taken)
            .ifPresent(
                remaining -> {
                  Optional<Proposal> standing = Optional.ofNullable(live.get(remaining.key()));
                  Asked asked = asked(remaining, standing);
                  kept.add(remaining.key());
                  asked.moves().forEach(move -> taken.add(move.target()));
                  standing.ifPresentOrElse(held -> renew(held, asked), () -> make(asked));
                });
      }
    }
    withdraw(kept);
  }

  private void wake() {
    for (Proposal proposal : List.copyOf(proposals.values())) {
      boolean isOver =
          proposal.state() == ProposalState.SNOOZED
              && proposal.snoozedUntil().isPresent()
              && !proposal.snoozedUntil().get().isAfter(now);
      if (isOver) {
        proposals.put(proposal.id(), new Change(proposal).again(expiry(proposal)));
      }
    }
  }

  private void raise() {
    for (Proposal proposal : List.copyOf(proposals.values())) {
      if (proposal.state() != ProposalState.PENDING || !hasWaited(proposal)) {
        continue;
      }
      Optional<String> above = above(proposal);
      Change change = new Change(proposal);
      boolean goesUp = proposal.raised() == 0 && above.isPresent();
      proposals.put(
          proposal.id(),
          goesUp
              ? change.raisedTo(above.get(), expiry(proposal))
              : change.ended(ProposalState.EXPIRED, now, "nobody answered"));
    }
  }

  /** Who is asked next; who slips is never asked to accept the slip. */
  private Optional<String> above(Proposal proposal) {
    Optional<String> above = picture.clearers().above(proposal.recipient());
    Item item = picture.graph().items().get(proposal.node());
    return proposal.kind() == ProposalKind.RE_COMMIT && item != null
        ? above.filter(to -> !item.owner().equals(Optional.of(to)))
        : above;
  }

  private boolean hasWaited(Proposal proposal) {
    return patience(picture, proposal).map(until -> !until.isAfter(now)).orElse(false);
  }

  /** When patience with a proposal that was mailed, or would have been, runs out. */
  static Optional<Instant> patience(Picture picture, Proposal proposal) {
    WorkCalendar calendar = picture.calendars().person(proposal.recipient());
    return proposal.mailedAt().map(at -> calendar.sameTimeAfter(at, PATIENCE_DAYS));
  }

  /** An outer bound; the link's own expiry counts from its mail. */
  private Instant expiry(Proposal proposal) {
    return Expiry.of(picture.calendars().person(proposal.recipient()), proposal.gate(), now);
  }

  private Asked asked(Wish wish, Optional<Proposal> live) {
    Portion portion =
        wish.kind().isOfDates() ? Portion.of(wish.moves(), live) : new Portion(wish.moves(), 0);
    Brief brief = wish.teller().of(portion.moves(), portion.waiting());
    return new Asked(
        wish,
        numbered(portion.moves()),
        brief.with(Bystanders.told(picture, wish, portion.moves(), brief.packet())));
  }

  private static List<Move> numbered(List<Move> moves) {
    List<Move> numbered = new ArrayList<>();
    for (Move move : moves) {
      numbered.add(move.named("m" + (numbered.size() + 1)));
    }
    return numbered;
  }

  private void make(Asked asked) {
    Wish wish = asked.wish();
    Brief brief = asked.brief();
    int before = everPut.merge(wish.key(), 1, Integer::sum) - 1;
    String id =
        wish.kind().label() + "-" + Ids.of(wish.key(), wish.recipient(), String.valueOf(before));
    WorkCalendar calendar = picture.calendars().person(wish.recipient());
    proposals.put(
        id,
        new Proposal(
            id,
            1,
            wish.kind(),
            wish.key(),
            wish.occasion(),
            brief.node(),
            brief.item(),
            brief.headline(),
            brief.reason(),
            wish.recipient(),
            ProposalState.PENDING,
            asked.gate(),
            asked.moves(),
            brief.packet(),
            now,
            Optional.empty(),
            Expiry.of(calendar, asked.gate(), now),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            correlation(asked)));
  }

  /** What was last said of what made it necessary, else of the item that it is about. */
  private Optional<String> correlation(Asked asked) {
    List<String> causes = asked.moves().stream().flatMap(move -> move.cause().stream()).toList();
    return lastSaid(causes)
        .or(() -> lastSaid(List.of(asked.brief().node())))
        .map(stamp -> Correlation.of(picture.state().workspace(), stamp.entry()));
  }

  private Optional<Stamp> lastSaid(List<String> nodes) {
    return nodes.stream()
        .flatMap(node -> Optional.ofNullable(picture.state().items().get(node)).stream())
        .flatMap(facts -> facts.lastSaid().stream())
        .max(Comparator.naturalOrder());
  }

  private void renew(Proposal live, Asked asked) {
    Wish wish = asked.wish();
    boolean sameQuestion = live.occasion().equals(wish.occasion());
    String recipient = sameQuestion && live.raised() > 0 ? live.recipient() : wish.recipient();
    boolean sameRecipient = sameQuestion && recipient.equals(live.recipient());
    boolean isSame = same(live.moves(), asked.moves());
    if (sameRecipient && isSame && !isOutOfTime(live)) {
      // The same is asked; what led to it may be told otherwise by now.
      Proposal reworded = new Change(live).reworded(asked.brief());
      // What is told as it was stays the same object, which is found equal at a glance.
      if (!reworded.equals(live)) {
        proposals.put(live.id(), reworded);
      }
      return;
    }
    // Told once: a slot gone by, a link that somebody made, or dates that merely drift, are kept
    // fresh on the page without another mail.
    boolean drifted = !isSame && onlyDrifts(live.moves(), asked);
    if (sameRecipient && drifted && !new Drift(picture).isOutdated(live.moves(), asked.moves())) {
      return;
    }
    boolean sameDates = same(withoutLinks(live.moves()), withoutLinks(asked.moves()));
    boolean quiet = sameRecipient && (drifted || sameDates);
    Optional<Instant> mailedAt = quiet ? live.mailedAt() : Optional.empty();
    Instant expiresAt =
        quiet && live.expiresAt().isAfter(now)
            ? live.expiresAt()
            : Expiry.of(picture.calendars().person(recipient), asked.gate(), now);
    proposals.put(
        live.id(),
        new Change(live).renewed(asked, recipient, mailedAt, expiresAt, correlation(asked)));
  }

  private static boolean same(List<Move> a, List<Move> b) {
    return a.equals(b) || withoutSlots(a).equals(withoutSlots(b));
  }

  /** Which slot is the first open one changes by the hour; that is no news. */
  private static List<List<Object>> withoutSlots(List<Move> moves) {
    return moves.stream()
        .filter(move -> move.action() != MoveAction.BOOK_SLOT)
        .map(
            move ->
                List.<Object>of(move.action(), move.target(), move.from(), move.to(), move.gate()))
        .toList();
  }

  private static List<Move> withoutLinks(List<Move> moves) {
    return moves.stream().filter(move -> move.action() != MoveAction.LINK).toList();
  }

  private boolean isOutOfTime(Proposal live) {
    return live.state() == ProposalState.PENDING
        && outOfTime(live).filter(at -> !at.isAfter(now)).isPresent();
  }

  /**
   * When another slot has to be offered: once the one that is has begun; but as long as a mailed
   * link works, it works for what was mailed, and only that line of it has come too late.
   */
  private static Optional<Instant> outOfTime(Proposal live) {
    return live.moves().stream()
        .flatMap(move -> move.begins().stream())
        .max(Comparator.naturalOrder())
        .map(
            begins ->
                live.mailedAt().isPresent() && live.expiresAt().isAfter(begins)
                    ? live.expiresAt()
                    : begins);
  }

  /**
   * Whether all that differs are dates that drift. A date that somebody set meanwhile is no drift,
   * and a move that reaches further than it did is another one.
   */
  private static boolean onlyDrifts(List<Move> before, Asked asked) {
    List<Move> now = asked.moves();
    if (before.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      Move was = before.get(i);
      Move is = now.get(i);
      boolean stands =
          was.target().equals(is.target())
              && was.from().equals(is.from())
              && was.gate() == is.gate();
      if (!stands || !(was.to().equals(is.to()) || asked.wish().drifts(is))) {
        return false;
      }
    }
    return true;
  }

  private void withdraw(Set<String> kept) {
    for (Proposal proposal : List.copyOf(proposals.values())) {
      if (proposal.state().isLive() && !kept.contains(proposal.key())) {
        supersede(proposal);
      }
    }
  }

  private void supersede(Proposal proposal) {
    proposals.put(
        proposal.id(),
        new Change(proposal).ended(ProposalState.SUPERSEDED, now, "it is no longer needed"));
  }

  /** When proposals will change by themselves: instants still to come. */
  public static List<Instant> toCome(Picture picture, Map<String, Proposal> proposals) {
    List<Instant> instants = new ArrayList<>();
    for (Proposal proposal : proposals.values()) {
      if (proposal.state() == ProposalState.SNOOZED) {
        proposal.snoozedUntil().ifPresent(instants::add);
      } else if (proposal.state() == ProposalState.PENDING) {
        patience(picture, proposal).ifPresent(instants::add);
        outOfTime(proposal).filter(picture.now()::isBefore).ifPresent(instants::add);
      }
    }
    if (proposals.values().stream().anyMatch(proposal -> proposal.state().isLive())) {
      // Whoever goes away that day is asked no more, and whoever is back is asked again.
      WorkCalendar workspace = picture.calendars().workspace();
      picture
          .clearers()
          .changesOn()
          .ifPresent(day -> instants.add(day.atStartOfDay(workspace.zone()).toInstant()));
    }
    return instants;
  }
}
