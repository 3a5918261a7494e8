package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.debt.Ids;
import dev.paydown.brain.debt.Liability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Brings what is put before people in line with what the picture asks of them. */
public final class Proposals {
  /** No answer is never consent: after this long it goes once to the lead, then expires. */
  public static final int PATIENCE_DAYS = 5;

  private final Picture picture;
  private final Instant now;
  private final SortedMap<String, Proposal> proposals;

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
    Routes routes = new Routes(settled.proposals.values());
    Set<String> wished = new HashSet<>();
    for (Wish wish : Wishes.of(picture, liabilities, routes)) {
      wished.add(wish.key());
      settled.put(rerouted(wish, routes));
    }
    settled.withdraw(wished);
    return settled.proposals;
  }

  private static Wish rerouted(Wish wish, Routes routes) {
    Optional<String> route = routes.of(wish.moves().getFirst().target());
    return route.isEmpty() ? wish : wish.to(route.get());
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
      Optional<String> above = picture.clearers().above(proposal.recipient());
      Change change = new Change(proposal);
      boolean goesUp = proposal.raised() == 0 && above.isPresent();
      proposals.put(
          proposal.id(),
          goesUp
              ? change.raisedTo(above.get(), expiry(proposal))
              : change.ended(ProposalState.EXPIRED, now, "nobody answered"));
    }
  }

  private boolean hasWaited(Proposal proposal) {
    return patience(picture, proposal).map(until -> !until.isAfter(now)).orElse(false);
  }

  /** When patience with a proposal that was mailed runs out. */
  static Optional<Instant> patience(Picture picture, Proposal proposal) {
    WorkCalendar calendar = picture.calendars().person(proposal.recipient());
    return proposal.mailedAt().map(at -> calendar.sameTimeAfter(at, PATIENCE_DAYS));
  }

  /** An outer bound; the link's own expiry counts from its mail. */
  private Instant expiry(Proposal proposal) {
    return Expiry.of(picture.calendars().person(proposal.recipient()), proposal.gate(), now);
  }

  private void put(Wish asked) {
    Optional<Proposal> live =
        proposals.values().stream()
            .filter(proposal -> proposal.key().equals(asked.key()) && proposal.state().isLive())
            .findFirst();
    Answered answered = new Answered(picture, proposals.values(), live);
    Wish wish = asked.withMoves(numbered(answered.remaining(asked)));
    if (wish.moves().isEmpty()) {
      live.ifPresent(this::supersede);
      return;
    }
    if (live.isEmpty()) {
      make(wish);
    } else {
      renew(live.get(), wish);
    }
  }

  private static List<Move> numbered(List<Move> moves) {
    List<Move> numbered = new ArrayList<>();
    for (Move move : moves) {
      numbered.add(
          new Move(
              "m" + (numbered.size() + 1),
              move.action(),
              move.node(),
              move.connection(),
              move.uid(),
              move.item(),
              move.title(),
              move.url(),
              move.field(),
              move.from(),
              move.to(),
              move.cause(),
              move.gate(),
              MoveState.PROPOSED));
    }
    return numbered;
  }

  private void make(Wish wish) {
    long before = proposals.values().stream().filter(held -> held.key().equals(wish.key())).count();
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
            wish.node(),
            wish.item(),
            wish.headline(),
            wish.reason(),
            wish.recipient(),
            ProposalState.PENDING,
            wish.gate(),
            wish.moves(),
            wish.packet(),
            now,
            Optional.empty(),
            Expiry.of(calendar, wish.gate(), now),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty()));
  }

  private void renew(Proposal live, Wish wish) {
    String recipient = live.raised() > 0 ? live.recipient() : wish.recipient();
    boolean sameRecipient = recipient.equals(live.recipient());
    if (sameRecipient && same(live.moves(), wish.moves()) && !hasPassed(live.moves())) {
      return;
    }
    // Told once: a slot gone by, or dates that merely drift, are kept fresh on the page without
    // another mail.
    boolean drifted = wish.drifts() && sameTargets(live.moves(), wish.moves());
    if (drifted && !new Drift(picture).isFar(live.moves(), wish.moves())) {
      return;
    }
    boolean quiet = sameRecipient && (drifted || same(live.moves(), wish.moves()));
    Optional<Instant> mailedAt = quiet ? live.mailedAt() : Optional.empty();
    Instant expiresAt =
        quiet
            ? live.expiresAt()
            : Expiry.of(picture.calendars().person(recipient), wish.gate(), now);
    proposals.put(live.id(), new Change(live).renewed(wish, recipient, mailedAt, expiresAt));
  }

  private static boolean same(List<Move> a, List<Move> b) {
    return withoutSlots(a).equals(withoutSlots(b));
  }

  /** Which slot is the first open one changes with the hour; that is no news. */
  private static List<List<Object>> withoutSlots(List<Move> moves) {
    return moves.stream()
        .filter(move -> move.action() != MoveAction.BOOK_SLOT)
        .map(
            move ->
                List.<Object>of(move.action(), move.target(), move.from(), move.to(), move.gate()))
        .toList();
  }

  /** Whether a slot that the proposal offers has begun. */
  private boolean hasPassed(List<Move> moves) {
    return moves.stream()
        .filter(move -> move.action() == MoveAction.BOOK_SLOT)
        .flatMap(move -> move.to().stream())
        .anyMatch(slot -> !Instant.parse(slot.substring(0, slot.indexOf('/'))).isAfter(now));
  }

  private static boolean sameTargets(List<Move> a, List<Move> b) {
    return a.stream().map(Move::target).toList().equals(b.stream().map(Move::target).toList());
  }

  private void withdraw(Set<String> wished) {
    for (Proposal proposal : List.copyOf(proposals.values())) {
      if (proposal.state().isLive() && !wished.contains(proposal.key())) {
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
      }
    }
    return instants;
  }
}
