package dev.paydown.brain.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One suggested set of moves for one person to confirm.
 *
 * @param id the same for every version
 * @param version from 1; a newer version supersedes, and the old link offers the fresh one
 * @param key what may be live at most once: kind and whose they are for dates that shift or are
 *     pulled forward, else kind and item
 * @param occasion what it is about at that item: once answered, it is not asked again; empty for
 *     dates, of which each line is answered by itself
 * @param node the item it is about; for shift-dates the oldest cause
 * @param item that item's id as people write it
 * @param headline what is asked, in one line
 * @param reason why now, in one sentence
 * @param recipient the address of the one person who can clear it
 * @param mailedAt when its link went out, or would have if its recipient wanted mail of its kind;
 *     its expiry counts from there
 * @param expiresAt when the latest link stops working; before the first mail an outer bound
 * @param snoozedUntil when it is asked again
 * @param raised how often it went to somebody: 0 the clearer, 1 the lead
 * @param outcome why it ended as it did, in words
 * @param declined why it was declined, if it was
 * @param undoAskedAt when who confirmed it asked to undo it
 * @param correlation {@link dev.paydown.brain.event.Correlation} of the log entry that this version
 *     follows from; empty in rows written before there was one
 */
public record Proposal(
    String id,
    int version,
    ProposalKind kind,
    String key,
    String occasion,
    String node,
    String item,
    String headline,
    String reason,
    String recipient,
    ProposalState state,
    Gate gate,
    List<Move> moves,
    Packet packet,
    Instant madeAt,
    Optional<Instant> mailedAt,
    Instant expiresAt,
    Optional<Instant> snoozedUntil,
    Optional<Instant> endedAt,
    int raised,
    Optional<String> outcome,
    Optional<DeclineReason> declined,
    Optional<Instant> undoAskedAt,
    Optional<String> correlation) {
  /**
   * As many moves as one answer can confirm: the answer and what is to be made of it is one
   * transaction, which takes 100 writes, four of them the answer's own. Rows written before there
   * was a bound may have more.
   */
  public static final int MOVES_MAX = 96;

  public Proposal {
    moves = List.copyOf(moves);
  }

  /** The moves that were made and can be set back by another. */
  public List<Move> undoable() {
    return moves.stream()
        .filter(move -> move.state() == MoveState.DONE && move.action().canBeUndone())
        .toList();
  }

  /** Whether who confirmed it can ask to undo it now. An undo itself is not undone again. */
  public boolean canBeUndone() {
    boolean hasEnded = state == ProposalState.DONE || state == ProposalState.PARTLY;
    return hasEnded && kind != ProposalKind.UNDO && undoAskedAt.isEmpty() && !undoable().isEmpty();
  }
}
