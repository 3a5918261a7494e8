package dev.paydown.tools.asana;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A task as it was read, with what its stories tell of its past. Who made its last change is not
 * shown; it counts as a person's.
 */
final class TaskFacts {
  private final Lookup lookup;
  private final Fields task;
  private final ItemRef.Own item;
  private final Instant createdAt;
  private final Instant at;
  private final AsanaPeople people;
  private final List<Fact> facts = new ArrayList<>();

  private TaskFacts(Lookup lookup, Fields task) throws BadField {
    this.lookup = lookup;
    this.task = task;
    this.item = Gids.task(lookup.connection(), task);
    this.createdAt = task.required("created_at", task.instant("created_at"));
    this.at = task.required("modified_at", task.instant("modified_at"));
    this.people = new AsanaPeople(lookup.connection());
  }

  static List<Fact> of(Lookup lookup, Fields task, List<Fields> stories) throws BadField {
    return new TaskFacts(lookup, task).read(stories);
  }

  private List<Fact> read(List<Fields> stories) throws BadField {
    Optional<PersonRef> owner = people.in(task, "assignee");
    boolean isApproval = task.text("resource_subtype").orElse("").equals("approval");
    TaskStories past = new TaskStories(item, createdAt, isApproval, people);
    for (Fields story : stories) {
      past.take(story);
    }
    fields(owner);
    facts.addAll(past.facts());
    begun(past);
    completed(past);
    if (isApproval) {
      approval(past, owner);
    }
    links(past);
    List<Fact> all = new ArrayList<>(people.seen(at));
    all.addAll(facts);
    return all.stream().distinct().toList(); // its completion is told by a story as well
  }

  private void fields(Optional<PersonRef> owner) throws BadField {
    ShownFields fields = new ShownFields(task, kind());
    fields.add(ItemField.OWNER, owner.map(PersonRef::value), "assignee");
    fields.add(ItemField.START, day(task, "start_on", "start_at"), "start_on");
    fields.add(ItemField.DUE, day(task, "due_on", "due_at"), "due_on");
    fields.add(ItemField.PARENT, parent().map(own -> "own:" + own.node()), "parent");
    facts.add(new Fact.ItemChanged(item, at, 0, Actor.HUMAN, fields.changes()));
    facts.addAll(fields.links(item, at));
    for (Fields project : projects()) {
      List<FieldChange> shown = new ArrayList<>();
      shown.add(FieldChange.set(ItemField.KIND, "initiative"));
      project
          .text("name")
          .map(Clip::title)
          .filter(title -> !title.isEmpty())
          .ifPresent(title -> shown.add(FieldChange.set(ItemField.TITLE, title)));
      // As old as the task: whatever is read of the project itself is newer.
      ItemRef.Own own = Gids.project(lookup.connection(), project);
      facts.add(new Fact.ItemChanged(own, createdAt, 0, Actor.BOT, shown));
    }
  }

  private String kind() throws BadField {
    return switch (task.text("resource_subtype").orElse("")) {
      case "milestone" -> "milestone";
      case "approval" -> "approval";
      default -> "task";
    };
  }

  /** A date, or the day of a time where the tool shows only that. */
  static Optional<String> day(Fields of, String date, String time) throws BadField {
    Optional<LocalDate> day = of.day(date);
    return (day.isPresent() ? day : of.day(time)).map(LocalDate::toString);
  }

  /** The task that it is a part of, else the first of its projects. */
  private Optional<ItemRef.Own> parent() throws BadField {
    if (task.has("parent")) {
      return Optional.of(Gids.task(lookup.connection(), task.object("parent")));
    }
    List<Fields> projects = projects();
    return projects.isEmpty()
        ? Optional.empty()
        : Optional.of(Gids.project(lookup.connection(), projects.getFirst()));
  }

  private List<Fields> projects() throws BadField {
    List<Fields> projects = new ArrayList<>();
    for (Fields membership : task.objects("memberships")) {
      if (membership.has("project")) {
        projects.add(membership.object("project"));
      }
    }
    return projects;
  }

  /** One that was made in a column of work under way has no story of coming there. */
  private void begun(TaskStories past) throws BadField {
    for (Fields membership : task.objects("memberships")) {
      String section = membership.object("section").text("name").orElse("");
      boolean isUnderWay = BoardColumn.said(section).equals(Optional.of(BoardColumn.UNDER_WAY));
      if (isUnderWay && !past.isBegun()) {
        facts.add(turn(Transition.STARTED, createdAt, Optional.empty()));
        return;
      }
    }
  }

  private void completed(TaskStories past) throws BadField {
    if (task.flag("completed").orElse(false)) {
      Instant done = task.instant("completed_at").orElse(at);
      Optional<PersonRef> by = people.in(task, "completed_by");
      facts.add(turn(Transition.FINISHED, done, by));
    } else if (past.isLeftFinished()) {
      facts.add(turn(Transition.REOPENED, at, Optional.empty()));
    }
  }

  private Fact turn(Transition to, Instant when, Optional<PersonRef> by) {
    return new Fact.StatusChanged(item, when, 0, Actor.HUMAN, to, by);
  }

  /** What the stories leave out: asked since it was made; decided when it was completed. */
  private void approval(TaskStories past, Optional<PersonRef> owner) throws BadField {
    if (owner.isPresent() && !past.isAsked(owner.get())) {
      facts.add(new Fact.ApprovalRequested(item, createdAt, 0, Actor.HUMAN, owner.get()));
    }
    Optional<ApprovalOutcome> outcome = outcome(task.text("approval_status").orElse(""));
    if (owner.isPresent() && outcome.isPresent() && !past.isDecided()) {
      Instant done = task.instant("completed_at").orElse(at);
      facts.add(new Fact.ApprovalDecided(item, done, 0, Actor.HUMAN, owner.get(), outcome.get()));
    }
  }

  /** Empty while it is pending. */
  static Optional<ApprovalOutcome> outcome(String status) {
    return switch (status) {
      case "approved" -> Optional.of(ApprovalOutcome.GRANTED);
      case "rejected", "changes_requested" -> Optional.of(ApprovalOutcome.DENIED);
      default -> Optional.empty();
    };
  }

  /**
   * A task has at most 30 dependencies and dependents together, and shows them all (Asana docs, Set
   * dependencies for a task). A further project contains it as the first does.
   */
  private void links(TaskStories past) throws BadField {
    List<Fact.LinkMade> links = new ArrayList<>();
    for (Fields other : task.objects("dependencies")) {
      ItemRef.Own own = Gids.task(lookup.connection(), other);
      links.add(link(own, item, LinkKind.BLOCKS, past.linkedAt(own)));
    }
    for (Fields other : task.objects("dependents")) {
      ItemRef.Own own = Gids.task(lookup.connection(), other);
      links.add(link(item, own, LinkKind.BLOCKS, past.linkedAt(own)));
    }
    Optional<ItemRef.Own> parent = parent();
    for (Fields project : projects()) {
      ItemRef.Own own = Gids.project(lookup.connection(), project);
      if (!parent.equals(Optional.of(own))) {
        links.add(link(own, item, LinkKind.CONTAINS, Optional.empty()));
      }
    }
    facts.add(new Fact.LinksRead(item, lookup.now(), links));
  }

  private Fact.LinkMade link(ItemRef from, ItemRef to, LinkKind kind, Optional<Instant> made) {
    return new Fact.LinkMade(
        from,
        to,
        kind,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        made.orElse(createdAt),
        0,
        Actor.HUMAN);
  }
}
