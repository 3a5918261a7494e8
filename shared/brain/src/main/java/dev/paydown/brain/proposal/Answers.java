package dev.paydown.brain.proposal;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.calendar.Calendars;
import dev.paydown.brain.event.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folds answers, effects and sent mail into proposals. What does not fit any more changes nothing.
 */
public final class Answers {
  private static final String RUN_BY_SETTING = "run by itself, by the workspace's setting";
  private final Calendars calendars;
  private final SortedMap<String, Proposal> proposals;
  private final SortedMap<String, Fact.Decided> confirmed;
  private final SortedMap<String, Mailing> mailings;

  /** Starts from what is held. */
  public Answers(WorkspaceState state) {
    this.calendars = new Calendars(state);
    this.proposals = new TreeMap<>(state.proposals());
    this.confirmed = new TreeMap<>(state.confirmed());
    this.mailings = new TreeMap<>(state.mailings());
  }

  /** Takes in what the fact says about a proposal, if it says anything. */
  public void take(Fact fact) {
    switch (fact) {
      case Fact.Decided decided -> decided(decided);
      case Fact.EffectRecorded effect -> effect(effect);
      case Fact.MailSent sent -> sent(sent);
      case Fact.UndoAsked asked -> undoAsked(asked);
      case Fact.OfItem _,
          Fact.LinkMade _,
          Fact.LinkCut _,
          Fact.LinksRead _,
          Fact.ReadAsked _,
          Fact.PersonSeen _,
          Fact.Ticked _,
          Fact.SettingsPut _,
          Fact.PeoplePut _,
          Fact.MailBounced _,
          Fact.MailChosen _,
          Fact.PreferencesRevoked _,
          Fact.ConnectionMade _ -> {}
    }
  }

  private void decided(Fact.Decided decided) {
    Proposal proposal = proposals.get(decided.proposal());
    if (proposal == null || !proposal.state().isLive() || proposal.version() != decided.version()) {
      return;
    }
    Change change = new Change(proposal);
    Instant at = decided.at();
    Proposal next =
        switch (decided.decision()) {
          case Decision.Confirm confirm ->
              confirmed(decided, proposal, confirm.chosen(), proposal.outcome());
          case Decision.Run run ->
              confirmed(decided, proposal, run.chosen(), Optional.of(RUN_BY_SETTING));
          case Decision.Decline decline ->
              change.declined(
                  decline.reason(),
                  at,
                  Mutes.outcome(proposals.values(), proposal, decline.reason()));
          case Decision.Snooze snooze -> change.snoozed(snooze.until());
          case Decision.Reassign reassign ->
              change.ended(ProposalState.REASSIGNED, at, reassign.to());
        };
    proposals.put(proposal.id(), next);
  }

  private Proposal confirmed(
      Fact.Decided decided,
      Proposal proposal,
      Map<String, String> chosen,
      Optional<String> outcome) {
    confirmed.put(proposal.id(), decided);
    List<Move> moves = chosen(proposal, chosen);
    // What is made in our own books is made by the answer itself.
    ProposalState state =
        moves.stream().anyMatch(move -> move.state() == MoveState.CONFIRMED)
            ? ProposalState.CONFIRMED
            : ended(moves);
    return new Change(proposal).with(state, moves, Optional.of(decided.at()), outcome);
  }

  private static List<Move> chosen(Proposal proposal, Map<String, String> chosen) {
    List<Move> moves = new ArrayList<>();
    for (Move move : proposal.moves()) {
      String to = chosen.get(move.id());
      MoveState confirmed = move.action().isOurOwn() ? MoveState.DONE : MoveState.CONFIRMED;
      moves.add(to == null ? move.in(MoveState.LEFT) : move.to(to).in(confirmed));
    }
    return moves;
  }

  private void undoAsked(Fact.UndoAsked asked) {
    Proposal proposal = proposals.get(asked.proposal());
    if (proposal != null && proposal.canBeUndone()) {
      proposals.put(proposal.id(), new Change(proposal).undoAsked(asked.at()));
    }
  }

