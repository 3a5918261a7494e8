package dev.paydown.brain.debt;

import dev.paydown.brain.Picture;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One approval or review asked of one person.
 *
 * @param decided when and how, if it was
 */
record Request(Item item, String of, Instant since, Optional<Decided> decided) {

  record Decided(Instant at, ApprovalOutcome outcome) {}

  /** Names the request among those on its item. */
  String about() {
    return about(of, since);
  }

  /** Names the request to that person at that instant among those on its item. */
  static String about(String of, Instant since) {
    return of + "|" + since;
  }

  /** Every request on an item, with what became of it, by the person asked. */
  static List<Request> on(Picture picture, Item item) {
    Map<String, Approval> asked = new LinkedHashMap<>();
    List<Request> found = new ArrayList<>();
    for (Approval approval : item.facts().approvals()) {
      String of = picture.graph().people().resolve(approval.of());
      if (approval.outcome().isEmpty()) {
        asked.putIfAbsent(of, approval);
      } else {
        Approval request = asked.remove(of);
        if (request != null) {
          Decided decided = new Decided(approval.stamp().at(), approval.outcome().get());
          found.add(new Request(item, of, request.stamp().at(), Optional.of(decided)));
        }
      }
    }
    asked.forEach(
        (of, request) -> found.add(new Request(item, of, request.stamp().at(), Optional.empty())));
    return found;
  }

  /** How a liability ends with the decision: a request that was withdrawn is written off. */
  static LiabilityState ends(ApprovalOutcome outcome) {
    return outcome == ApprovalOutcome.WITHDRAWN ? LiabilityState.WRITTEN_OFF : LiabilityState.PAID;
  }
}
