package dev.paydown.brain.wire;

import java.util.Optional;

/** Queues, by the name that the template gives them. */
public interface Queue {

  /** The queues that functions send to themselves; the others are fed by bus rules. */
  enum Name {
    /** Workspaces that have something due. */
    RECOMPUTE,
    /** Connections whose tools are to be asked what changed. */
    SWEEPS,
    /** Confirmed moves; first in, first out by connection. */
    MOVES
  }

  /**
   * Sends a message.
   *
   * @param body JSON
   * @param group for {@link Name#MOVES}: what is worked off one at a time
   * @param deduplication for {@link Name#MOVES}: the same within five minutes is sent once
   */
  void send(Name queue, String body, Optional<String> group, Optional<String> deduplication);
}
