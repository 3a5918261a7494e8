package dev.paydown.functions.decide;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.Proposals;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.functions.links.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes the word of who confirmed a proposal that it shall be undone: an entry in the log, once.
 * The brain then proposes the way back to the same person; nothing is written in any tool by
 * asking.
 */
final class Undoing {
  private final Deployment deployment;
  private final Instant now;

  Undoing(Deployment deployment, Instant now) {
    this.deployment = deployment;
    this.now = now;
  }

  Decide.Outcome ask(Standing standing) {
    return switch (standing) {
      case Standing.Answered(var link, var proposal, var _) -> ask(link, proposal, standing);
      case Standing.MovedOn(var link, var proposal) -> ask(link, proposal, standing);
      case Standing.Unknown unknown -> new Decide.Dead(unknown);
      case Standing.Live live -> new Decide.Dead(live);
      case Standing.Snoozed snoozed -> new Decide.Dead(snoozed);
      case Standing.Reassigned reassigned -> new Decide.Dead(reassigned);
      case Standing.Superseded superseded -> new Decide.Dead(superseded);
      case Standing.Expired expired -> new Decide.Dead(expired);
    };
  }

  private Decide.Outcome ask(MagicLink link, Proposal proposal, Standing standing) {
    if (!proposal.recipient().equals(link.recipient()) || !proposal.canBeUndone()) {
      return new Decide.Dead(standing);
    }
    Optional<WorkspaceState> state = deployment.workspaces().load(link.workspace());
    List<Move> back =
        state.map(held -> Proposals.undoing(Picture.of(held), proposal)).orElse(List.of());
    if (back.isEmpty()) {
      return new Decide.NotUndone(
          "Everything that could be set back has been changed by somebody since, so it is left to"
              + " them.");
    }
    deployment
        .log()
        .append(
            link.workspace(),
            new LogEntry(
                "undo#" + proposal.id() + "#" + proposal.version(),
                now,
                List.of(new Fact.UndoAsked(now, proposal.id()))));
    return new Decide.UndoAsked(proposal, back.size());
  }
}
