package dev.paydown.brain.event;

/** Whether a lag counts working days or every day. */
public enum LagUnit {
  WORKING,
  CALENDAR
}
