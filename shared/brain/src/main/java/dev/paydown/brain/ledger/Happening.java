package dev.paydown.brain.ledger;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.Register;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One event of an item, as the log has it.
 *
 * @param event the log entry's id
 * @param at the source's own time
 * @param item the item's id as people write it
 * @param what in words: {@code finished}, {@code due moved from 2026-11-06 to 2026-11-11}
 * @param counts whether it can open or end anything: talk of bots and of Paydown cannot
 */
public record Happening(String event, Instant at, String item, String what, boolean counts) {

  /** Everything said of an item, oldest first. */
  static List<Happening> of(Item item) {
    List<Happening> all = new ArrayList<>();
    ItemFacts facts = item.facts();
    facts.turns().forEach(turn -> all.add(made(item, turn.stamp(), turned(turn))));
    for (ItemField field : List.of(ItemField.OWNER, ItemField.START, ItemField.DUE)) {
      Optional<String> shown = Optional.empty();
      for (Register said : facts.histories().getOrDefault(field, List.of())) {
        if (!said.value().equals(shown)) {
          all.add(made(item, said.stamp(), changed(field, shown, said.value())));
        }
        shown = said.value();
      }
    }
    for (ItemFacts.Approval approval : facts.approvals()) {
      all.add(made(item, approval.stamp(), approval(approval)));
    }
    for (ItemFacts.Ack ack : facts.acks()) {
      all.add(made(item, ack.stamp(), "acknowledged by " + ack.by().value()));
    }
    for (ItemFacts.Post post : facts.posts()) {
      boolean counts = post.actor() == Actor.HUMAN;
      all.add(
          new Happening(post.stamp().entry(), post.stamp().at(), item.id(), post(post), counts));
    }
    all.sort(Comparator.comparing(Happening::at).thenComparing(Happening::event));
    return all;
  }

  private static Happening made(Item item, Stamp stamp, String what) {
    return new Happening(stamp.entry(), stamp.at(), item.id(), what, true);
  }

  private static String turned(ItemFacts.Turn turn) {
    return turn.to().name().toLowerCase(Locale.ROOT)
        + turn.by().map(by -> " by " + by.value()).orElse("")
        + turn.reason().map(reason -> ": " + reason).orElse("");
  }

  private static String changed(ItemField field, Optional<String> from, Optional<String> to) {
    String name = field.name().toLowerCase(Locale.ROOT);
    if (to.isEmpty()) {
      return name + " cleared";
    }
    return from.isEmpty()
        ? name + " set to " + to.get()
        : name + " moved from " + from.get() + " to " + to.get();
  }

  private static String approval(ItemFacts.Approval approval) {
    String of = approval.of().value();
    return approval
        .outcome()
        .map(ApprovalOutcome::name)
        .map(outcome -> "approval " + outcome.toLowerCase(Locale.ROOT) + " by " + of)
        .orElse("approval asked of " + of);
  }

  private static String post(ItemFacts.Post post) {
    if (post.author().isEmpty()) {
      return "thread closed";
    }
    String asks =
        post.asks().isEmpty()
            ? ""
            : ", asking " + String.join(", ", post.asks().stream().map(PersonRef::value).toList());
    return (post.forwarded() ? "forwarded by " : "written by ")
        + post.author().get().value()
        + asks;
  }
}
