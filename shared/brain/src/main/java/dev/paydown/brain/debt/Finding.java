package dev.paydown.brain.debt;

import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.Optional;

/**
 * A liability that the facts show, open or ended.
 *
 * @param id the same whenever the same facts are read
 * @param since what its term counts from
 * @param openedAt the instant the term ran out
 * @param ended when and how it ended, if it did
 * @param escalatesAt when it is raised
 * @param responsible who is to act: their lead is told
 * @param explainedBy the liability that explains it whole; empty: a root
 */
record Finding(
    String id,
    LiabilityKind kind,
    Item item,
    Instant since,
    Instant openedAt,
    Optional<Ended> ended,
    Optional<Instant> escalatesAt,
    Optional<String> responsible,
    Optional<String> explainedBy,
    String because) {

  record Ended(Instant at, LiabilityState how) {}
}
