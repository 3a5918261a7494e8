package dev.paydown.brain.debt;

import java.util.Optional;

/**
 * A liability that the facts show, open or ended.
 *
 * @param id the same whenever the same facts are read
 * @param explainedBy the liability that explains it whole; empty: a root
 */
record Finding(String id, Episode episode, Optional<String> explainedBy) {

  /** The same, explained so. */
  Finding explainedBy(Optional<String> root) {
    return new Finding(id, episode, root);
  }

  LiabilityState state() {
    return episode.ended().map(Episode.Ended::how).orElse(LiabilityState.OPEN);
  }
}
