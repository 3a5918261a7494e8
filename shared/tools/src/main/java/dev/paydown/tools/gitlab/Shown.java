package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.Estimate;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a delivery shows of a work item or merge request: its fields, where it stands, and, when the
 * text is new, what that states. Every delivery shows it nearly whole; a field is cleared only
 * where {@code changes} names it.
 */
final class Shown {
  private static final int NAME = 100;

  /** GitLab's day of work has 8 hours (GitLab docs, Time tracking). */
  private static final long CENTURY_SECONDS = 3_200_000_000L;

  private final Event event;
  private final Subject subject;
  private final Fields data;
  private final Fields changed;
  private final boolean isNew;

  private Shown(Event event, Subject subject) throws BadField {
    this.event = event;
    this.subject = subject;
    this.data = subject.data();
    this.changed = event.changes();
    this.isNew = isOwn() && event.action().equals("open");
  }

  static List<Fact> facts(Event event, Subject subject) throws BadField {
    return new Shown(event, subject).facts();
  }

  private List<Fact> facts() throws BadField {
    List<Fact> facts =
        new ArrayList<>(GitLabPeople.seen(event.connection(), subject.at(), event.people()));
    facts.add(new Fact.ItemChanged(subject.item(), subject.at(), 0, event.actor(), fields()));
    facts.addAll(Turns.of(event, subject));
    if (isTextNew()) {
      facts.addAll(
          OwnText.links(
              subject.item(),
              data.text("description").orElse(""),
              isNew ? "" : changed.object("description").text("previous").orElse(""),
              new StatedLinks.Place(subject.project(), subject.isMerge()),
              subject.at(),
              event.actor()));
    }
    return facts;
  }

  private boolean isOwn() {
    return !event.kind().equals("note");
  }

  /** In a note's delivery, {@code changes} would be those of the note; a reading has none. */
  private boolean isTextNew() {
    return isNew || isChanged("description");
  }

  private boolean isChanged(String field) {
    return isOwn() && !isNew && (event.isReading() ? data : changed).shows(field);
  }

  private List<FieldChange> fields() throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, kind()));
    subject.key().ifPresent(key -> changes.add(FieldChange.set(ItemField.KEY, key)));
    data.text("title")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    subject.url(event).ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    owner(changes);
    date(changes, ItemField.START, "start_date");
    date(changes, ItemField.DUE, "due_date");
    estimate(changes);
    if (isTextNew()) {
      changes.addAll(OwnText.context(data.text("description").orElse(""), !isNew));
    }
    return changes;
  }

  private String kind() throws BadField {
    if (subject.isMerge()) {
      return "pull-request";
    }
    String type = data.name("type", NAME).orElse("Issue").toLowerCase(Locale.ROOT);
    return switch (type) {
      case "issue", "task" -> "task";
      case "epic", "objective" -> "initiative";
      default -> type.replace(' ', '-');
    };
  }

  private void date(List<FieldChange> changes, ItemField field, String name) throws BadField {
    Optional<String> date = data.day(name).map(LocalDate::toString);
    if (date.isPresent() || (isChanged(name) && data.shows(name))) {
      changes.add(new FieldChange(field, date));
    }
  }

  private void estimate(List<FieldChange> changes) throws BadField {
    Optional<Long> seconds = data.whole("time_estimate", 0, CENTURY_SECONDS);
    if (seconds.isEmpty()) {
      return;
    }
    Optional<String> days = Estimate.ofSeconds(seconds.get());
    if (days.isPresent() || isChanged("time_estimate")) {
      changes.add(new FieldChange(ItemField.ESTIMATE_DAYS, days));
    }
  }

  private void owner(List<FieldChange> changes) throws BadField {
    Optional<PersonRef> owner = Optional.empty();
    for (Fields user : assignees()) {
      owner = owner.isPresent() ? owner : GitLabPeople.human(event.connection(), user);
    }
    boolean isUnassigned =
        !data.has("assignee_id") && data.raw("assignee_ids").isEmpty() && assignees().isEmpty();
    if (owner.isEmpty() && subject.isMerge() && isUnassigned) {
      owner = GitLabPeople.human(event.connection(), Authors.of(event, data));
    }
    boolean isTaken = isChanged("assignees") || isChanged("assignee_id");
    if (owner.isPresent() || isTaken) {
      changes.add(new FieldChange(ItemField.OWNER, owner.map(PersonRef::value)));
    }
  }

  /** Those whom it is assigned to; old deliveries show one only. */
  private List<Fields> assignees() throws BadField {
    if (isOwn() && changed.object("assignees").shows("current")) {
      return changed.object("assignees").objects("current");
    }
    List<Fields> assignees =
        new ArrayList<>(isOwn() ? event.body().objects("assignees") : List.of());
    assignees.addAll(data.objects("assignees"));
    for (Fields place : isOwn() ? List.of(event.body(), data) : List.of(data)) {
      if (assignees.isEmpty() && place.has("assignee")) {
        assignees.add(place.object("assignee"));
      }
    }
    return assignees;
  }
}
