package dev.paydown.tools;

import dev.paydown.brain.proposal.EffectOutcome;
import java.time.Duration;
import java.util.Optional;

/** How one attempt to make a move went. */
public sealed interface Attempt {

  /** It is over, one way or the other. */
  record Ended(EffectOutcome outcome) implements Attempt {}

  /** Nothing happened in the tool, as far as a reading shows: try again after that long. */
  record Later(Duration after, String why) implements Attempt {}

  /** The tool shows what was wanted, at that place. */
  static Attempt done(Optional<String> url) {
    return new Ended(new EffectOutcome.Done(url));
  }

  /** The target shows something else than the move was proposed on; nothing was written. */
  static Attempt stale(String found) {
    return new Ended(new EffectOutcome.Stale(found));
  }

  /** The tool refused, or nobody can tell. */
  static Attempt failed(String why) {
    return new Ended(new EffectOutcome.Failed(why));
  }

  /** No API can make it; that is the place where a person can. */
  static Attempt byHand(Optional<String> url) {
    return new Ended(new EffectOutcome.ByHand(url));
  }
}
