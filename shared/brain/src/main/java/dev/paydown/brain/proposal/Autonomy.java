package dev.paydown.brain.proposal;

import dev.paydown.brain.Picture;
import dev.paydown.brain.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a workspace lets run by itself: internal moves of the kinds that it lists, each with its
 * value said, none excluding another. Whoever carries it out confirms it as a person would, in one
 * write that is an event of the log, so that a replay finds the decision where it was taken.
 */
public final class Autonomy {
  private Autonomy() {}

  /** Whether Paydown confirms the proposal itself, under the settings now in force. */
  static boolean runs(Picture picture, Proposal proposal) {
    return runs(picture.state().settingsNow(), proposal);
  }

  /** Whether Paydown confirms the proposal itself, under those settings. */
  public static boolean runs(Settings settings, Proposal proposal) {
    return settings.autonomy().contains(proposal.kind().label())
        && proposal.kind() != ProposalKind.UNDO
        && proposal.state() == ProposalState.PENDING
        && proposal.raised() == 0
        && proposal.gate() == Gate.INTERNAL
        && proposal.moves().stream().allMatch(move -> move.to().isPresent())
        && Choices.fault(proposal.moves()).isEmpty();
  }

  /** The decision that confirms it whole. */
  public static Decision.Run decision(Proposal proposal) {
    Map<String, String> chosen = new LinkedHashMap<>();
    proposal.moves().forEach(move -> chosen.put(move.id(), move.to().orElseThrow()));
    return new Decision.Run(chosen);
  }
}
