package dev.paydown.tools.monday;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.DueHistory;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An item's due dates by its board's activity log, which lists the latest change first (monday.com
 * developer docs, Activity logs): those of the column that a reading takes its due date from. Of
 * one with more than a thousand entries, the latest thousand. An entry that is not to be understood
 * says nothing.
 */
record MondayPast(MondayApi api, String connection, String uid) {
  /**
   * The last version in which a log is shown whole: from 2027-01 on it has another form and goes
   * back ninety days (same docs, Changelog, Board activity logs: cursor pagination and 90-day
   * limit).
   */
  private static final String VERSION = "2026-10";

  static final String ITEM =
      "query ($ids: [ID!]) { items(ids: $ids) { created_at board { id }"
          + " column_values { id type column { title } } } }";
  static final String LOG =
      "query ($board: [ID!], $item: [ID!], $column: [String], $page: Int) { boards(ids: $board) {"
          + " activity_logs(item_ids: $item, column_ids: $column, limit: 100, page: $page)"
          + " { event data created_at user_id } } }";
  static final String BEGINNING =
      "query ($board: [ID!], $item: [ID!], $from: ISO8601DateTime, $to: ISO8601DateTime) {"
          + " boards(ids: $board) { activity_logs(item_ids: $item, from: $from, to: $to, limit: 1)"
          + " { event } } }";
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;
  private static final Duration MARGIN = Duration.ofMinutes(1);

  /** Hundred-nanosecond steps since 1970, from 2001 on (same docs, Activity logs, Created_at). */
  private static final Pattern STEPS = Pattern.compile("[0-9]{17}");

  private static final long STEPS_A_SECOND = 10_000_000;

  /**
   * The column that says what the item is due.
   *
   * @param field where in its value that stands
   */
  private record Due(String board, String column, String field, Optional<Instant> createdAt) {}

  /** What the log shows of that column. */
  private record Log(List<DueHistory.Move> moves, boolean isWhole) {}

  List<Fact> facts() {
    Optional<Due> due = due();
    if (due.isEmpty()) {
      return List.of();
    }
    Log log = log(due.get());
    return DueHistory.facts(
        new ItemRef.Own(connection, uid),
        log.moves().reversed(),
        () -> log.isWhole() ? made(due.get()) : Optional.empty());
  }

  private Optional<Due> due() {
    if (!Event.ID.matcher(uid).matches()) {
      return Optional.empty();
    }
    ObjectNode variables = MondayApi.object();
    variables.putArray("ids").add(uid);
    JsonNode shown = api.in(VERSION).asked(ITEM, variables).at("/items/0");
    try {
      for (JsonNode value : shown.path("column_values")) {
        Column column = Column.changed(Fields.of("column", MondayFetch.change(value)));
        Optional<String> field = Columns.due(column);
        if (field.isPresent()) {
          Fields item = Fields.of("item", shown);
          return Event.id(item.object("board"), "id")
              .map(board -> new Due(board, column.id(), field.get(), createdAt(item)));
        }
      }
    } catch (BadField e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Instant> createdAt(Fields item) {
    try {
      return item.instant("created_at");
    } catch (BadField e) {
      return Optional.empty();
    }
  }

  private Log log(Due due) {
    List<DueHistory.Move> moves = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      ObjectNode variables = of(due).put("page", page);
      variables.putArray("column").add(due.column());
      JsonNode entries = entries(LOG, variables);
      for (JsonNode entry : entries) {
        move(due, entry).ifPresent(moves::add);
      }
      if (entries.size() < PAGE) {
        return new Log(moves, true);
      }
    }
    return new Log(moves, false);
  }

  /**
   * When the item was made, if the log goes back to then: monday keeps none for ever, and before
   * the first entry that is left there may have been others.
   */
  private Optional<Instant> made(Due due) {
    Optional<Instant> at = due.createdAt();
    if (at.isEmpty()) {
      return at;
    }
    ObjectNode variables =
        of(due)
            .put("from", at.get().minus(MARGIN).toString())
            .put("to", at.get().plus(MARGIN).toString());
    return at.filter(_ -> !entries(BEGINNING, variables).isEmpty());
  }

  private ObjectNode of(Due due) {
    ObjectNode variables = MondayApi.object();
    variables.putArray("board").add(due.board());
    variables.putArray("item").add(uid);
    return variables;
  }

  /** None where the log is of another form. */
  private JsonNode entries(String document, ObjectNode variables) {
    JsonNode entries = api.in(VERSION).asked(document, variables).at("/boards/0/activity_logs");
    return entries.isArray() ? entries : MondayApi.object().arrayNode();
  }

  private Optional<DueHistory.Move> move(Due due, JsonNode shown) {
    try {
      Fields entry = Fields.of("entry", shown);
      Fields data = data(entry);
      boolean isOfDue =
          entry.text("event").orElse("").equals("update_column_value")
              && data.text("column_id").orElse("").equals(due.column())
              && Event.id(data, "pulse_id").orElse(uid).equals(uid);
      return isOfDue
          ? Optional.of(
              new DueHistory.Move(
                  at(entry),
                  actor(entry),
                  day(data, "previous_value", due.field()),
                  day(data, "value", due.field())))
          : Optional.empty();
    } catch (BadField e) {
      return Optional.empty();
    }
  }

  /** What was changed, as JSON within a text. */
  private static Fields data(Fields entry) throws BadField {
    return switch (HostileJson.parse(entry.text("data").orElse("").getBytes(UTF_8))) {
      case HostileJson.Value(JsonNode node) -> Fields.of("data", node);
      case HostileJson.Malformed(String why) -> throw entry.bad("data", why);
    };
  }

  private static Instant at(Fields entry) throws BadField {
    String text = entry.text("created_at").orElse("");
    long steps = STEPS.matcher(text).matches() ? Long.parseLong(text) : 0;
    long second = steps / STEPS_A_SECOND;
    if (steps == 0 || second > Event.LAST_SECOND) {
      throw entry.bad("created_at", "is not a time as monday's log writes it");
    }
    return Instant.ofEpochSecond(second, steps % STEPS_A_SECOND * 100);
  }

  /** Automations act under a number below one; whoever is not shown is a bot as well. */
  private static Actor actor(Fields entry) throws BadField {
    boolean isPerson = Event.ID.matcher(entry.text("user_id").orElse("")).matches();
    return isPerson ? Actor.HUMAN : Actor.BOT;
  }

  /** A value that is absent, or shows that it is none, is none; one of another form is a fault. */
  private static Optional<LocalDate> day(Fields data, String name, String field) throws BadField {
    Fields value = data.object(name);
    if (!value.isEmpty() && !value.shows(field)) {
      throw value.bad(field, "is missing");
    }
    return value.text(field).orElse("").isBlank() ? Optional.empty() : value.day(field);
  }
}
