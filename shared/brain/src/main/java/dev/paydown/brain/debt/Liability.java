package dev.paydown.brain.debt;

import dev.paydown.brain.settings.LiabilityKind;
import java.time.Instant;
import java.util.Optional;

/**
 * One piece of execution debt, of one kind.
 *
 * @param id the same in every replay
 * @param node the item it is of, as the graph names it
 * @param item that item's id as people write it
 * @param root the liability upstream that explains this one whole; empty: this is a root, and costs
 * @param openedAt the instant the term ran out
 * @param since what the term counted from: the offer, the request, the commitment
 * @param endedAt when it was paid, written off or reversed
 * @param clearer who is to act, whether or not they are away today; their lead is told
 * @param people how many distinct people its principal counts, 2 to 8
 * @param because one line that names its events
 */
public record Liability(
    String id,
    LiabilityKind kind,
    String node,
    String item,
    Optional<String> root,
    Instant since,
    Instant openedAt,
    LiabilityState state,
    Optional<Instant> endedAt,
    Optional<Escalation> escalation,
    Optional<String> clearer,
    int people,
    String because) {

  /** To whom it was raised, and when. */
  public record Escalation(Instant at, String to) {}
}
