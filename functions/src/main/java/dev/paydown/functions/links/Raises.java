package dev.paydown.functions.links;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.pages.Letter;
import java.util.Comparator;
import java.util.Optional;

/** Who was asked before a proposal came up to whom it asks now. */
public final class Raises {
  private Raises() {}

  /** Whom the latest mail about it went to that its recipient now did not get, and when. */
  public static Optional<Letter.Raised> of(WorkspaceState state, Proposal proposal) {
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
        .map(mailing -> new Letter.Raised(mailing.recipient(), mailing.dueAt()));
  }
}
