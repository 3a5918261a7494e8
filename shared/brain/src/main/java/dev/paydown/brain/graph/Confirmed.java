package dev.paydown.brain.graph;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dates that people confirmed and that did not come to nothing, by item. */
public final class Confirmed {

  /**
   * One confirmed date.
   *
   * @param field {@code start} or {@code due}
   * @param commits whether confirming it commits anew: a shift does, a new date alone does not
   */
  record Date(String field, String value, Instant decidedAt, boolean commits) {}

  private final Map<String, List<Date>> byNode = new HashMap<>();

  /** The confirmed dates of what is held of a workspace. */
  public Confirmed(WorkspaceState state) {
    for (Proposal proposal : state.proposals().values()) {
      Fact.Decided decided = state.confirmed().get(proposal.id());
      if (decided != null && decided.decision() instanceof Decision.Confirm) {
        proposal.moves().forEach(move -> add(proposal, move, decided.at()));
      }
    }
    byNode.values().forEach(dates -> dates.sort(Comparator.comparing(Date::decidedAt)));
  }

  private void add(Proposal proposal, Move move, Instant decidedAt) {
    boolean stands =
        move.state() == MoveState.CONFIRMED
            || move.state() == MoveState.DONE
            || move.state() == MoveState.BY_HAND;
    if (move.action() == MoveAction.SET_DATE && stands && move.to().isPresent()) {
      boolean commits =
          proposal.kind() == ProposalKind.SHIFT_DATES
              || proposal.kind() == ProposalKind.PULL_FORWARD
              || proposal.kind() == ProposalKind.RE_COMMIT;
      byNode
          .computeIfAbsent(move.node(), any -> new ArrayList<>())
          .add(new Date(move.field(), move.to().get(), decidedAt, commits));
    }
  }

  /** The due date last committed to by confirmation. */
  Optional<String> committed(String node) {
    return byNode.getOrDefault(node, List.of()).stream()
        .filter(date -> date.commits() && date.field().equals("due"))
        .reduce((first, second) -> second)
        .map(Date::value);
  }

  /** Whether that value, set at that time, is what Paydown itself wrote on a confirmation. */
  public boolean wrote(String node, String field, Register register) {
    return byNode.getOrDefault(node, List.of()).stream()
        .anyMatch(
            date ->
                date.commits()
                    && date.field().equals(field)
                    && register.value().equals(Optional.of(date.value()))
                    && !register.stamp().at().isBefore(date.decidedAt()));
  }
}
