package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.Recall;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.DeclineReason;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What happened when, item by item; each item is read once a picture, and only if asked about. */
final class Past {
  /** What moves nothing on: it tells, asks or writes down. */
  private static final Set<MoveAction> NUDGES =
      EnumSet.of(
          MoveAction.COMMENT, MoveAction.BOOK_SLOT, MoveAction.REQUEST_REVIEW, MoveAction.LINK);

  private static final Recall.Matter<Timeline> TIMELINE = new Recall.Matter<>();

  private final Picture picture;
  private final Map<String, List<Act>> acts = new HashMap<>();
  private final Map<String, List<Act>> decided = new HashMap<>();
  private final Map<String, List<Instant>> commitments = new HashMap<>();
  private final Map<String, List<Instant>> notNeeded = new HashMap<>();

  private final Map<String, List<Reply>> replies = new HashMap<>();

  /** An answer that somebody gave in their own words, through Paydown. */
  record Reply(Instant at, String by) {}

  Past(Picture picture) {
    this.picture = picture;
    for (Proposal proposal : picture.state().proposals().values()) {
      Fact.Decided answer = picture.state().confirmed().get(proposal.id());
      if (answer != null) {
        confirmed(proposal, answer);
      }
      boolean isNotNeeded =
          proposal.kind() == ProposalKind.REVIVE_THREAD
              && proposal.declined().equals(Optional.of(DeclineReason.NOT_NEEDED));
      if (isNotNeeded) {
        proposal.endedAt().ifPresent(at -> add(notNeeded, proposal.node(), at));
      }
    }
    commitments.values().forEach(all -> all.sort(Comparator.naturalOrder()));
    notNeeded.values().forEach(all -> all.sort(Comparator.naturalOrder()));
  }

  /**
   * A person's answer is their act, though the tool shows it as Paydown's; what runs by a setting
   * is nobody's, and commits all the same.
   */
  private void confirmed(Proposal proposal, Fact.Decided answer) {
    Instant at = answer.at();
    boolean isByPerson = answer.decision() instanceof Decision.Confirm;
    for (Move move : proposal.moves()) {
      boolean stands =
          move.state() == MoveState.CONFIRMED
              || move.state() == MoveState.DONE
              || move.state() == MoveState.BY_HAND;
      boolean isNudge = NUDGES.contains(move.action());
      if (stands && isByPerson && !isNudge) {
        add(
            decided,
            move.node(),
            new Act(at, Optional.of(proposal.recipient()), "confirmed " + move.action().label()));
      }
      if (stands && move.isAnswer()) {
        add(replies, move.node(), new Reply(at, proposal.recipient()));
      }
      boolean commits =
          proposal.kind() == ProposalKind.SPLIT_REMAINING
              || proposal.kind() == ProposalKind.RE_COMMIT
              || proposal.kind() == ProposalKind.SHIFT_DATES
              || proposal.kind() == ProposalKind.PULL_FORWARD;
      boolean isOfDue = move.field().equals("due") || move.field().equals("committed");
      if (stands && commits && isOfDue) {
        add(commitments, move.node(), at);
      }
    }
  }

  private static <T> void add(Map<String, List<T>> map, String node, T value) {
    map.computeIfAbsent(node, any -> new ArrayList<>()).add(value);
  }

  /** The timeline of an item. */
  Timeline of(Item item) {
    return picture
        .recall()
        .of(TIMELINE, item.node(), item, () -> new Timeline(item, picture.graph().people()));
  }

  /** The timeline of the item of that node, which the graph has. */
  Timeline of(String node) {
    return of(picture.graph().item(node));
  }

  /** What people did on an item, oldest first. */
  List<Act> acts(Item item) {
    return acts.computeIfAbsent(
        item.node(),
        node ->
            Acts.of(
                item, of(item), picture.graph().people(), decided.getOrDefault(node, List.of())));
  }

  /** What people did on an item or on anything it contains, oldest first. */
  List<Act> actsWithin(Item item) {
    var below = picture.graph().below(item.node());
    if (below.isEmpty()) {
      return acts(item);
    }
    List<Act> all = new ArrayList<>(acts(item));
    below.forEach(node -> all.addAll(acts(picture.graph().item(node))));
    all.sort(Comparator.comparing(Act::at));
    return all;
  }

  /**
   * When its due date was committed to anew, or what remained of it was split off; oldest first.
   */
  List<Instant> commitments(Item item) {
    return commitments.getOrDefault(item.node(), List.of());
  }

  /** What people answered on it through Paydown. */
  List<Reply> replies(Item item) {
    return replies.getOrDefault(item.node(), List.of());
  }

  /** When somebody said that its thread needs no answer, oldest first. */
  List<Instant> notNeeded(Item item) {
    return notNeeded.getOrDefault(item.node(), List.of());
  }
}
