package dev.paydown.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.log.JsonLines;
import dev.paydown.aws.log.Metric;
import dev.paydown.local.Repository;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an engineer on call sees of the stack, against what there is to see. */
final class AlarmsTest {
  private final JsonNode resources = Repository.resources();

  private Map<String, JsonNode> of(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    resources
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                found.put(entry.getKey(), entry.getValue());
              }
            });
    assertThat(found).as(type).isNotEmpty();
    return found;
  }

  @Test
  void every_queue_of_dead_letters_has_an_alarm_that_names_what_sends_them_back() {
    Map<String, JsonNode> alarms = of("AWS::CloudWatch::Alarm");
    of("AWS::SQS::Queue").keySet().stream()
        .filter(queue -> queue.endsWith("DeadLetters"))
        .forEach(
            queue -> {
              JsonNode alarm = alarms.getOrDefault(queue + "Alarm", BrainJson.mapper().nullNode());
              JsonNode properties = alarm.path("Properties");
              assertThat(properties.path("MetricName").asText())
                  .as(queue)
                  .isEqualTo("ApproximateNumberOfMessagesVisible");
              assertThat(properties.path("Dimensions").findValuesAsText("Name"))
                  .containsExactly("QueueName");
              assertThat(properties.path("Dimensions").path(0).path("Value").path("Fn::GetAtt"))
                  .as(queue)
                  .extracting(JsonNode::asText)
                  .containsExactly(queue, "QueueName");
              assertThat(properties.path("Threshold").asInt()).isZero();
              assertThat(properties.path("AlarmDescription").asText())
                  .contains("./paydown redrive " + queue);
              assertThat(alarm.path("Condition").asText())
                  .isEqualTo(resources.path(queue).path("Condition").asText());
            });
  }

  @Test
  void every_reader_of_the_stream_has_an_alarm_on_how_far_it_is_behind() {
    List<String> behind =
        of("AWS::CloudWatch::Alarm").values().stream()
            .map(alarm -> alarm.path("Properties"))
            .filter(properties -> properties.path("MetricName").asText().equals("IteratorAge"))
            .map(properties -> properties.path("Dimensions").path(0).path("Value").path("Ref"))
            .map(JsonNode::asText)
            .toList();
    List<String> readers =
        of("AWS::Serverless::Function").entrySet().stream()
            .filter(function -> function.getValue().toString().contains("StartingPosition"))
            .map(Map.Entry::getKey)
            .toList();
    assertThat(behind).containsExactlyInAnyOrderElementsOf(readers).isNotEmpty();
  }

  @Test
  void every_alarm_goes_to_who_is_to_have_them_and_tells_of_its_end() {
    of("AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              JsonNode properties = alarm.path("Properties");
              for (String when : List.of("AlarmActions", "OKActions")) {
                assertThat(properties.path(when).toString())
                    .as(id)
                    .isEqualTo(
                        "{\"Fn::If\":[\"HasAlarmMail\",[{\"Ref\":\"AlarmTopic\"}],"
                            + "{\"Ref\":\"AWS::NoValue\"}]}");
              }
              assertThat(properties.path("AlarmDescription").asText()).as(id).isNotBlank();
              assertThat(properties.path("TreatMissingData").asText()).as(id).isNotBlank();
            });
  }

  @Test
  void every_metric_of_ours_that_an_alarm_or_the_dashboard_shows_is_one_that_is_emitted() {
    Set<String> emitted =
        Arrays.stream(Metric.values()).map(Metric::label).collect(Collectors.toSet());
    of("AWS::CloudWatch::Alarm")
        .forEach(
            (id, alarm) -> {
              JsonNode properties = alarm.path("Properties");
              if (properties.path("Namespace").asText().equals(JsonLines.NAMESPACE)) {
                assertThat(emitted).as(id).contains(properties.path("MetricName").asText());
                assertThat(properties.path("Dimensions").toString())
                    .isEqualTo("[{\"Name\":\"Stack\",\"Value\":{\"Ref\":\"AWS::StackName\"}}]");
              }
            });
    assertThat(shown(JsonLines.NAMESPACE)).containsExactlyInAnyOrderElementsOf(emitted);
  }

  @Test
  void every_function_is_on_the_dashboard() {
    String body = text();
    of("AWS::Serverless::Function")
        .forEach(
            (id, function) -> {
              String name = function.has("Condition") ? id.replace("Function", "") : id;
              for (String metric : List.of("Errors", "Duration", "Throttles")) {
                assertThat(body)
                    .contains(
                        "[\"AWS/Lambda\",\"" + metric + "\",\"FunctionName\",\"${" + name + "}\"]");
              }
            });
  }

  @Test
  void every_alarm_is_in_the_pages_of_who_is_on_call() throws IOException {
    String page = Files.readString(Repository.template().resolveSibling("docs/operations.md"));
    assertThat(of("AWS::CloudWatch::Alarm").keySet())
        .allMatch(
            alarm ->
                page.contains("`" + alarm + "`")
                    || (alarm.endsWith("DeadLettersAlarm")
                        && page.contains("`…DeadLettersAlarm`")));
    assertThat(Metric.values()).allMatch(metric -> page.contains("`" + metric.label() + "`"));
  }

  /** The names of the metrics of that namespace on the dashboard. */
  private Set<String> shown(String namespace) {
    Set<String> names = new java.util.TreeSet<>();
    for (JsonNode widget : dashboard().path("widgets")) {
      for (JsonNode metric : widget.path("properties").path("metrics")) {
        if (metric.path(0).asText().equals(namespace)) {
          names.add(metric.path(1).asText());
        }
      }
    }
    return names;
  }

  private String text() {
    return of("AWS::CloudWatch::Dashboard")
        .values()
        .iterator()
        .next()
        .path("Properties")
        .path("DashboardBody")
        .path("Fn::Sub")
        .path(0)
        .asText();
  }

  private JsonNode dashboard() {
    List<JsonNode> widgets = new ArrayList<>();
    try {
      JsonNode body = BrainJson.mapper().readTree(text());
      body.path("widgets").forEach(widgets::add);
      assertThat(widgets).hasSizeGreaterThan(10);
      return body;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
