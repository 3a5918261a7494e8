package dev.paydown.pages;

import dev.paydown.brain.proposal.ProposalState;
import java.time.Instant;
import java.util.Optional;

/** Why a link does not lead to a choice any more. Each has its own plain page. */
public sealed interface DeadEnd {

  /** No such link: never made, or cut off when it was copied. Says nothing else to anybody. */
  record Unknown() implements DeadEnd {}

  /** It ran out, unanswered. */
  record Expired(Instant at) implements DeadEnd {}

  /**
   * Answered already; the first answer stands.
   *
   * @param what the answer in a word: confirmed, declined, snoozed, reassigned
   * @param outcome what followed from it, where more is known
   */
  record Decided(Instant when, String what, Optional<String> outcome) implements DeadEnd {}

  /** A newer version has replaced what this link shows. */
  record Superseded() implements DeadEnd {}

  /** The work moved on, so there is nothing left to answer. */
  record MovedOn(ProposalState state) implements DeadEnd {}

  /** Somebody else was asked instead. */
  record Reassigned() implements DeadEnd {}

  /** Put off until then. */
  record Snoozed(Instant until) implements DeadEnd {}

  /** The mailed code ran out, or was tried too often. */
  record CodeSpent() implements DeadEnd {}
}
