package dev.paydown.local.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Cases as public scheduling test material states them: what was planned, what changed, what it
 * means. A case says its own calendar or takes its document's.
 */
final class Cases {
  /** PSPLIB knows no dates: its projects begin here, and work on every day. */
  private static final LocalDate PROJECT_START = LocalDate.of(2026, 11, 2);

  private Cases() {}

  /** Whether this is a case rather than an event. */
  static boolean isCase(JsonNode node) {
    return Stream.of("items", "durations", "predecessorStart", "fn").anyMatch(node::has);
  }

  static PlanCase read(
      JsonNode document, JsonNode one, Optional<LocalDate> asOf, PlanOptions options) {
    if (one.has("fn")) {
      return counted(document, one);
    }
    if (one.has("durations")) {
      return network(one, asOf, options);
    }
    if (one.has("predecessorStart")) {
      return link(document, one, asOf, options);
    }
    if (one.path("items").isArray()) {
      return PushCases.read(one, calendar(document, one), asOf, options);
    }
    throw new PlanFault(name(one) + " has neither items, durations, predecessorStart nor fn");
  }

  static String name(JsonNode one) {
    return one.hasNonNull("id") ? one.path("id").asText() : one.path("name").asText("case");
  }

  private static PlanCase counted(JsonNode document, JsonNode one) {
    JsonNode calendar =
        one.path("calendar").isTextual()
            ? document.path("calendars").path(one.path("calendar").asText())
            : one;
    Optional<LocalDate> from = date(one, "start").or(() -> date(one, "date"));
    Optional<Integer> days = number(one, "duration").or(() -> number(one, "lag"));
    Set<DayOfWeek> workdays = workdays(calendar);
    return new PlanCase.Counted(
        name(one),
        one.path("fn").asText(),
        workdays.isEmpty()
            ? Optional.empty()
            : Optional.of(WorkCalendar.of(calendar(workdays, holidays(calendar)))),
        from,
        date(one, "due"),
        days);
  }

  private static PlanCase network(JsonNode one, Optional<LocalDate> asOf, PlanOptions options) {
    CalendarSettings everyDay = calendar(EnumSet.allOf(DayOfWeek.class), Set.of());
    CaseHistory history =
        new CaseHistory(everyDay, asOf.orElse(PROJECT_START.minusDays(1)), options);
    JsonNode durations = one.path("durations");
    for (int job = 0; job < durations.size(); job++) {
      history.item(
          String.valueOf(job),
          Optional.of(PROJECT_START),
          Optional.empty(),
          Optional.of(durations.get(job).asInt()));
    }
    JsonNode successors = one.path("successors");
    for (int job = 0; job < successors.size(); job++) {
      for (JsonNode successor : successors.get(job)) {
        history.link(String.valueOf(job), successor.asText(), LinkType.FS, 0);
      }
    }
    return history.told(one.hasNonNull("id") ? "id" : "name", name(one));
  }

  private static PlanCase link(
      JsonNode document, JsonNode one, Optional<LocalDate> asOf, PlanOptions options) {
    CalendarSettings calendar = calendar(document, one);
    Optional<LocalDate> start = date(one, "predecessorStart");
    Optional<LocalDate> finish = date(one, "predecessorFinish");
    LocalDate earliest =
        Stream.of(start, finish, date(one, "successorStart"), date(one, "successorFinish"))
            .flatMap(Optional::stream)
            .min(LocalDate::compareTo)
            .orElse(PROJECT_START);
    CaseHistory history =
        new CaseHistory(calendar, asOf.orElseGet(() -> before(calendar, earliest)), options);
    history.item("P", start, finish, Optional.empty());
    history.item(
        "S", Optional.empty(), Optional.empty(), Optional.of(number(one, "duration").orElse(1)));
    history.link("P", "S", linkType(one), number(one, "lagWorkingDays").orElse(0));
    return history.told("id", name(one));
  }

  /** The working day before a day: nothing of the case is overdue yet. */
  static LocalDate before(CalendarSettings calendar, LocalDate day) {
    return WorkCalendar.of(calendar).onOrBefore(day.minusDays(1));
  }

  static LinkType linkType(JsonNode link) {
    String type = link.path("type").asText("FS");
    try {
      return LinkType.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw new PlanFault("type \"" + type + "\" is not FS, SS, FF or SF");
    }
  }

  private static CalendarSettings calendar(JsonNode document, JsonNode one) {
    JsonNode said = one.has("nonWorkingWeekdays") || one.has("holidays") ? one : document;
    boolean isSaid = said.has("nonWorkingWeekdays") || said.has("holidays");
    Set<DayOfWeek> workdays = isSaid ? workdays(said) : Settings.defaults().calendar().workdays();
    if (workdays.isEmpty()) {
      throw new PlanFault(name(one) + ": nonWorkingWeekdays leaves no day to work on");
    }
    return calendar(workdays, holidays(said));
  }

  static CalendarSettings calendar(Set<DayOfWeek> workdays, Set<LocalDate> holidays) {
    CalendarSettings usual = Settings.defaults().calendar();
    return new CalendarSettings(workdays, holidays, usual.zone(), usual.dayStart(), usual.dayEnd());
  }

  private static Set<DayOfWeek> workdays(JsonNode calendar) {
    Set<DayOfWeek> workdays = EnumSet.allOf(DayOfWeek.class);
    for (JsonNode day : calendar.path("nonWorkingWeekdays")) {
      workdays.removeIf(each -> each.name().startsWith(day.asText().toUpperCase(Locale.ROOT)));
    }
    return workdays;
  }

  private static Set<LocalDate> holidays(JsonNode calendar) {
    Set<LocalDate> holidays = new HashSet<>();
    calendar.path("holidays").forEach(day -> holidays.add(date(day.asText(), "holidays")));
    return holidays;
  }

  static Optional<LocalDate> date(JsonNode node, String field) {
    return node.hasNonNull(field)
        ? Optional.of(date(node.path(field).asText(), field))
        : Optional.empty();
  }

  private static LocalDate date(String text, String field) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new PlanFault(field + " \"" + text + "\" is not a date like 2026-11-23");
    }
  }

  static Optional<Integer> number(JsonNode node, String field) {
    if (!node.hasNonNull(field)) {
      return Optional.empty();
    }
    if (!node.path(field).canConvertToInt() || !node.path(field).isIntegralNumber()) {
      throw new PlanFault(field + " " + node.path(field) + " is not a whole number");
    }
    return Optional.of(node.path(field).intValue());
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
