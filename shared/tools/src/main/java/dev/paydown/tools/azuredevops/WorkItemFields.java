package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A work item's fields as it shows them (Microsoft Learn, Azure Boards, Work item field index). */
final class WorkItemFields {
  private static final int NAME = 256;
  private static final String SCHEDULING = "Microsoft.VSTS.Scheduling.";

  /** The fields that hold a due date; the first of them that does counts. */
  static final List<String> DUE =
      List.of(SCHEDULING + "DueDate", SCHEDULING + "TargetDate", SCHEDULING + "FinishDate");

  private static final String START = SCHEDULING + "StartDate";
  private static final String ESTIMATE = SCHEDULING + "OriginalEstimate";
  private static final String OWNER = "System.AssignedTo";
  private static final String PARENT = "System.Parent";
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(80_000);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?");

  /** Everything before the API, without the id of the project, which people do not see. */
  private static final Pattern SITE =
      Pattern.compile("^(https?://[^?#]{1,500}?)/(?:[0-9a-fA-F-]{36}/)?_apis/wit/");

  private final Event event;
  private final WorkItem work;
  private final Relations relations;
  private final List<FieldChange> changes = new ArrayList<>();

  private WorkItemFields(Event event, WorkItem work, Relations relations) {
    this.event = event;
    this.work = work;
    this.relations = relations;
  }

  static List<FieldChange> of(Event event, WorkItem work, Relations relations) throws BadField {
    WorkItemFields read = new WorkItemFields(event, work, relations);
    Fields now = work.now();
    read.set(ItemField.KIND, now.name("System.WorkItemType", NAME).map(WorkItemFields::kind));
    read.set(ItemField.KEY, Optional.of("#" + work.number()));
    read.set(ItemField.TITLE, now.text("System.Title").map(Clip::title));
    read.set(ItemField.URL, read.url());
    read.show(
        ItemField.OWNER,
        Identity.in(now, OWNER).human(event.connection()).map(PersonRef::value),
        work.isChanged(OWNER));
    read.show(ItemField.START, work.date(START).map(LocalDate::toString), work.isCleared(START));
    read.due();
    read.show(ItemField.ESTIMATE_DAYS, read.estimate(), work.isCleared(ESTIMATE));
    read.parent();
    read.set(ItemField.PERCENT, read.percent());
    return read.changes;
  }

  private void set(ItemField field, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(v -> changes.add(FieldChange.set(field, v)));
  }

  private void show(ItemField field, Optional<String> value, boolean isClearedIfEmpty) {
    set(field, value);
    if (value.isEmpty() && isClearedIfEmpty) {
      changes.add(FieldChange.cleared(field));
    }
  }

  /** Epics and features are initiatives. Other types are called as people call them. */
  private static String kind(String type) {
    String kind = type.toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "epic", "feature" -> "initiative";
      case "issue" -> "task";
      default -> kind;
    };
  }

  /**
   * Where people see it: the address that is sent as a link holds the number as a query only. What
   * is sent without the project's name does not tell it.
   */
  private Optional<String> url() throws BadField {
    Matcher site = SITE.matcher(event.resource().url("url").orElse(""));
    Optional<String> project = work.now().name("System.TeamProject", NAME);
    if (project.isEmpty() || !site.find()) {
      return Optional.empty();
    }
    String name =
        "/" + URLEncoder.encode(project.get(), StandardCharsets.UTF_8).replace("+", "%20");
    String base = site.group(1).endsWith(name) ? site.group(1) : site.group(1) + name;
    return Optional.of(base + "/_workitems/edit/" + work.number());
  }

  private void due() throws BadField {
    Optional<LocalDate> due = Optional.empty();
    boolean isCleared = false;
    for (String field : DUE) {
      due = due.isPresent() ? due : work.date(field);
      isCleared |= work.isCleared(field);
    }
    show(ItemField.DUE, due.map(LocalDate::toString), isCleared);
  }

  /** In working days of eight hours, as the boards show hours. */
  private Optional<String> estimate() throws BadField {
    return decimal(ESTIMATE)
        .filter(hours -> hours.signum() > 0 && hours.compareTo(MOST_HOURS) <= 0)
        .flatMap(Estimate::ofHours);
  }

  /** The work done of the work that there is. */
  private Optional<String> percent() throws BadField {
    Optional<BigDecimal> done = decimal(SCHEDULING + "CompletedWork");
    Optional<BigDecimal> left = decimal(SCHEDULING + "RemainingWork");
    if (done.isEmpty() || left.isEmpty() || done.get().add(left.get()).signum() <= 0) {
      return Optional.empty();
    }
    BigDecimal all = done.get().add(left.get());
    return Optional.of(
        done.get().multiply(BigDecimal.valueOf(100)).divide(all, 0, RoundingMode.DOWN).toString());
  }

  /** A number, which some payloads write as a text. */
  private Optional<BigDecimal> decimal(String field) throws BadField {
    JsonNode shown = work.now().raw(field);
    if (shown.isMissingNode()) {
      return Optional.empty();
    }
    boolean isNumber = shown.isNumber() || shown.isTextual();
    if (!isNumber || !NUMBER.matcher(shown.asText()).matches()) {
      throw work.now().bad(field, "is not a number from 0 to 999,999,999");
    }
    return Optional.of(new BigDecimal(shown.asText()));
  }

  private void parent() throws BadField {
    Optional<Long> shown = work.now().whole(PARENT, 1, Long.MAX_VALUE);
    Optional<Long> parent = shown.isPresent() ? shown : relations.parent();
    show(
        ItemField.PARENT,
        parent.map(number -> "own:" + event.connection() + "/" + number),
        work.isCleared(PARENT) || relations.isTakenFromParent(work.item()));
  }
}
