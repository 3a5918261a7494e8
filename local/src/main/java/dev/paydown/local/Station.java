package dev.paydown.local;

/** A place where work may wait. */
public interface Station {

  /** Whether something waits here, or is under way, that could be worked off now. */
  boolean isBusy();
}
