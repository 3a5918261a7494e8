package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Estimate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the columns of an item say of it. Boards have any columns, under any titles: one counts only
 * where its kind and its title are plain, or its id is that of a column that monday puts on new
 * boards (monday.com developer docs, Column types).
 */
final class Columns {
  private static final Set<String> STATUS =
      Set.of("status", "state", "task status", "item status", "project status", "project_status");
  private static final Set<String> OWNER =
      Set.of(
          "owner",
          "person",
          "people",
          "assignee",
          "assigned to",
          "responsible",
          "lead",
          "task owner",
          "project owner",
          "project_owner");
  private static final Set<String> REVIEW =
      Set.of("reviewer", "reviewers", "approver", "approvers");
  private static final Set<String> ENDS = Set.of("done", "complete", "completed", "finished");
  private static final Set<String> PERCENT =
      Set.of("progress", "percent", "% complete", "% done", "percent complete", "progress %");
  private static final Pattern NOT_PLANNED = Pattern.compile("\\b(?:actual|baseline|real)\\b");
  private static final Pattern START =
      Pattern.compile("\\b(?:start|starts|begin|begins|kickoff)\\b");
  private static final Pattern DUE =
      Pattern.compile("\\b(?:due|deadline|end|ends|finish|target|delivery)\\b");
  private static final Pattern ESTIMATE =
      Pattern.compile("\\b(?:estimate|estimated|estimation|effort|duration)\\b");
  private static final Pattern DAYS = Pattern.compile("\\b(?:days?|d)\\b");
  private static final Pattern HOURS = Pattern.compile("\\b(?:hours?|hrs|h)\\b");
  private static final double MOST = 80_000;

  private final Event event;
  private final ItemRef.Own item;
  private final List<FieldChange> fields = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();

  private Columns(Event event) throws BadField {
    this.event = event;
    this.item = event.item();
  }

  /** What they say, after the item itself; nothing where they say nothing. */
  static List<Fact> read(Event event, List<Column> columns) throws BadField {
    Columns read = new Columns(event);
    for (Column column : columns) {
      read.take(column);
    }
    if (read.fields.isEmpty() && read.facts.isEmpty() && !event.type().startsWith("create_")) {
      return List.of();
    }
    List<Fact> all = new ArrayList<>();
    all.add(event.shown(read.item, read.fields));
    all.addAll(read.facts);
    return all;
  }

  private void take(Column column) throws BadField {
    switch (column.kind()) {
      case "color", "status" -> {
        if (column.isOneOf(STATUS)) {
          facts.addAll(Status.turns(event, item, column.before(), column.now()));
        }
      }
      case "multiple-person", "person", "people" -> people(column);
      case "date" -> date(column);
      case "timeline", "timerange" -> timeline(column);
      case "dependency" -> links(column, true);
      case "board-relation" -> links(column, false);
      case "numeric", "numbers" -> number(column);
      case "boolean", "checkbox" -> checked(column);
      default -> {
        /* Of a kind that holds nothing of the graph's. */
      }
    }
  }

  /** Of several columns that say the same of a new item, the first counts. */
  private void set(Column column, ItemField field, Optional<String> value) {
    boolean isSaid = fields.stream().anyMatch(change -> change.field() == field);
    if (!isSaid && (value.isPresent() || !column.isNew())) {
      fields.add(new FieldChange(field, value));
    }
  }

  private void people(Column column) throws BadField {
    Set<String> now = Column.persons(column.now());
    Set<String> before = Column.persons(column.before());
    boolean isReview = REVIEW.contains(column.name());
    if (column.isOneOf(OWNER) && !isReview) {
      Optional<String> first = now.stream().findFirst();
      set(column, ItemField.OWNER, first.map(id -> event.person(id).value()));
    } else if (isReview) {
      for (String id : now) {
        if (!before.contains(id)) {
          facts.add(
              new Fact.ApprovalRequested(item, event.at(), 0, event.actor(), event.person(id)));
        }
      }
      for (String id : before) {
        if (!now.contains(id)) {
          facts.add(
              new Fact.ApprovalDecided(
                  item, event.at(), 0, event.actor(), event.person(id), ApprovalOutcome.WITHDRAWN));
        }
      }
    }
  }

