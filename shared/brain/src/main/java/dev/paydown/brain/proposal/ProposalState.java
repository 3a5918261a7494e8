package dev.paydown.brain.proposal;

import java.util.Locale;

/** Where a proposal stands. */
public enum ProposalState {
  PENDING,
  CONFIRMED,
  EXECUTING,
  DONE,
  PARTLY,
  FAILED,
  STALE,
  DECLINED,
  SNOOZED,
  REASSIGNED,
  EXPIRED,
  SUPERSEDED;

  /** The name as the API writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it can still be answered, now or after its snooze. */
  public boolean isLive() {
    return this == PENDING || this == SNOOZED;
  }

  /** Whether a confirmed move of it is still on its way into the tools. */
  public boolean isUnderWay() {
    return this == CONFIRMED || this == EXECUTING;
  }
}
