package dev.paydown.tools;

import dev.paydown.brain.proposal.EffectOutcome;
import java.time.Duration;

/** How one attempt to make a move went. */
public sealed interface Attempt {

  /** It is over, one way or the other. */
  record Ended(EffectOutcome outcome) implements Attempt {}

  /** Nothing happened in the tool, as far as a reading shows: try again after that long. */
  record Later(Duration after, String why) implements Attempt {}
}
