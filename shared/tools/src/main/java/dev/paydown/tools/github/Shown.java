package dev.paydown.tools.github;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a delivery shows of an issue or pull request: its fields, where it stands, and, when the
 * text is new, what that states. Every delivery about an item shows it whole.
 */
final class Shown {
  private static final int NAME = 100;
  private final Event event;
  private final Subject subject;
  private final Fields data;
  private final boolean isNew;

  private Shown(Event event, Subject subject) {
    this.event = event;
    this.subject = subject;
    this.data = subject.data();
    this.isNew = event.action().equals("opened");
  }

  static List<Fact> facts(Event event, Subject subject) throws BadField {
    return new Shown(event, subject).facts();
  }

  private List<Fact> facts() throws BadField {
    List<Fields> users = new ArrayList<>(List.of(event.sender(), data.object("user")));
    users.addAll(assignees());
    List<Fact> facts = new ArrayList<>(GitHubPeople.seen(event.connection(), subject.at(), users));
    facts.add(new Fact.ItemChanged(subject.item(), subject.at(), 0, event.actor(), fields()));
    facts.addAll(Turns.of(event, subject));
    if (isTextNew()) {
      facts.addAll(
          OwnText.links(
              subject.item(),
              data.text("body").orElse(""),
              event.body().object("changes").object("body").text("from").orElse(""),
              new StatedLinks.Place(subject.repository(), subject.isPull()),
              subject.at(),
              event.actor()));
    }
    return facts;
  }

  /** In a comment's or a review's delivery, {@code changes} are those of the comment. */
  private boolean isTextNew() throws BadField {
    boolean own = event.name().equals("issues") || event.name().equals("pull_request");
    return own && (isNew || event.isReading() || event.body().object("changes").shows("body"));
  }

  private List<FieldChange> fields() throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, kind()));
    subject.key().ifPresent(key -> changes.add(FieldChange.set(ItemField.KEY, key)));
    data.text("title")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    data.url("html_url").ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    owner(changes);
    due(changes);
    subject
        .parent()
        .ifPresent(parent -> changes.add(FieldChange.set(ItemField.PARENT, "named:" + parent)));
    percent(changes);
    if (isTextNew()) {
      changes.addAll(OwnText.context(data.text("body").orElse(""), !isNew));
    }
    return changes;
  }

  private String kind() throws BadField {
    return subject.isPull()
        ? "pull-request"
        : data.object("type").name("name", NAME).orElse("task").toLowerCase(Locale.ROOT);
  }

  private void owner(List<FieldChange> changes) throws BadField {
    Optional<PersonRef> owner = Optional.empty();
    for (Fields user : assignees()) {
      owner = owner.isPresent() ? owner : GitHubPeople.human(event.connection(), user);
    }
    if (owner.isEmpty() && subject.isPull()) {
      owner = GitHubPeople.human(event.connection(), data.object("user"));
    }
    boolean shown = data.shows("assignees") || data.shows("assignee");
    if (owner.isPresent() || (shown && !isNew)) {
      changes.add(new FieldChange(ItemField.OWNER, owner.map(PersonRef::value)));
    }
  }

  /** Whom it is assigned to; whom this very delivery takes it from may still be among them. */
  private List<Fields> assignees() throws BadField {
    List<Fields> assignees = new ArrayList<>(data.objects("assignees"));
    if (assignees.isEmpty() && data.has("assignee")) {
      assignees.add(data.object("assignee"));
    }
    if (event.action().equals("unassigned")) {
      String gone = event.body().object("assignee").text("login").orElse("");
      List<Fields> left = new ArrayList<>();
      for (Fields user : assignees) {
        if (!user.text("login").orElse("").equals(gone)) {
          left.add(user);
        }
      }
      return left;
    }
    return assignees;
  }

  /**
   * GitHub has no due date on an issue: the milestone's is read as planned, while the issue has no
   * date of its own in a project or a comment of ours. Each delivery says the milestone's again.
   */
  private void due(List<FieldChange> changes) throws BadField {
    Optional<String> due = milestoneDue(data);
    boolean news =
        event.action().equals("milestoned")
            || event.action().equals("demilestoned")
            || event.isReading();
    if (due.isPresent() || (news && data.shows("milestone"))) {
      changes.add(new FieldChange(ItemField.MILESTONE_DUE, due));
    }
  }

  /** The milestone's due date, as UTC has it. */
  static Optional<String> milestoneDue(Fields data) throws BadField {
    return data.object("milestone")
        .instant("due_on")
        .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
  }

  private void percent(List<FieldChange> changes) throws BadField {
    Fields summary = data.object("sub_issues_summary");
    long total = summary.whole("total", 0, Integer.MAX_VALUE).orElse(-1L);
    Optional<Double> percent = summary.number("percent_completed", 0, 100);
    if (total > 0 && percent.isPresent()) {
      changes.add(FieldChange.set(ItemField.PERCENT, Integer.toString(percent.get().intValue())));
    } else if (total == 0 && !isNew) {
      changes.add(FieldChange.cleared(ItemField.PERCENT));
    }
  }
}
