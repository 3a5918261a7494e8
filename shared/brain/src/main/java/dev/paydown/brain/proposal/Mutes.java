package dev.paydown.brain.proposal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rules that are muted for an item: the same kind, declined for the same item with the same reason
 * three times, is not asked of it again.
 */
final class Mutes {
  private static final int EQUAL_DECLINES = 3;

  private record Decline(ProposalKind kind, String node, DeclineReason reason) {}

  private record Muted(ProposalKind kind, String node) {}

  private final Set<Muted> muted;

  Mutes(Collection<Proposal> proposals) {
    this.muted =
        proposals.stream()
            .flatMap(Mutes::declines)
            .collect(Collectors.groupingBy(decline -> decline, Collectors.counting()))
            .entrySet()
            .stream()
            .filter(count -> count.getValue() >= EQUAL_DECLINES)
            .map(count -> new Muted(count.getKey().kind(), count.getKey().node()))
            .collect(Collectors.toSet());
  }

  /** Whether that kind is not asked of that item any more. */
  boolean mutes(ProposalKind kind, String node) {
    return muted.contains(new Muted(kind, node));
  }

  private static Stream<Decline> declines(Proposal proposal) {
    return proposal
        .declined()
        .map(
            reason ->
                about(proposal).keySet().stream()
                    .map(node -> new Decline(proposal.kind(), node, reason)))
        .orElse(Stream.empty());
  }

  /** The items that a proposal is about, by node: of dates, every line's own. */
  private static Map<String, String> about(Proposal proposal) {
    if (!proposal.kind().isOfDates()) {
      return Map.of(proposal.node(), proposal.item());
    }
    Map<String, String> items = new LinkedHashMap<>();
    proposal.moves().forEach(move -> items.put(move.node(), move.item()));
    return items;
  }

  /** What is said of a decline: its reason, and for which items it was one too many. */
  static String outcome(Collection<Proposal> before, Proposal proposal, DeclineReason reason) {
    Map<Decline, Long> counts =
        before.stream()
            .filter(held -> !held.id().equals(proposal.id()))
            .flatMap(Mutes::declines)
            .collect(Collectors.groupingBy(decline -> decline, Collectors.counting()));
    String muted =
        about(proposal).entrySet().stream()
            .filter(
                item -> {
                  Decline decline = new Decline(proposal.kind(), item.getKey(), reason);
                  return counts.getOrDefault(decline, 0L) + 1 >= EQUAL_DECLINES;
                })
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(", "));
    return muted.isEmpty()
        ? reason.inWords()
        : reason.inWords() + ", for the third time, so this is not asked about " + muted + " again";
  }
}
