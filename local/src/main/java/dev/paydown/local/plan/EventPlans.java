package dev.paydown.local.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.events.EventsTool;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans made of work events: CloudEvents as any system emits them, or entries of a log. */
final class EventPlans {
  private static final String CONNECTION = "plan";
  private static final Connection HERE =
      new Connection(
          CONNECTION,
          CONNECTION,
          CONNECTION,
          "events",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private EventPlans() {}

  static PlanCase read(String name, List<JsonNode> nodes, LocalDate asOf, PlanOptions options) {
    Instant end = Moments.endOf(asOf);
    List<LogEntry> entries = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      entry(nodes.get(i), i + 1, end).ifPresent(entries::add);
    }
    WorkspaceState said = Advance.read(WorkspaceState.empty(CONNECTION), entries);
    Settings settings = options.over(said.settingsNow());
    WorkspaceState state =
        Advance.read(
            said,
            List.of(
                new LogEntry(
                    "as-of",
                    end,
                    List.of(new Fact.Ticked(end), new Fact.SettingsPut(end, settings)))));
    Map<String, String> nodesById = new LinkedHashMap<>();
    for (Item item : Picture.of(state).graph().items().values()) {
      boolean isOurs = item.connection().equals(CONNECTION);
      nodesById.put(isOurs ? item.id().substring(CONNECTION.length() + 1) : item.id(), item.node());
    }
    return new PlanCase.Scheduled("id", name, state, nodesById);
  }

  private static Optional<LogEntry> entry(JsonNode node, int line, Instant end) {
    LogEntry entry = node.has("facts") ? logged(node, line) : emitted(node, line, end);
    List<Fact> facts = entry.facts().stream().filter(fact -> !fact.at().isAfter(end)).toList();
    return facts.isEmpty()
        ? Optional.empty()
        : Optional.of(new LogEntry(entry.id(), entry.receivedAt(), facts));
  }

  private static LogEntry logged(JsonNode node, int line) {
    try {
      return BrainJson.mapper().convertValue(node, LogEntry.class);
    } catch (IllegalArgumentException e) {
      throw new PlanFault("line " + line + " is no entry of a log: " + firstLine(e));
    }
  }

  private static String firstLine(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse("");
  }

  /** A line may leave out what only a delivery needs: specversion, id and source. */
  private static LogEntry emitted(JsonNode node, int line, Instant end) {
    if (!(node instanceof ObjectNode object)) {
      throw new PlanFault("line " + line + " is no JSON object");
    }
    ObjectNode event = object.deepCopy();
    Map.of("specversion", "1.0", "id", "line-" + line, "source", CONNECTION)
        .forEach(
            (name, value) ->
                event.set(name, event.has(name) ? event.get(name) : event.textNode(value)));
    Delivery delivery =
        new Delivery(
            Map.of("content-type", List.of("application/cloudevents+json")),
            event.toString().getBytes(StandardCharsets.UTF_8),
            end);
    EventsTool tool = new EventsTool(OutgoingHttp.under(OutgoingHttp.Policy.publicHosts()));
    return switch (tool.read(delivery, HERE)) {
      case Reading.Facts(List<Fact> facts) ->
          new LogEntry(
              "line#" + line,
              facts.stream().map(Fact::at).max(Instant::compareTo).orElse(end),
              facts);
      case Reading.Nothing(String why) -> throw new PlanFault("line " + line + ": " + why);
      case Reading.Unreadable(String why) -> throw new PlanFault("line " + line + ": " + why);
    };
  }
}
