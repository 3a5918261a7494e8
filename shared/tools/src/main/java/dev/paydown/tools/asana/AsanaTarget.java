package dev.paydown.tools.asana;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A task as Asana's API shows it now.
 *
 * @param columns where it stands, of each of its projects
 */
record AsanaTarget(
    Optional<String> url,
    Day start,
    Day due,
    Set<String> owner,
    boolean isCompleted,
    List<Column> columns)
    implements Target {
  /** What a reading asks for (Asana docs, Get a task). */
  static final String ASKED =
      "?opt_fields=assignee.email,completed,due_at,due_on,memberships.project.name,"
          + "memberships.section.name,permalink_url,start_at,start_on";

  /**
   * A date of a task.
   *
   * @param on its day, if it has one
   * @param at its time, where one was given
   */
  record Day(Optional<LocalDate> on, Optional<Instant> at) {}

  /** A section of a project, by what its name says. */
  record Column(String project, BoardColumn says) {}

  AsanaTarget {
    columns = List.copyOf(columns);
  }

  static AsanaTarget of(String connection, JsonNode shown) throws BadField {
    Fields task = AsanaApi.data(shown);
    return new AsanaTarget(
        task.url("permalink_url"),
        day(task, "start_on", "start_at"),
        day(task, "due_on", "due_at"),
        owner(connection, task.object("assignee")),
        task.required("completed", task.flag("completed")),
        columns(task));
  }

  private static Day day(Fields task, String on, String at) throws BadField {
    return new Day(TaskFacts.day(task, on, at).map(LocalDate::parse), task.instant(at));
  }

  private static Set<String> owner(String connection, Fields user) throws BadField {
    Set<String> names = new HashSet<>();
    Gids.of(user).ifPresent(gid -> names.add(PersonRef.alias(connection, gid).value()));
    user.text("email")
        .flatMap(ShownPerson::reachable)
        .ifPresent(email -> names.add(PersonRef.email(email).value()));
    return Set.copyOf(names);
  }

  private static List<Column> columns(Fields task) throws BadField {
    List<Column> columns = new ArrayList<>();
    for (Fields membership : task.objects("memberships")) {
      Optional<String> project = Gids.of(membership.object("project"));
      if (project.isPresent()) {
        String name = membership.object("section").text("name").orElse("");
        columns.add(new Column(project.get(), BoardColumn.named(name)));
      }
    }
    return columns;
  }

  /** The projects in which it stands in a column of work under way. */
  List<String> underWay() {
    return columns.stream()
        .filter(column -> column.says() == BoardColumn.UNDER_WAY)
        .map(Column::project)
        .toList();
  }

  Day day(String field) {
    return field.equals("start") ? start : due;
  }

  @Override
  public Optional<String> date(String field) {
    return day(field).on().map(LocalDate::toString);
  }

  /** Asana knows no state between open and completed, and none of what is called off. */
  @Override
  public Standing standing() {
    if (isCompleted) {
      return Standing.DONE;
    }
    return underWay().isEmpty() ? Standing.OPEN : Standing.STARTED;
  }
}
