package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.settings.Settings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a workspace lets run by itself: internal moves of the kinds that it lists, each with its
 * value said, none excluding another. Whoever carries it out confirms it as a person would, in one
 * write that is an event of the log, so that a replay finds the decision where it was taken.
 */
public final class Autonomy {
  private Autonomy() {}

  /**
   * Whether Paydown confirms the proposal itself, under the settings now in force. What has run by
   * itself and been made, and yet shows in its item as if it had not, is asked of a person: a tool
   * that takes a move and keeps what it had would be told again without end.
   */
  static boolean runs(Picture picture, Proposal proposal) {
    return runs(picture.state().settingsNow(), proposal)
        && proposal.moves().stream().noneMatch(move -> ranInVain(picture.state(), move));
  }

  private static boolean ranInVain(WorkspaceState state, Move move) {
    return state.confirmed().values().stream()
        .filter(decided -> decided.decision() instanceof Decision.Run)
        .filter(decided -> !hasSaidSince(state, move.node(), decided.at()))
        .flatMap(decided -> made(state, decided.proposal()))
        .anyMatch(made -> made.target().equals(move.target()) && made.from().equals(move.from()));
  }

  private static Stream<Move> made(WorkspaceState state, String proposal) {
    return Optional.ofNullable(state.proposals().get(proposal)).stream()
        .flatMap(ran -> ran.moves().stream())
        .filter(move -> move.state() == MoveState.DONE);
  }

  private static boolean hasSaidSince(WorkspaceState state, String node, Instant since) {
    return Optional.ofNullable(state.items().get(node)).stream()
        .flatMap(facts -> facts.lastSaid().stream())
        .anyMatch(said -> said.at().isAfter(since));
  }

  /** Whether Paydown confirms the proposal itself, under those settings. */
  public static boolean runs(Settings settings, Proposal proposal) {
    return settings.autonomy().contains(proposal.kind().label())
        && proposal.kind() != ProposalKind.UNDO
        && proposal.state() == ProposalState.PENDING
        && proposal.raised() == 0
        && proposal.gate() == Gate.INTERNAL
        && Choices.standTogether(proposal.moves());
  }

  /** The decision that confirms it whole. */
  public static Decision.Run decision(Proposal proposal) {
    Map<String, String> chosen = new LinkedHashMap<>();
    proposal.moves().forEach(move -> chosen.put(move.id(), move.to().orElseThrow()));
    return new Decision.Run(chosen);
  }
}
