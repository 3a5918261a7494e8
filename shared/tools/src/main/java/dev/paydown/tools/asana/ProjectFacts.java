package dev.paydown.tools.asana;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project as it was read: an initiative. */
final class ProjectFacts {
  private ProjectFacts() {}

  static List<Fact> of(String connection, Fields project) throws BadField {
    ItemRef.Own item = Gids.project(connection, project);
    Instant at = project.required("modified_at", project.instant("modified_at"));
    AsanaPeople people = new AsanaPeople(connection);
    ShownFields fields = new ShownFields(project, "initiative");
    fields.add(ItemField.OWNER, people.in(project, "owner").map(PersonRef::value), "owner");
    fields.add(ItemField.START, project.date("start_on").map(LocalDate::toString), "start_on");
    fields.add(ItemField.DUE, project.date("due_on").map(LocalDate::toString), "due_on");
    Fact status = status(project, item, at, people);
    List<Fact> facts = new ArrayList<>(people.seen(at));
    facts.add(new Fact.ItemChanged(item, at, 0, Actor.HUMAN, fields.changes()));
    facts.add(status);
    facts.addAll(fields.links(item, at));
    return facts;
  }

  /**
   * Completed, else put away, else open: Asana does not tell that a project was opened again, and
   * to say of an open one that it is changes nothing.
   */
  private static Fact status(Fields project, ItemRef.Own item, Instant at, AsanaPeople people)
      throws BadField {
    if (project.flag("completed").orElse(false)) {
      Instant done = project.instant("completed_at").orElse(at);
      Optional<PersonRef> by = people.in(project, "completed_by");
      return new Fact.StatusChanged(item, done, 0, Actor.HUMAN, Transition.FINISHED, by);
    }
    boolean isArchived = project.flag("archived").orElse(false);
    Transition to = isArchived ? Transition.CANCELLED : Transition.REOPENED;
    return new Fact.StatusChanged(item, at, 0, Actor.HUMAN, to, Optional.empty());
  }
}
