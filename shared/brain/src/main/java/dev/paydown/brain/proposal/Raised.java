package dev.paydown.brain.proposal;

import dev.paydown.brain.WorkspaceState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Why a proposal came up to whom it asks now.
 *
 * @param from the address of who was asked before and did not answer
 * @param since when they were asked
 */
public record Raised(String from, Instant since) {

  /** Whom the latest mail about it went to that its recipient now did not get, and when. */
  public static Optional<Raised> of(WorkspaceState state, Proposal proposal) {
    if (proposal.raised() == 0) {
      return Optional.empty();
    }
    return state.mailings().values().stream()
        .filter(mailing -> mailing.kind().bringsLinks())
        .filter(mailing -> !mailing.recipient().equals(proposal.recipient()))
        .filter(
            mailing ->
                mailing.asks().stream().anyMatch(ask -> ask.proposal().equals(proposal.id())))
        .max(Comparator.comparing(Mailing::dueAt).thenComparing(Mailing::id))
        .map(mailing -> new Raised(mailing.recipient(), mailing.dueAt()));
  }
}
