package dev.paydown.functions.decide;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.functions.links.LinkMaker;
import dev.paydown.functions.links.Readers;
import dev.paydown.functions.links.Standing;
import dev.paydown.pages.Letter;
import dev.paydown.pages.Mails;
import java.time.Instant;
import java.util.Optional;

/** Sends a new link in place of a dead one, to the person whom the old one was bound to. */
final class FreshLink {
  private final Deployment deployment;
  private final LinkMaker maker;
  private final Instant now;

  FreshLink(Deployment deployment, String publicUrl, Instant now) {
    this.deployment = deployment;
    this.maker = new LinkMaker(deployment, publicUrl);
    this.now = now;
  }

  Decide.Outcome send(Standing standing) {
    return switch (standing) {
      case Standing.Expired(var link, var proposal) -> send(link);
      case Standing.Superseded(var link, var proposal) -> send(link);
      case Standing.Snoozed(var link, var proposal) -> send(link);
      case Standing.Live live -> new Decide.Dead(live);
      case Standing.Unknown unknown -> new Decide.Dead(unknown);
      case Standing.Answered answered -> new Decide.Dead(answered);
      case Standing.MovedOn moved -> new Decide.Dead(moved);
      case Standing.Reassigned reassigned -> new Decide.Dead(reassigned);
    };
  }

  private Decide.Outcome send(MagicLink old) {
    Optional<MagicLinkReader.ProposalRow> row =
        deployment.links().proposal(old.workspace(), old.proposal());
    Optional<WorkspaceState> state = deployment.workspaces().load(old.workspace());
    if (row.isEmpty() || state.isEmpty() || !isOpen(row.get(), old)) {
      return new Decide.NotFresh(
          "This proposal does not wait for an answer now. If it was put off, it is asked again.");
    }
    Proposal proposal = row.get().proposal();
    LinkMaker.Made made = maker.make(state.get(), proposal, now);
    deployment
        .mail()
        .send(
            old.workspace(),
            Mails.fresh(
                Readers.of(state.get(), proposal.recipient()),
                new Letter(proposal, made.url(), made.expiresAt(), made.byHand(), made.raised()),
                now));
    return new Decide.FreshSent(proposal);
  }

  /** Live, still the same person's, and its newest version unanswered. */
  private static boolean isOpen(MagicLinkReader.ProposalRow row, MagicLink old) {
    Proposal proposal = row.proposal();
    return proposal.state().isLive()
        && proposal.recipient().equals(old.recipient())
        && row.answer().filter(answer -> answer.version() == proposal.version()).isEmpty();
  }
}
