package dev.paydown.brain.proposal;

import java.util.List;

/**
 * What the recipient is told of what is asked.
 *
 * @param node the item it is about
 * @param item that item's id as people write it
 * @param headline what is asked, in one line
 * @param reason why now
 */
record Brief(String node, String item, String headline, String reason, Packet packet) {

  Brief with(Packet other) {
    return new Brief(node, item, headline, reason, other);
  }

  /** Tells of a wish, once it is known which of its moves are asked now. */
  @FunctionalInterface
  interface Teller {
    /**
     * The brief.
     *
     * @param asked the moves that are asked now, at least one
     * @param linesWaiting how many items are asked about only once these are answered
     */
    Brief of(List<Move> asked, int linesWaiting);
  }
}