  private void effect(Fact.EffectRecorded effect) {
    Proposal proposal = proposals.get(effect.proposal());
    if (proposal == null || !proposal.state().isUnderWay()) {
      return;
    }
    List<Move> moves = new ArrayList<>();
    for (Move move : proposal.moves()) {
      boolean isIt = move.id().equals(effect.move()) && move.state() == MoveState.CONFIRMED;
      moves.add(isIt ? move.in(state(effect.outcome())) : move);
    }
    boolean goesOn = moves.stream().anyMatch(move -> move.state() == MoveState.CONFIRMED);
    Optional<String> outcome = outcome(proposal, effect.outcome());
    Change change = new Change(proposal);
    proposals.put(
        proposal.id(),
        goesOn
            ? change.with(ProposalState.EXECUTING, moves, proposal.endedAt(), outcome)
            : change.with(ended(moves), moves, proposal.endedAt(), outcome));
  }

  private static MoveState state(EffectOutcome outcome) {
    return switch (outcome) {
      case EffectOutcome.Done _ -> MoveState.DONE;
      case EffectOutcome.Stale _ -> MoveState.STALE;
      case EffectOutcome.Failed _ -> MoveState.FAILED;
      case EffectOutcome.ByHand _ -> MoveState.BY_HAND;
    };
  }

  private static Optional<String> outcome(Proposal proposal, EffectOutcome outcome) {
    return switch (outcome) {
      case EffectOutcome.Done _, EffectOutcome.ByHand _ -> proposal.outcome();
      case EffectOutcome.Stale stale -> Optional.of("the tool showed " + stale.found());
      case EffectOutcome.Failed failed -> Optional.of(failed.why());
    };
  }

  private static ProposalState ended(List<Move> moves) {
    List<MoveState> states =
        moves.stream()
            .map(Move::state)
            .filter(state -> state != MoveState.LEFT)
            .map(state -> state == MoveState.BY_HAND ? MoveState.DONE : state)
            .distinct()
            .toList();
    if (states.size() > 1) {
      return states.contains(MoveState.DONE) ? ProposalState.PARTLY : ProposalState.FAILED;
    }
    if (states.isEmpty()) {
      return ProposalState.DONE; // An answer that chose no line changes nothing.
    }
    return switch (states.getFirst()) {
      case STALE -> ProposalState.STALE;
      case FAILED -> ProposalState.FAILED;
      case DONE, PROPOSED, LEFT, CONFIRMED, BY_HAND -> ProposalState.DONE;
    };
  }

  private void sent(Fact.MailSent sent) {
    Mailing mailing = mailings.get(sent.mailing());
    if (mailing == null || mailing.sent()) {
      return;
    }
    mailings.put(
        mailing.id(),
        new Mailing(
            mailing.id(),
            mailing.kind(),
            mailing.recipient(),
            mailing.dueAt(),
            mailing.asks(),
            mailing.about(),
            true));
    if (!mailing.kind().bringsLinks()) {
      return;
    }
    for (Mailing.Ask ask : mailing.asks()) {
      Proposal proposal = proposals.get(ask.proposal());
      if (proposal != null
          && proposal.version() == ask.version()
          && proposal.mailedAt().isEmpty()) {
        Instant expiresAt =
            Expiry.of(calendars.person(proposal.recipient()), proposal.gate(), sent.at());
        proposals.put(proposal.id(), new Change(proposal).mailed(sent.at(), expiresAt));
      }
    }
  }

  /** The proposals. */
  public SortedMap<String, Proposal> proposals() {
    return proposals;
  }

  /** The answers that confirmed moves, by proposal. */
  public SortedMap<String, Fact.Decided> confirmed() {
    return confirmed;
  }

  /** The mailings. */
  public SortedMap<String, Mailing> mailings() {
    return mailings;
  }
}
