package dev.paydown.brain.debt;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.ItemFacts.Turn;
import dev.paydown.brain.graph.People;
import dev.paydown.brain.graph.Register;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the meaningful acts out of an item's facts: a human's status, owner, date, review, commit
 * or reply. A value that a tool only says again is no act.
 */
final class Acts {
  private final ItemFacts facts;
  private final People people;
  private final List<Act> acts = new ArrayList<>();

  private Acts(ItemFacts facts, People people) {
    this.facts = facts;
    this.people = people;
  }

  /**
   * What people did on an item, oldest first.
   *
   * @param decided what they confirmed of it through Paydown
   */
  static List<Act> of(Item item, Timeline timeline, People people, List<Act> decided) {
    Acts acts = new Acts(item.facts(), people);
    acts.acts.addAll(decided);
    acts.birth();
    acts.turns(timeline.changes());
    acts.changes(ItemField.OWNER, "given to ");
    acts.changes(ItemField.START, "start ");
    acts.changes(ItemField.DUE, "due ");
    acts.changes(ItemField.PERCENT, "percent ");
    acts.reviews();
    acts.replies();
    acts.acts.sort(Comparator.comparing(Act::at));
    return List.copyOf(acts.acts);
  }

  private void add(Instant at, Optional<PersonRef> by, String what) {
    acts.add(new Act(at, by.map(people::resolve), what));
  }

  private void birth() {
    facts
        .born()
        .filter(born -> born.actor() == Actor.HUMAN)
        .ifPresent(born -> add(born.stamp().at(), Optional.empty(), "opened"));
  }

  private void turns(Set<Instant> changes) {
    for (Turn turn : facts.turns()) {
      boolean isNews = turn.to() == Transition.BLOCKED || changes.contains(turn.stamp().at());
      if (turn.actor() == Actor.HUMAN && isNews) {
        add(turn.stamp().at(), turn.by(), turn.to().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private void changes(ItemField field, String what) {
    Optional<String> shown = Optional.empty();
    for (Register said : facts.histories().getOrDefault(field, List.of())) {
      if (said.actor() == Actor.HUMAN && !said.value().equals(shown)) {
        add(said.stamp().at(), Optional.empty(), what + said.value().orElse("none"));
      }
      shown = said.value();
    }
  }

  private void reviews() {
    for (ItemFacts.Approval approval : facts.approvals()) {
      if (approval.actor() == Actor.HUMAN) {
        Optional<String> outcome =
            approval.outcome().map(how -> how.name().toLowerCase(Locale.ROOT));
        add(
            approval.stamp().at(),
            outcome.map(any -> approval.of()),
            "approval " + outcome.orElse("asked of " + people.resolve(approval.of())));
      }
    }
    for (ItemFacts.Ack ack : facts.acks()) {
      add(ack.stamp().at(), Optional.of(ack.by()), "acknowledged");
    }
  }

  private void replies() {
    for (ItemFacts.Post post : facts.posts()) {
      if (post.actor() == Actor.HUMAN) {
        add(post.stamp().at(), post.author(), post.author().isPresent() ? "replied" : "closed");
      }
    }
    for (ItemFacts.Commit commit : facts.commits()) {
      if (commit.actor() == Actor.HUMAN) {
        add(commit.stamp().at(), Optional.of(commit.by()), "committed");
      }
    }
  }
}
