package dev.paydown.tools;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Move;

/** The answer of a tool that Paydown only reads: moves in it are for people, with the place. */
public final class ByHand {
  private ByHand() {}

  /** Nothing is called; what stands in Paydown's own books fails, for no tool can make it. */
  public static Attempt of(Move move) {
    return new Attempt.Ended(
        move.action().isOurOwn()
            ? new EffectOutcome.Failed("what is committed stands in Paydown's own books")
            : new EffectOutcome.ByHand(move.url()));
  }
}
