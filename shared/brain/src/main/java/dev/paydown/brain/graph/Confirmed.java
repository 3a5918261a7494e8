package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dates that people confirmed and that did not come to nothing, by item. */
public final class Confirmed {

  /**
   * One confirmed date.
   *
   * @param field {@code start}, {@code due}, or {@code committed} for a date that was accepted
   * @param value what it was set to; empty: taken away
   * @param commits whether it is committed to anew: a shift is, a new date alone is not, and what
   *     was undone is not any more
   * @param isWritten whether Paydown wrote it for its own reasons, so that the span is kept
   */
  record Date(
      String field,
      Optional<String> value,
      Instant decidedAt,
      boolean commits,
      boolean isWritten) {}

  private final Map<String, List<Date>> byNode = new HashMap<>();

  /** The confirmed dates of what is held of a workspace. */
  public Confirmed(WorkspaceState state) {
    Set<String> undone = undone(state);
    for (Proposal proposal : state.proposals().values()) {
      Fact.Decided decided = state.confirmed().get(proposal.id());
      if (decided != null) {
        boolean keepsSpan = keepsSpan(state, proposal);
        for (Move move : proposal.moves()) {
          boolean stands = !undone.contains(proposal.id() + "|" + move.target());
          add(move, decided.at(), stands && commits(proposal.kind(), move), keepsSpan);
        }
      }
    }
    byNode.values().forEach(dates -> dates.sort(Comparator.comparing(Date::decidedAt)));
  }

  /** The lines that were undone, each by its proposal and target. */
  private static Set<String> undone(WorkspaceState state) {
    Set<String> undone = new HashSet<>();
    for (Proposal proposal : state.proposals().values()) {
      if (proposal.kind() == ProposalKind.UNDO && state.confirmed().containsKey(proposal.id())) {
        proposal.moves().stream()
            .filter(Confirmed::stands)
            .forEach(move -> undone.add(proposal.occasion() + "|" + move.target()));
      }
    }
    return undone;
  }

  private static boolean stands(Move move) {
    return move.state() == MoveState.CONFIRMED
        || move.state() == MoveState.DONE
        || move.state() == MoveState.BY_HAND;
  }

  private static boolean commits(ProposalKind kind, Move move) {
    return switch (kind) {
      case SHIFT_DATES, PULL_FORWARD -> move.action() == MoveAction.SET_DATE;
      case RE_COMMIT -> move.action() == MoveAction.RE_COMMIT;
      case NEW_DATE,
          CLEAR_TO_START,
          CATCH_HANDOFF,
          ROUTE_BLOCKER,
          DECIDE_APPROVAL,
          REVIVE_THREAD,
          FINISH_OR_KILL,
          SPLIT_REMAINING,
          RESOLVE_CONFLICT,
          UNDO ->
          false;
    };
  }

  /** A date that follows others keeps the span, and so does setting it back. */
  private static boolean keepsSpan(WorkspaceState state, Proposal proposal) {
    Proposal whose =
        proposal.kind() == ProposalKind.UNDO
            ? state.proposals().getOrDefault(proposal.occasion(), proposal)
            : proposal;
    return whose.kind() == ProposalKind.SHIFT_DATES || whose.kind() == ProposalKind.PULL_FORWARD;
  }

  private void add(Move move, Instant decidedAt, boolean commits, boolean keepsSpan) {
    if (!stands(move) || move.to().isEmpty()) {
      return;
    }
    Optional<String> value =
        switch (move.action()) {
          case SET_DATE, RE_COMMIT -> move.to();
          case CLEAR,
              START,
              COMMENT,
              ASSIGN,
              BOOK_SLOT,
              GRANT_APPROVAL,
              DENY_APPROVAL,
              UNBLOCK,
              CANCEL,
              REOPEN,
              CUT_LINK,
              REQUEST_REVIEW,
              LINK ->
              Optional.empty();
        };
    if (value.isPresent() || move.action() == MoveAction.CLEAR) {
      byNode
          .computeIfAbsent(move.node(), any -> new ArrayList<>())
          .add(new Date(move.field(), value, decidedAt, commits, keepsSpan));
    }
  }

  /** The confirmed dates of an item, oldest first. */
  List<Date> of(String node) {
    return byNode.getOrDefault(node, List.of());
  }

  /** The items of which a date was confirmed. */
  Set<String> nodes() {
    return byNode.keySet();
  }

  /** The due date last committed to by confirmation. */
  Optional<String> committed(String node) {
    return byNode.getOrDefault(node, List.of()).stream()
        .filter(date -> date.commits() && !date.field().equals("start"))
        .reduce((first, second) -> second)
        .flatMap(Date::value);
  }

  /** Whether that value, set at that time, is what Paydown itself wrote on a confirmation. */
  public boolean wrote(String node, String field, Register register) {
    return byNode.getOrDefault(node, List.of()).stream()
        .anyMatch(
            date ->
                date.isWritten()
                    && date.field().equals(field)
                    && register.value().equals(date.value())
                    && !register.stamp().at().isBefore(date.decidedAt()));
  }
}
