package dev.paydown.local.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.Repository;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scheduling results that others computed, read where they lie beside the project; skipped, with a
 * line that says so, where they are not.
 */
@EnabledIf("isThere")
final class SharedVectorsTest {
  private static final Path VECTORS = Repository.root().resolve("../shared/vectors").normalize();

  /** Due-only followers, for which the design has a rule of its own. */
  private static final Set<String> NOT_IN_FORCE =
      Set.of("op-06", "op-07", "op-18", "op-21", "op-48");

  private static final LocalDate TODAY = LocalDate.parse("2026-11-02");

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // JUnit sets the folder.
  SharedVectorsTest() {}

  static boolean isThere() {
    boolean there = Files.isDirectory(VECTORS);
    if (!there) {
      System.out.println("SKIPPED: no shared/vectors beside the project");
    }
    return there;
  }

  private static List<PlanCase> read(Path file) {
    return PlanFile.read(file, Optional.empty(), TODAY, new PlanOptions(Optional.empty()));
  }

  private static Map<String, PlanReport> reports(Path file) {
    Map<String, PlanReport> reports = new HashMap<>();
    for (PlanCase each : read(file)) {
      if (each instanceof PlanCase.Scheduled scheduled) {
        reports.put(each.id(), PlanReport.of(scheduled));
      }
    }
    return reports;
  }

  private static PlanReport report(Map<String, PlanReport> reports, JsonNode name) {
    return Optional.ofNullable(reports.get(name.asText())).orElseThrow();
  }

  private static JsonNode json(String name) throws IOException {
    return BrainJson.mapper().readTree(VECTORS.resolve(name).toFile());
  }

  private record Dates(String start, String due) {}

  private static Map<String, Dates> expected(JsonNode one) {
    Map<String, Dates> dates = new HashMap<>();
    for (JsonNode item : one.path("expected")) {
      dates.put(
          item.path("id").asText(),
          new Dates(item.path("start").asText("null"), item.path("due").asText("null")));
    }
    return dates;
  }

  private static Map<String, Dates> dates(PlanReport report) {
    Map<String, Dates> dates = new HashMap<>();
    for (PlanReport.Row row : report.rows()) {
      dates.put(row.id(), new Dates(shown(row.start()), shown(row.due())));
    }
    return dates;
  }

  private static String shown(Optional<LocalDate> day) {
    return day.map(LocalDate::toString).orElse("null");
  }

  private static boolean isInForce(JsonNode one) {
    return !NOT_IN_FORCE.contains(one.path("id").asText())
        && !one.path("tags").toString().contains("dates-removed");
  }

