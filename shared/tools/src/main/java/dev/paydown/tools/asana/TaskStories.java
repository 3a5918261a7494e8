package dev.paydown.tools.asana;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task's past, as its stories tell it at their own times (Asana docs, Stories): dates, owners,
 * completion, columns, approvals, when a dependency was made; and comments, as posts. Each reading
 * tells all of it again; the graph keeps each once.
 */
final class TaskStories {
  private static final int FIRST = 100;
  private static final int LATEST = 300;
  private final ItemRef.Own item;
  private final Instant createdAt;
  private final boolean isApproval;
  private final AsanaPeople people;
  private final List<Fact> told = new ArrayList<>();
  private final List<Fact> posts = new ArrayList<>();
  private final Map<ItemRef.Own, Instant> linked = new HashMap<>();
  private Optional<PersonRef> asked = Optional.empty();
  private boolean isDated;
  private boolean isBegun;
  private boolean isLeftFinished;
  private boolean isDecided;

  TaskStories(ItemRef.Own item, Instant createdAt, boolean isApproval, AsanaPeople people) {
    this.item = item;
    this.createdAt = createdAt;
    this.isApproval = isApproval;
    this.people = people;
  }

  /** Takes in the next story. */
  void take(Fields story) throws BadField {
    Optional<Instant> time = story.instant("created_at");
    if (time.isEmpty()) {
      return;
    }
    Optional<PersonRef> by = people.in(story, "created_by");
    // Rules and Asana itself tell stories that nobody made.
    Actor actor = by.isPresent() ? Actor.HUMAN : Actor.BOT;
    Said said = new Said(story, time.get(), actor, by);
    switch (story.text("resource_subtype").orElse("")) {
      case "comment_added" -> posted(said);
      case "assigned" -> assigned(said, people.in(story, "assignee"));
      case "unassigned" -> assigned(said, Optional.empty());
      case "marked_complete" -> turned(said, Transition.FINISHED);
      case "marked_incomplete" -> turned(said, Transition.REOPENED);
      case "section_changed" -> moved(said);
      case "dependency_added", "dependent_added" -> linked(said);
      default -> {
        if (story.has("new_dates")) {
          dated(said);
        } else if (story.has("new_approval_status")) {
          decided(said, story.text("new_approval_status").orElse(""));
        }
      }
    }
  }

  private record Said(Fields story, Instant at, Actor actor, Optional<PersonRef> by) {}

  /** Of a very long past its beginning, where it was committed, and its latest part. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(told);
    if (told.size() > FIRST + LATEST) {
      facts.subList(FIRST, told.size() - LATEST).clear();
    }
    facts.addAll(posts.subList(Math.max(0, posts.size() - Posted.READ), posts.size()));
    return facts;
  }

  /** Whether it came to a column of work under way. */
  boolean isBegun() {
    return isBegun;
  }

  /** Whether it was completed, and no story tells that it was taken up again. */
  boolean isLeftFinished() {
    return isLeftFinished;
  }

  /** Whether that person was asked to approve. */
  boolean isAsked(PersonRef person) {
    return asked.equals(Optional.of(person));
  }

  /** Whether the approval was decided since it was last asked for. */
  boolean isDecided() {
    return isDecided;
  }

  /** When the dependency on that task, or of it, was made. */
  Optional<Instant> linkedAt(ItemRef.Own other) {
    return Optional.ofNullable(linked.get(other));
  }

  private void posted(Said said) throws BadField {
    String text = said.story().text("text").orElse("");
    PersonRef author = said.by().orElse(PersonRef.alias(item.connection(), "nobody"));
    String html = said.story().text("html_text").orElse("");
    // Its mark may stand behind what is told of a post.
    boolean isOurs = Addition.isMarked(text);
    List<PersonRef> asks = isOurs ? List.of() : people.asked(html, text);
    // In the plain text a user whom it names is an address; in the other, their name.
    String shown = html.isEmpty() ? text : RichText.plain(html);
    posts.add(
        new Fact.ThreadPosted(
            item,
            said.at(),
            0,
            isOurs ? Actor.US : said.actor(),
            author,
            asks,
            false,
            Clip.to(shown.strip(), Posted.READ_LENGTH)));
    if (!isOurs) {
      told.addAll(ShownFields.links(item, text, said.at(), said.actor()));
    }
  }

  private void assigned(Said said, Optional<PersonRef> to) {
    change(said, List.of(new FieldChange(ItemField.OWNER, to.map(PersonRef::value))));
    if (isApproval) {
      if (!asked.equals(to)) {
        asked.ifPresent(former -> decide(said, former, ApprovalOutcome.WITHDRAWN));
      }
      ask(said, to);
    }
  }

  /** What it was due before its first change it was due from the beginning. */
  private void dated(Said said) throws BadField {
    Fields old = said.story().object("old_dates");
    Optional<String> due = TaskFacts.day(old, "due_on", "due_at");
    if (!isDated && due.isPresent()) {
      told.add(
          new Fact.ItemChanged(
              item,
              createdAt,
              0,
              said.actor(),
              List.of(FieldChange.set(ItemField.DUE, due.get()))));
    }
    isDated = true;
    Fields now = said.story().object("new_dates");
    change(
        said,
        List.of(
            new FieldChange(ItemField.START, TaskFacts.day(now, "start_on", "start_at")),
            new FieldChange(ItemField.DUE, TaskFacts.day(now, "due_on", "due_at"))));
  }

  private void change(Said said, List<FieldChange> changes) {
    told.add(new Fact.ItemChanged(item, said.at(), 0, said.actor(), changes));
  }

  private void turned(Said said, Transition to) {
    turn(said, to);
    isLeftFinished = to == Transition.FINISHED;
    if (isApproval && to == Transition.REOPENED && isDecided) {
      ask(said, asked);
    }
  }

  private void turn(Said said, Transition to) {
    told.add(new Fact.StatusChanged(item, said.at(), 0, said.actor(), to, said.by()));
  }

  private void moved(Said said) throws BadField {
    String section = said.story().object("new_section").text("name").orElse("");
    Optional<BoardColumn> stage = BoardColumn.said(section);
    if (stage.equals(Optional.of(BoardColumn.UNDER_WAY)) && !isBegun) {
      isBegun = true;
      turn(said, Transition.STARTED);
    } else if (stage.equals(Optional.of(BoardColumn.NOT_BEGUN)) && isBegun) {
      isBegun = false;
      turn(said, Transition.REOPENED);
    }
  }

  private void linked(Said said) throws BadField {
    if (said.story().has("dependency")) {
      ItemRef.Own other = Gids.task(item.connection(), said.story().object("dependency"));
      linked.put(other, said.at());
    }
  }

  private void decided(Said said, String status) {
    Optional<ApprovalOutcome> outcome = TaskFacts.outcome(status);
    if (!isApproval) {
      return;
    }
    if (outcome.isEmpty()) {
      ask(said, asked);
    } else {
      asked.or(said::by).ifPresent(person -> decide(said, person, outcome.get()));
      isDecided = true;
    }
  }

  private void ask(Said said, Optional<PersonRef> person) {
    asked = person;
    isDecided = false;
    person.ifPresent(
        of -> told.add(new Fact.ApprovalRequested(item, said.at(), 0, said.actor(), of)));
  }

  private void decide(Said said, PersonRef person, ApprovalOutcome outcome) {
    told.add(new Fact.ApprovalDecided(item, said.at(), 0, said.actor(), person, outcome));
  }
}
