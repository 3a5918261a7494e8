package dev.paydown.functions.links;

import dev.paydown.aws.secrets.Hashes;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinkReader;
import java.time.Instant;
import java.util.Optional;

/** How a magic link stands at an instant: alive, or dead in one of these ways. */
public sealed interface Standing {

  /** No such link, now or ever: the same answer for every such token. */
  record Unknown() implements Standing {}

  /** The proposal waits for this link's answer. */
  record Live(MagicLink link, Proposal proposal) implements Standing {}

  /** The proposal was answered, through this link or another of the same version. */
  record Answered(MagicLink link, Proposal proposal, MagicLinkReader.Answer answer)
      implements Standing {}

  /** The moves are on their way into the tools, or have ended; nobody waits for an answer. */
  record MovedOn(MagicLink link, Proposal proposal) implements Standing {}

  /** The recipient put it off, and is asked again then. */
  record Snoozed(MagicLink link, Proposal proposal) implements Standing {}

  /** It was handed to somebody else. */
  record Reassigned(MagicLink link, Proposal proposal) implements Standing {}

  /** What was asked has changed since the mail. */
  record Superseded(MagicLink link, Proposal proposal) implements Standing {}

  /** Too late. */
  record Expired(MagicLink link, Proposal proposal) implements Standing {}

  /** How the link with this token stands. Reads, and never writes. */
  static Standing of(MagicLinkReader reader, String token, Instant now) {
    Optional<MagicLink> found = reader.find(Hashes.sha256(token));
    if (found.isEmpty()) {
      return new Unknown();
    }
    MagicLink link = found.get();
    return reader
        .proposal(link.workspace(), link.proposal())
        .map(row -> of(link, row, now))
        .orElseGet(Unknown::new);
  }

  private static Standing of(MagicLink link, MagicLinkReader.ProposalRow row, Instant now) {
    Proposal proposal = row.proposal();
    Optional<MagicLinkReader.Answer> answer =
        row.answer().filter(given -> given.version() == link.version());
    boolean askedAgain =
        proposal.state().isLive()
            && proposal.version() > link.version()
            && proposal.recipient().equals(link.recipient());
    if (answer.isPresent() && !askedAgain) {
      return proposal.state() == ProposalState.SNOOZED
          ? new Snoozed(link, proposal)
          : new Answered(link, proposal, answer.get());
    }
    if (proposal.state() == ProposalState.REASSIGNED
        || !proposal.recipient().equals(link.recipient())) {
      return new Reassigned(link, proposal);
    }
    if (proposal.version() != link.version()) {
      return new Superseded(link, proposal);
    }
    return switch (proposal.state()) {
      case PENDING, SNOOZED -> pending(link, proposal, now);
      case REASSIGNED -> new Reassigned(link, proposal);
      case EXPIRED -> new Expired(link, proposal);
      case CONFIRMED, EXECUTING, DONE, PARTLY, FAILED, STALE, DECLINED, SUPERSEDED ->
          new MovedOn(link, proposal);
    };
  }

  private static Standing pending(MagicLink link, Proposal proposal, Instant now) {
    if (link.usedAt().isPresent()) {
      return new MovedOn(link, proposal);
    }
    if (!link.digest().equals(Digest.ofMoves(proposal))) {
      return new Superseded(link, proposal);
    }
    return link.expiresAt().isAfter(now) ? new Live(link, proposal) : new Expired(link, proposal);
  }
}
