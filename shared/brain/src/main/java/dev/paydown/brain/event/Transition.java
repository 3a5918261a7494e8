package dev.paydown.brain.event;

/** A change of an item's status, as the source states it. */
public enum Transition {
  STARTED,
  FINISHED,
  CANCELLED,
  REOPENED,
  BLOCKED,
  UNBLOCKED
}
