package dev.paydown.tools.jira;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.jira.Changes.Change;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.Estimate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An issue's fields as it shows them. */
final class IssueFields {
  private static final int KEY = 100;
  private static final int KIND = 60;
  private static final int MOST_DAYS = 10_000;
  private static final int DAY_SECONDS = 8 * 60 * 60;
  private static final Set<String> SUBTASK = Set.of("sub-task", "subtask");
  private static final Pattern WRITTEN_KEY = Pattern.compile("[A-Z][A-Z0-9_]{0,99}-[0-9]{1,9}");
  private static final Pattern SITE =
      Pattern.compile("^(https?://[^/?#]{1,255}(?:/[^/?#]{1,100}){0,3}?)/rest/");
  private static final Pattern DAY = Pattern.compile("^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ].*)?$");
  private final Told told;
  private final Fields fields;
  private final List<FieldChange> changes = new ArrayList<>();

  private IssueFields(Told told) throws BadField {
    this.told = told;
    this.fields = told.fields();
  }

  static List<FieldChange> of(Told told) throws BadField {
    IssueFields read = new IssueFields(told);
    Fields fields = read.fields;
    Optional<String> key = told.issue().name("key", KEY);
    read.set(ItemField.KIND, read.kind());
    read.set(ItemField.KEY, key);
    read.set(ItemField.TITLE, fields.text("summary").map(Clip::title));
    read.set(ItemField.URL, read.url(key));
    read.show(ItemField.OWNER, "assignee", read.owner());
    read.start();
    read.show(ItemField.DUE, "duedate", fields.date("duedate").map(LocalDate::toString));
    read.show(ItemField.ESTIMATE_DAYS, "timeoriginalestimate", read.estimate());
    read.parent();
    read.set(ItemField.PERCENT, read.percent());
    return read.changes;
  }

  private void set(ItemField field, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(v -> changes.add(FieldChange.set(field, v)));
  }

  /** Sets the field, or clears it where an issue that is not new shows it empty. */
  private void show(ItemField field, String name, Optional<String> value) {
    set(field, value);
    if (value.isEmpty() && !told.isNew() && fields.showsNull(name)) {
      changes.add(FieldChange.cleared(field));
    }
  }

  /**
   * Epics and what stands above them are initiatives. A sub-task is a task: that it is part of
   * another is told by its parent. Every other type is called as its people call it, in lower case.
   */
  private Optional<String> kind() throws BadField {
    Fields type = fields.object("issuetype");
    Optional<String> name =
        type.text("name")
            .map(text -> Clip.line(text, KIND).toLowerCase(Locale.ROOT))
            // Jira Service Management marks the types it comes with.
            .map(text -> text.startsWith("[system] ") ? text.substring(9) : text);
    if (type.whole("hierarchyLevel", -100, 100).orElse(0L) > 0
        || name.filter("epic"::equals).isPresent()) {
      return Optional.of("initiative");
    }
    boolean part = type.flag("subtask").orElse(false) || name.filter(SUBTASK::contains).isPresent();
    return part ? Optional.of("task") : name;
  }

  /** Where people see the issue: on the site whose API its own address names. */
  private Optional<String> url(Optional<String> key) throws BadField {
    Matcher site = SITE.matcher(told.issue().url("self").orElse(""));
    return key.filter(text -> WRITTEN_KEY.matcher(text).matches() && site.find())
        .map(text -> site.group(1) + "/browse/" + text);
  }

  private Optional<String> owner() throws BadField {
    return JiraPeople.ref(told.connection(), fields.object("assignee")).map(PersonRef::value);
  }

  /** A start date is a custom field, known by its name only where the changelog tells it. */
  private void start() throws BadField {
    Optional<Change> change = told.changes().of("Start date");
    if (change.isEmpty()) {
      return;
    }
    Optional<String> day = day(change.get().isId());
    String field = change.get().fieldId().orElse("");
    if (day.isEmpty() && fields.raw(field).isTextual()) {
      day = day(fields.text(field));
    }
    set(ItemField.START, day);
    if (change.get().isId().isEmpty() && change.get().is().isEmpty() && !told.isNew()) {
      changes.add(FieldChange.cleared(ItemField.START));
    }
  }

  private static Optional<String> day(Optional<String> text) {
    Matcher day = DAY.matcher(text.orElse(""));
    try {
      return day.matches()
          ? Optional.of(LocalDate.parse(day.group(1)).toString())
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The original estimate in working days of eight hours; none is no estimate of nothing. */
  private Optional<String> estimate() throws BadField {
    Fields tracked = fields.object("timetracking");
    return tracked
        .whole("originalEstimateSeconds", 0, Long.MAX_VALUE)
        .filter(seconds -> seconds > 0 && seconds / DAY_SECONDS <= MOST_DAYS)
        .flatMap(Estimate::ofSeconds);
  }

  /**
   * The parent that is shown; else what the changelog says of one, under the names that it has had
   * over the years.
   */
  private void parent() throws BadField {
    Optional<String> shown = JiraForm.id(fields.object("parent"), "id").map(this::own);
    Optional<Change> change =
        told.changes()
            .of("IssueParentAssociation", "parent", "Parent Issue", "Epic Link", "Parent Link");
    if (shown.isPresent() || change.isEmpty()) {
      set(ItemField.PARENT, shown);
      return;
    }
    Optional<String> id = change.get().isId().filter(JiraForm::isId).map(this::own);
    Optional<String> key =
        change.get().is().filter(text -> WRITTEN_KEY.matcher(text).matches()).map("named:"::concat);
    set(ItemField.PARENT, id.or(() -> key));
    if (change.get().isId().isEmpty() && change.get().is().isEmpty() && !told.isNew()) {
      changes.add(FieldChange.cleared(ItemField.PARENT));
    }
  }

  private String own(String id) {
    return "own:" + told.connection() + "/" + id;
  }

  /** The time logged of the time that it takes, with that of its sub-tasks where they are shown. */
  private Optional<String> percent() throws BadField {
    for (String name : List.of("aggregateprogress", "progress")) {
      Fields progress = fields.object(name);
      long total = progress.whole("total", 0, Long.MAX_VALUE).orElse(0L);
      double done = progress.whole("progress", 0, Long.MAX_VALUE).orElse(0L);
      if (total > 0) {
        return Optional.of(Long.toString((long) Math.min(100, done * 100 / total)));
      }
    }
    return Optional.empty();
  }
}
