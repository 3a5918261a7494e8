package dev.paydown.functions.links;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a decision writes: its entry in the log, and an execution for each move of a tool's. */
public final class Confirmation {
  private static final int EXECUTION_ID_LENGTH = 32;

  /**
   * Of the context that goes with all of an answer's moves together: they are written in one
   * transaction, which takes 4 MB, and a character takes three bytes at most.
   */
  private static final int CONTEXT_CHARACTERS = 1_000_000;

  private Confirmation() {}

  /** The entry; a proposal's version is decided once, so its id says which. */
  public static LogEntry entry(Proposal proposal, Decision decision, Instant now) {
    return new LogEntry(
        "decision#" + proposal.id() + "#" + proposal.version(),
        now,
        List.of(new Fact.Decided(now, proposal.id(), proposal.version(), decision)));
  }

  /**
   * The executions of the chosen moves. What Paydown makes in its own books has none: the fold of
   * the decision makes it.
   *
   * @param chosen move id to value
   * @param by who confirmed it
   */
  public static List<Execution> executions(
      String workspace, Proposal proposal, Map<String, String> chosen, String by, Instant now) {
    List<Move> moves =
        proposal.moves().stream()
            .filter(move -> chosen.containsKey(move.id()) && !move.action().isOurOwn())
            .toList();
    Packet context =
        ShortContext.of(proposal.packet(), CONTEXT_CHARACTERS / Math.max(1, moves.size()));
    return moves.stream()
        .sorted(Comparator.comparing(Confirmation::isLaterStart))
        .map(
            move ->
                new Execution(
                    executionId(workspace, proposal, move.id()),
                    workspace,
                    proposal.id(),
                    proposal.version(),
                    by,
                    proposal.headline(),
                    valued(move, chosen).in(MoveState.CONFIRMED),
                    packet(context, move),
                    now,
                    proposal.correlation()))
        .toList();
  }

  /**
   * Whether a start moves later. Some tools take no start after the due date (Asana): the due date,
   * which moves with it, goes first.
   */
  private static boolean isLaterStart(Move move) {
    return move.action() == MoveAction.SET_DATE
        && move.field().equals("start")
        && move.to().isPresent()
        && move.from().filter(from -> from.compareTo(move.to().get()) > 0).isEmpty();
  }

  /** An answer in somebody's own words is all that it says. */
  private static Packet packet(Packet context, Move move) {
    return move.isAnswer()
        ? new Packet(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of())
        : context;
  }

  private static Move valued(Move move, Map<String, String> chosen) {
    String value = chosen.getOrDefault(move.id(), "");
    return value.isEmpty() ? move : move.to(value);
  }

  /** The same for the same move of the same version, so that it is made once. */
  public static String executionId(String workspace, Proposal proposal, String move) {
    return Hashes.sha256(String.join("|", workspace, proposal.id(), "" + proposal.version(), move))
        .substring(0, EXECUTION_ID_LENGTH);
  }
}
