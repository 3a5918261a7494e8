package dev.paydown.local.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.Picture;
import dev.paydown.brain.forecast.Forecast;
import dev.paydown.brain.forecast.ItemForecast;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is expected of a case: each item's dates, its slack and what drives it. */
public record PlanReport(
    String idName, String id, List<Row> rows, Optional<LocalDate> end, List<List<String>> cycles) {
  public PlanReport {
    rows = List.copyOf(rows);
    cycles = List.copyOf(cycles);
  }

  /**
   * One item.
   *
   * @param drivenBy the item that makes it later than it is planned, if one does
   */
  public record Row(
      String id,
      Optional<LocalDate> start,
      Optional<LocalDate> due,
      OptionalInt totalSlackDays,
      OptionalInt freeSlackDays,
      Optional<String> drivenBy) {}

  /** The report of a case. */
  public static PlanReport of(PlanCase.Scheduled scheduled) {
    Picture picture = Picture.of(scheduled.state());
    Forecast forecast = picture.forecast();
    Map<String, String> ids = new HashMap<>();
    scheduled.nodes().forEach((id, node) -> ids.put(node, id));
    List<Row> rows =
        scheduled.nodes().entrySet().stream()
            .map(entry -> row(entry.getKey(), forecast.of(entry.getValue()), forecast, ids))
            .toList();
    List<List<String>> cycles =
        forecast.cycles().stream()
            .map(cycle -> cycle.stream().map(node -> named(ids, node)).sorted().toList())
            .toList();
    // A plan that ends on Friday has nothing left to do on Monday.
    Optional<LocalDate> end =
        forecast.end().map(day -> picture.calendars().workspace().onOrAfter(day.plusDays(1)));
    return new PlanReport(scheduled.idName(), scheduled.id(), rows, end, cycles);
  }

  private static Row row(
      String id, ItemForecast expected, Forecast forecast, Map<String, String> ids) {
    return new Row(
        id,
        expected.start(),
        expected.finish(),
        forecast.totalSlackDays(expected.node()),
        forecast.freeSlackDays(expected.node()),
        expected.drivenBy().map(node -> named(ids, node)));
  }

  private static String named(Map<String, String> ids, String node) {
    return ids.getOrDefault(node, node);
  }

  /** The report as one JSON object; {@code cycles} only where something waits for itself. */
  public ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(idName, id);
    ArrayNode items = json.putArray("items");
    for (Row row : rows) {
      ObjectNode item = items.addObject();
      item.put("id", row.id);
      item.put("start", row.start.map(LocalDate::toString).orElse(null));
      item.put("due", row.due.map(LocalDate::toString).orElse(null));
      number(item, "totalSlackDays", row.totalSlackDays);
      number(item, "freeSlackDays", row.freeSlackDays);
      item.put("drivenBy", row.drivenBy.orElse(null));
    }
    json.put("end", end.map(LocalDate::toString).orElse(null));
    if (!cycles.isEmpty()) {
      ArrayNode all = json.putArray("cycles");
      cycles.forEach(cycle -> cycle.forEach(all.addArray()::add));
    }
    return json;
  }

  private static void number(ObjectNode item, String name, OptionalInt value) {
    if (value.isPresent()) {
      item.put(name, value.getAsInt());
    } else {
      item.putNull(name);
    }
  }

  /** The chain that makes an item late: what drives it, what drives that, and so on. */
  public List<String> chain(String id) {
    Map<String, String> drivers = new HashMap<>();
    rows.forEach(row -> row.drivenBy.ifPresent(driver -> drivers.put(row.id, driver)));
    List<String> chain = new ArrayList<>();
    Optional<String> at = Optional.ofNullable(drivers.get(id));
    while (at.isPresent() && !chain.contains(at.get())) {
      chain.add(at.get());
      at = Optional.ofNullable(drivers.get(at.get()));
    }
    return chain;
  }
}
