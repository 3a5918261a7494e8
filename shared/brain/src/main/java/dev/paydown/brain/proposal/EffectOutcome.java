package dev.paydown.brain.proposal;

import java.util.Optional;

/** What became of one confirmed move in the real tool. */
public sealed interface EffectOutcome {

  /** The tool shows it, or the system behind an {@code events} item has been asked for it. */
  record Done(Optional<String> url) implements EffectOutcome {}

  /** The target no longer shows what the move was proposed on; nothing was written. */
  record Stale(String found) implements EffectOutcome {}

  /** The tool refused, or nobody can tell what happened: a person has to look. */
  record Failed(String why) implements EffectOutcome {}

  /** No API can make it; here is the place. */
  record ByHand(Optional<String> url) implements EffectOutcome {}
}
