package dev.paydown.brain.event;

/** How an approval ended; each ends the waiting. */
public enum ApprovalOutcome {
  GRANTED,
  DENIED,
  WITHDRAWN
}