  /**
   * Where in the value of that column stands what the item is due; empty where it says no such
   * thing. Of several such columns of an item the first counts.
   */
  static Optional<String> due(Column column) {
    return switch (column.kind()) {
      case "date" -> isDue(column) ? Optional.of("date") : Optional.empty();
      case "timeline", "timerange" -> isPlanned(column) ? Optional.of("to") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isPlanned(Column column) {
    return !NOT_PLANNED.matcher(column.name()).find();
  }

  private static boolean isStart(Column column) {
    return isPlanned(column) && START.matcher(column.name()).find();
  }

  /** A date of no other name is the due one; of a new item, whose titles are not shown, no date. */
  private static boolean isDue(Column column) {
    return isPlanned(column)
        && !isStart(column)
        && (DUE.matcher(column.name()).find()
            || (column.name().matches("date[0-9]*") && !column.isNew()));
  }

  private void date(Column column) throws BadField {
    if (!isPlanned(column)) {
      return;
    }
    Optional<String> date = day(column.now(), "date");
    if (isStart(column)) {
      set(column, ItemField.START, date);
    } else if (isDue(column)) {
      set(column, ItemField.DUE, date);
    }
  }

  private void timeline(Column column) throws BadField {
    if (isPlanned(column)) {
      set(column, ItemField.START, day(column.now(), "from"));
      set(column, ItemField.DUE, day(column.now(), "to"));
    }
  }

  private static Optional<String> day(Fields value, String name) throws BadField {
    boolean isBlank = value.raw(name).isTextual() && value.raw(name).asText().isBlank();
    return isBlank ? Optional.empty() : value.day(name).map(LocalDate::toString);
  }

  /** What an item depends on blocks it; what it is connected to is only mentioned. */
  private void links(Column column, boolean isDependency) throws BadField {
    Set<String> now = Column.linked(column.now());
    LinkKind kind = isDependency ? LinkKind.BLOCKS : LinkKind.MENTIONS;
    for (String id : now) {
      ItemRef from = isDependency ? event.own(id) : item;
      ItemRef to = isDependency ? item : event.own(id);
      facts.add(
          new Fact.LinkMade(
              from,
              to,
              kind,
              LinkType.FS,
              0,
              LagUnit.WORKING,
              Provenance.NATIVE,
              event.at(),
              0,
              event.actor()));
    }
    for (String id : Column.linked(column.before())) {
      if (!now.contains(id)) {
        ItemRef from = isDependency ? event.own(id) : item;
        ItemRef to = isDependency ? item : event.own(id);
        facts.add(new Fact.LinkCut(from, to, kind, event.at(), 0, event.actor()));
      }
    }
  }

  private void number(Column column) throws BadField {
    if (PERCENT.contains(column.name())) {
      Optional<BigDecimal> percent = number(column.now(), 100);
      set(
          column,
          ItemField.PERCENT,
          percent.map(value -> value.setScale(0, RoundingMode.FLOOR).toString()));
    } else if (ESTIMATE.matcher(column.name()).find()) {
      boolean isHours = HOURS.matcher(column.name()).find();
      if (isHours || DAYS.matcher(column.name()).find()) {
        set(
            column,
            ItemField.ESTIMATE_DAYS,
            number(column.now(), MOST).flatMap(isHours ? Estimate::ofHours : Estimate::ofDays));
      }
    }
  }

  /** A number, which some deliveries write as a text. */
  private static Optional<BigDecimal> number(Fields value, double most) throws BadField {
    JsonNode shown = value.raw("value");
    String text = shown.asText().strip();
    if (shown.isMissingNode() || text.isEmpty()) {
      return Optional.empty();
    }
    if (!text.matches("[0-9]{1,9}(?:\\.[0-9]{1,30})?") || Double.parseDouble(text) > most) {
      throw value.bad("value", "is not a number within 0 to " + (long) most);
    }
    return Optional.of(new BigDecimal(text));
  }

  private void checked(Column column) throws BadField {
    if (ENDS.contains(column.name())) {
      boolean is = isChecked(column.now());
      boolean was = isChecked(column.before());
      if (is != was) {
        facts.add(event.turned(item, is ? Transition.FINISHED : Transition.REOPENED, 0));
      }
    }
  }

  private static boolean isChecked(Fields value) {
    return value.raw("checked").asText().equals("true");
  }
}
