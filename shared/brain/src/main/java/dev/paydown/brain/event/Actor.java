package dev.paydown.brain.event;

/** Who caused a fact. Only a human's act is meaningful; our own echo never raises debt. */
public enum Actor {
  HUMAN,
  BOT,
  US
}
