package dev.paydown.tools.github;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Projects: initiatives. Their dates come in status updates. */
final class Projects {
  private static final int ID = 200;

  private Projects() {}

  static Reading project(Event event) throws BadField {
    Fields project = event.body().object("projects_v2");
    ItemRef.Own item = item(event, project, "node_id");
    Instant at = time(project, "updated_at", event.receivedAt());
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "initiative"));
    Fields owner =
        project.has("owner") ? project.object("owner") : event.body().object("organization");
    Optional<String> login = owner.name("login", ID);
    Optional<Long> number = project.whole("number", 1, Integer.MAX_VALUE);
    if (login.isPresent() && number.isPresent()) {
      String key = login.get() + "/projects/" + number.get();
      changes.add(FieldChange.set(ItemField.KEY, key));
      Optional<String> page = owner.url("html_url").filter(url -> url.endsWith("/" + login.get()));
      page.map(url -> url.substring(0, url.length() - login.get().length()) + "orgs/" + key)
          .ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    }
    project
        .text("title")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemChanged(item, at, 0, event.actor(), changes));
    switch (event.action()) {
      case "closed" ->
          facts.add(turn(event, item, time(project, "closed_at", at), Transition.FINISHED));
      case "deleted" ->
          facts.add(turn(event, item, time(project, "deleted_at", at), Transition.CANCELLED));
      case "reopened" -> facts.add(turn(event, item, at, Transition.REOPENED));
      default -> {
        /* All else is told by what it shows. */
      }
    }
    return new Reading.Facts(facts);
  }

  /** The dates that it states, its words, and whether the project is complete. */
  static Reading statusUpdate(Event event) throws BadField {
    if (event.action().equals("deleted")) {
      return event.nothing("what it said was said");
    }
    Fields update = event.body().object("projects_v2_status_update");
    ItemRef.Own item = item(event, update, "project_node_id");
    Instant created = time(update, "created_at", event.receivedAt());
    Instant at = time(update, "updated_at", created);
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "initiative"));
    Fields news = event.body().object("changes");
    date(update, news, "start_date", ItemField.START, changes);
    date(update, news, "target_date", ItemField.DUE, changes);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemChanged(item, at, 0, event.actor(), changes));
    String text = Clip.text(update.text("body").orElse(""));
    Fields author = update.object("creator");
    if (event.action().equals("created") && !text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(
              item,
              created,
              0,
              GitHubPeople.actor(author),
              GitHubPeople.orGhost(event.connection(), author),
              Asked.byUserName(event.connection(), text),
              false,
              text));
    }
    if (update.text("status").orElse("").equals("COMPLETE")) {
      facts.add(turn(event, item, at, Transition.FINISHED));
    }
    return new Reading.Facts(facts);
  }

  /** An update without a date takes none away, unless it had one before. */
  private static void date(
      Fields update, Fields news, String name, ItemField field, List<FieldChange> to)
      throws BadField {
    Optional<String> date = update.date(name).map(LocalDate::toString);
    if (date.isPresent() || (news.shows(name) && update.showsNull(name))) {
      to.add(new FieldChange(field, date));
    }
  }

  static ItemRef.Own item(Event event, Fields shown, String name) throws BadField {
    return new ItemRef.Own(event.connection(), shown.required(name, shown.name(name, ID)));
  }

  static Instant time(Fields shown, String name, Instant otherwise) throws BadField {
    return shown.instant(name).orElse(otherwise);
  }

  private static Fact turn(Event event, ItemRef.Own item, Instant at, Transition to)
      throws BadField {
    return new Fact.StatusChanged(item, at, 0, event.actor(), to, event.by());
  }
}
