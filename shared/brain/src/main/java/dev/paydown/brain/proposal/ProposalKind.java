package dev.paydown.brain.proposal;

import java.util.Locale;

/** What a proposal asks for. */
public enum ProposalKind {
  SHIFT_DATES,
  NEW_DATE,
  CLEAR_TO_START,
  CATCH_HANDOFF,
  ROUTE_BLOCKER,
  DECIDE_APPROVAL,
  REVIVE_THREAD,
  FINISH_OR_KILL,
  SPLIT_REMAINING,
  PULL_FORWARD,
  RESOLVE_CONFLICT,
  RE_COMMIT,
  /** Sets back what an earlier proposal did, because who confirmed it asked to. */
  UNDO;

  /**
   * Whether it puts planned dates, line by line: one proposal a person, each line answered itself.
   */
  boolean isOfDates() {
    return this == SHIFT_DATES || this == PULL_FORWARD;
  }

  /** The name as people and the API write it: {@code clear-to-start}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
