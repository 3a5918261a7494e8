package dev.paydown.brain.store;

import dev.paydown.brain.proposal.Proposal;
import java.util.Optional;

/** What the page that shows a proposal may do: read. It has no method that writes. */
public interface MagicLinkReader {

  /** The link whose token has this SHA-256 (hex). */
  Optional<MagicLink> find(String tokenHash);

  /** The link to preferences whose token has this SHA-256 (hex). */
  Optional<PreferenceLink> preferences(String tokenHash);

  /** The proposal at its newest version. */
  Optional<ProposalRow> proposal(String workspace, String id);

  /** A proposal and whether an answer to it is stored already. */
  record ProposalRow(Proposal proposal, Optional<Answer> answer) {}

  /** The stored answer: the version it was to, when, and in a word what. */
  record Answer(int version, java.time.Instant at, String what) {}
}
