package dev.paydown.tools.gitea;

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
import java.util.Optional;

/**
 * What is shown of an issue or pull request: its fields, where it stands, and, when the text is
 * new, what that states. Every delivery about an item shows it whole.
 */
final class Shown {
  private static final long DAY_SECONDS = 8 * 60 * 60;
  private static final long MOST_DAYS = 10_000;
  private final Event event;
  private final Subject subject;
  private final Fields data;
  private final boolean isNew;

  private Shown(Subject subject) {
    this.event = subject.event();
    this.subject = subject;
    this.data = subject.data();
    this.isNew = event.isOwn("opened");
  }

  static List<Fact> facts(Subject subject) throws BadField {
    return new Shown(subject).facts();
  }

  private List<Fact> facts() throws BadField {
    List<Fields> users = new ArrayList<>(List.of(event.sender(), data.object("user")));
    users.addAll(assignees(data));
    List<Fact> facts = new ArrayList<>(GiteaPeople.seen(event.connection(), subject.at(), users));
    facts.add(new Fact.ItemChanged(subject.item(), subject.at(), 0, event.actor(), fields()));
    facts.addAll(Turns.of(subject));
    if (isTextNews()) {
      facts.addAll(
          OwnText.links(
              subject.item(),
              data.text("body").orElse(""),
              event.body().object("changes").object("body").text("from").orElse(""),
              new StatedLinks.Place(subject.place(), subject.isPull()),
              subject.at(),
              event.actor()));
    }
    return facts;
  }

  /** In a comment's delivery, {@code changes} are those of the comment. */
  private boolean isTextNews() throws BadField {
    return isNew || (event.isOfItem() && event.body().object("changes").has("body"));
  }

  private List<FieldChange> fields() throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, subject.isPull() ? "pull-request" : "task"));
    changes.add(FieldChange.set(ItemField.KEY, subject.key()));
    data.text("title")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    if (!data.text("html_url").orElse("").isBlank()) {
      data.url("html_url").ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    }
    boolean showsOwner = data.shows("assignees") || data.shows("assignee");
    show(changes, ItemField.OWNER, owner(), showsOwner);
    show(changes, ItemField.DUE, due(data), data.shows("due_date"));
    show(changes, ItemField.ESTIMATE_DAYS, estimate(), data.shows("time_estimate"));
    if (isTextNews() || event.isReading()) {
      changes.addAll(OwnText.context(data.text("body").orElse(""), !isNew));
    }
    return changes;
  }

  /** Sets the field, or clears it where an item that is not new shows it empty. */
  private void show(
      List<FieldChange> changes, ItemField field, Optional<String> value, boolean isShown) {
    if (value.isPresent() || (isShown && !isNew)) {
      changes.add(new FieldChange(field, value));
    }
  }

  private Optional<String> owner() throws BadField {
    List<Fields> able = new ArrayList<>(assignees(data));
    if (subject.isPull()) {
      able.add(data.object("user"));
    }
    for (Fields user : able) {
      Optional<PersonRef> owner = GiteaPeople.human(event.connection(), user);
      if (owner.isPresent()) {
        return owner.map(PersonRef::value);
      }
    }
    return Optional.empty();
  }

  /** Whom it is assigned to, the first first. */
  static List<Fields> assignees(Fields data) throws BadField {
    List<Fields> assignees = data.objects("assignees");
    return assignees.isEmpty() && data.has("assignee")
        ? List.of(data.object("assignee"))
        : assignees;
  }

  /**
   * The item's own due date, else its milestone's. Both stand for a day: the end of it where the
   * server is, in whose offset they are shown.
   */
  static Optional<String> due(Fields data) throws BadField {
    Optional<LocalDate> own = data.day("due_date");
    Optional<LocalDate> either = own.isPresent() ? own : data.object("milestone").day("due_on");
    return either.map(LocalDate::toString);
  }

  /** The estimated seconds in days of eight hours; none is no estimate of nothing. */
  private Optional<String> estimate() throws BadField {
    return data.whole("time_estimate", 0, Long.MAX_VALUE)
        .filter(seconds -> seconds > 0 && seconds / DAY_SECONDS <= MOST_DAYS)
        .flatMap(Estimate::ofSeconds);
  }
}