  private void pushes(JsonNode document) throws IOException {
    Path file = folder.resolve("push.json");
    Files.writeString(file, document.toString());
    Map<String, PlanReport> reports = reports(file);
    int checked = 0;
    for (JsonNode one : document.path("cases")) {
      if (isInForce(one)) {
        assertThat(dates(report(reports, one.path("id"))))
            .as(one.path("case").asText())
            .isEqualTo(expected(one));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(20);
  }

  @Test
  void followers_are_pushed_as_far_as_others_pushed_them() throws IOException {
    pushes(json("openproject-push.json"));
  }

  @Test
  void it_makes_no_difference_in_which_order_items_and_links_are_named() throws IOException {
    JsonNode document = json("openproject-push.json");
    for (JsonNode one : document.path("cases")) {
      for (String list : List.of("items", "links")) {
        List<JsonNode> turned = new ArrayList<>(Cases.list(one.path(list)));
        ((ObjectNode) one).set(list, array(turned.reversed()));
      }
    }
    pushes(document);
  }

  private static ArrayNode array(List<JsonNode> nodes) {
    return BrainJson.mapper().createArrayNode().addAll(nodes);
  }

  @Test
  void working_days_are_counted_as_others_counted_them() throws IOException {
    Map<String, PlanCase.Counted> cases = new HashMap<>();
    for (PlanCase each : read(VECTORS.resolve("openproject-working-days.json"))) {
      cases.put(each.id(), (PlanCase.Counted) each);
    }
    for (JsonNode vector : json("openproject-working-days.json").path("vectors")) {
      PlanCase.Answer answer =
          Optional.ofNullable(cases.get(vector.path("id").asText())).orElseThrow().answer();
      if (vector.path("expectCompletes").asBoolean()) {
        assertThat(answer.value()).as(vector.toString()).isPresent();
      } else {
        assertThat(answer)
            .as(vector.toString())
            .isEqualTo(
                new PlanCase.Answer(
                    Optional.of(vector.path("expected").asText("null"))
                        .filter(text -> !text.equals("null") && !text.isEmpty()),
                    Optional.ofNullable(vector.path("expectError").textValue())));
      }
    }
  }

  @Test
  void the_four_kinds_of_link_bind_as_microsoft_project_computed_them() throws IOException {
    Map<String, PlanReport> reports = reports(VECTORS.resolve("msproject-links.json"));
    for (JsonNode vector : json("msproject-links.json").path("vectors")) {
      assertThat(dates(report(reports, vector.path("id"))))
          .as(vector.toString())
          .isEqualTo(
              Map.of(
                  "P",
                  new Dates(
                      vector.path("predecessorStart").asText(),
                      vector.path("predecessorFinish").asText()),
                  "S",
                  new Dates(
                      vector.path("successorStart").asText(),
                      vector.path("successorFinish").asText())));
    }
  }

  @Test
  void networks_end_when_their_longest_path_does_and_leave_the_slack_of_the_critical_path_method()
      throws IOException {
    Map<String, PlanReport> reports = reports(VECTORS.resolve("psplib-j30.ndjson"));
    List<String> lines = Files.readAllLines(VECTORS.resolve("psplib-j30.ndjson"));
    assertThat(reports).hasSize(lines.size());
    for (String line : lines) {
      JsonNode network = BrainJson.mapper().readTree(line);
      PlanReport report = report(reports, network.path("name"));
      assertThat(report.end()).contains(TODAY.plusDays(network.path("mpm").asInt()));
      assertThat(
              report.rows().stream().map(row -> List.of(row.totalSlackDays(), row.freeSlackDays())))
          .as(network.path("name").asText())
          .isEqualTo(slack(network));
    }
  }

  /** Total and free float by plain recursion over the durations. */
  private static List<List<OptionalInt>> slack(JsonNode network) {
    int jobs = network.path("durations").size();
    int[] starts = new int[jobs];
    for (int job = 0; job < jobs; job++) {
      int finish = starts[job] + network.path("durations").get(job).asInt();
      for (JsonNode next : network.path("successors").get(job)) {
        starts[next.asInt()] = Math.max(starts[next.asInt()], finish);
      }
    }
    int end = network.path("mpm").asInt();
    int[] latest = new int[jobs];
    List<List<OptionalInt>> slack = new ArrayList<>();
    for (int job = jobs - 1; job >= 0; job--) {
      int finish = starts[job] + network.path("durations").get(job).asInt();
      int total = end;
      int free = end;
      for (JsonNode next : network.path("successors").get(job)) {
        total = Math.min(total, latest[next.asInt()]);
        free = Math.min(free, starts[next.asInt()]);
      }
      latest[job] = total - network.path("durations").get(job).asInt();
      slack.addFirst(List.of(OptionalInt.of(total - finish), OptionalInt.of(free - finish)));
    }
    return slack;
  }

  @Test
  void what_waits_for_itself_is_found_also_through_what_contains_it() throws IOException {
    JsonNode document = json("taskjuggler-loops.json");
    Map<String, PlanReport> reports = reports(VECTORS.resolve("taskjuggler-loops.json"));
    for (JsonNode one : document.path("cases")) {
      assertThat(report(reports, one.path("id")).cycles()).as(one.toString()).isNotEmpty();
    }
  }

  @Test
  void without_one_link_of_the_loop_nothing_waits_for_itself() throws IOException {
    JsonNode document = json("taskjuggler-loops.json");
    for (JsonNode one : document.path("cases")) {
      for (JsonNode cut : one.path("acyclicWithoutLink")) {
        ObjectNode control = one.deepCopy();
        ((ArrayNode) control.path("links")).remove(cut.asInt());
        Path file = folder.resolve("control.json");
        Files.writeString(file, control.toString());
        assertThat(reports(file).values())
            .as(control.toString())
            .allMatch(report -> report.cycles().isEmpty());
      }
      if (one.path("needsParents").asBoolean()) {
        ObjectNode control = one.deepCopy();
        control.path("items").forEach(item -> ((ObjectNode) item).remove("parent"));
        Path file = folder.resolve("control.json");
        Files.writeString(file, control.toString());
        assertThat(reports(file).values())
            .as(control.toString())
            .allMatch(report -> report.cycles().isEmpty());
      }
    }
  }
}
