package dev.paydown.local.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.calendar.WorkCalendar;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.settings.CalendarSettings;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plans with items and links, of which one may have got new dates. */
final class PushCases {
  private final JsonNode one;
  private final Map<String, String> parents = new HashMap<>();

  private PushCases(JsonNode one) {
    this.one = one;
    for (JsonNode item : one.path("items")) {
      if (item.hasNonNull("parent")) {
        parents.put(id(item), item.path("parent").asText());
      }
    }
  }

  static PlanCase read(
      JsonNode one, CalendarSettings calendar, Optional<LocalDate> asOf, PlanOptions options) {
    return new PushCases(one).told(calendar, asOf, options);
  }

  private static String id(JsonNode item) {
    return item.path("id").asText();
  }

  private PlanCase told(CalendarSettings calendar, Optional<LocalDate> asOf, PlanOptions options) {
    CaseHistory history =
        new CaseHistory(
            before(calendar), asOf.orElseGet(() -> Cases.before(calendar, earliest())), options);
    for (JsonNode item : one.path("items")) {
      add(history, item);
    }
    parents.forEach((child, parent) -> history.contains(parent, child));
    for (JsonNode link : one.path("links")) {
      addLink(history, link);
    }
    history.later().calendar(calendar);
    if (one.path("change").isObject()) {
      add(history.later(), one.path("change"));
    }
    return history.told("id", Cases.name(one));
  }

  private static void add(CaseHistory history, JsonNode item) {
    history.item(
        id(item),
        Cases.date(item, "start"),
        Cases.date(item, "due"),
        Cases.number(item, "duration"));
  }

  /**
   * An item that was given its dates, or a follower, by hand stands where it was put, even if what
   * precedes it disagrees: no link into it, nor onto what contains it, binds it.
   */
  private void addLink(CaseHistory history, JsonNode link) {
    String from = link.path("from").asText();
    String to = link.path("to").asText();
    LinkType type = Cases.linkType(link);
    int lagDays = Cases.number(link, "lagWorkingDays").orElse(0);
    Optional<String> placed = placedByHand();
    if (placed.isEmpty() || !isUnder(placed.get(), to)) {
      history.link(from, to, type, lagDays);
      return;
    }
    for (String leaf : leavesUnder(to)) {
      if (!leaf.equals(placed.get())) {
        history.link(from, leaf, type, lagDays);
      }
    }
  }

  private Optional<String> placedByHand() {
    boolean isByHand = Set.of("dates", "link-added").contains(one.path("trigger").asText());
    return isByHand && one.path("change").isObject()
        ? Optional.of(id(one.path("change")))
        : Optional.empty();
  }

  private boolean isUnder(String id, String above) {
    Set<String> seen = new HashSet<>();
    Optional<String> at = Optional.of(id);
    while (at.isPresent() && seen.add(at.get())) {
      if (at.get().equals(above)) {
        return true;
      }
      at = Optional.ofNullable(parents.get(at.get()));
    }
    return false;
  }

  private Set<String> leavesUnder(String above) {
    Set<String> leaves = new TreeSet<>();
    for (JsonNode item : one.path("items")) {
      if (!parents.containsValue(id(item)) && isUnder(id(item), above)) {
        leaves.add(id(item));
      }
    }
    return leaves;
  }

  private LocalDate earliest() {
    Stream<JsonNode> said =
        Stream.of(
                Cases.list(one.path("items")),
                List.of(one.path("change")),
                Cases.list(one.path("expected")))
            .flatMap(List::stream);
    return said.flatMap(
            item ->
                Stream.of(Cases.date(item, "start"), Cases.date(item, "due"))
                    .flatMap(Optional::stream))
        .min(LocalDate::compareTo)
        .orElse(LocalDate.of(2026, 11, 2));
  }

  /**
   * The calendar in which the items' durations were counted: this one, unless they say that it was
   * the usual week when they were planned.
   */
  private CalendarSettings before(CalendarSettings calendar) {
    CalendarSettings usual = Cases.calendar(Settings.defaults().calendar().workdays(), Set.of());
    return agrees(calendar) || !agrees(usual) ? calendar : usual;
  }

  private boolean agrees(CalendarSettings calendar) {
    WorkCalendar working = WorkCalendar.of(calendar);
    for (JsonNode item : one.path("items")) {
      Optional<LocalDate> start = Cases.date(item, "start");
      Optional<LocalDate> due = Cases.date(item, "due");
      Optional<Integer> days = Cases.number(item, "duration");
      if (start.isPresent()
          && due.isPresent()
          && days.isPresent()
          && working.span(start.get(), due.get()) != days.get()) {
        return false;
      }
    }
    return true;
  }
}
