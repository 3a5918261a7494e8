package dev.paydown.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.bus.EventBridgeBus;
import dev.paydown.local.Repository;
import dev.paydown.local.template.Template.DeadLetters;
import dev.paydown.local.template.Template.QueueSpec;
import dev.paydown.local.template.Template.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  private final JsonNode resources = Repository.resources();

  @Test
  void every_handler_names_a_class_with_a_constructor_for_lambda() throws Exception {
    Template template = TemplateReader.read(Repository.template());
    assertThat(template.functions()).hasSizeGreaterThan(10);
    for (Template.Function function : template.functions().values()) {
      assertThat(Class.forName(function.className()).getConstructor().getParameterCount())
          .as(function.id())
          .isZero();
    }
  }

  @Test
  void every_function_runs_on_java_25() throws IOException {
    assertThat(TemplateReader.read(Repository.template()).functions().values())
        .extracting(Template.Function::runtime)
        .containsOnly("java25");
  }

  @Test
  void every_function_says_its_memory_and_its_time_out() {
    of("AWS::Serverless::Function")
        .forEach(
            id -> {
              assertThat(properties(id).path("MemorySize").asInt()).as(id).isPositive();
              // A replay is as long as its log, and no queue waits for it.
              int most = id.equals("FullSweepFunction") ? 900 : 60;
              assertThat(properties(id).path("Timeout").asInt()).as(id).isBetween(1, most);
            });
  }

  @Test
  void every_function_has_a_role_of_its_own() throws IOException {
    assertThat(TemplateReader.read(Repository.template()).functions().values())
        .extracting(Template.Function::role)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_role_that_answers_get_and_nothing_else_cannot_write() throws IOException {
    Template template = TemplateReader.read(Repository.template());
    Set<String> reading = new HashSet<>();
    for (String function : template.functions().keySet()) {
      List<String> methods =
          template.routes().stream()
              .filter(route -> route.function().equals(function))
              .map(Route::method)
              .toList();
      if (!methods.isEmpty() && Set.of("GET", "HEAD").containsAll(methods)) {
        reading.add(function);
        assertThat(actions(role(template, function)))
            .as(function)
            .allMatch(
                action ->
                    Set.of(
                            "dynamodb:GetItem",
                            "dynamodb:BatchGetItem",
                            "dynamodb:Query",
                            "logs:CreateLogStream",
                            "logs:PutLogEvents")
                        .contains(action));
      }
    }
    assertThat(reading).contains("DecidePageFunction", "ReadApiFunction");
  }

  @Test
  void every_get_route_is_served_by_a_role_that_cannot_write() throws IOException {
    Template template = TemplateReader.read(Repository.template());
    template.routes().stream()
        .filter(route -> route.method().equals("GET"))
        .forEach(
            route ->
                assertThat(actions(role(template, route.function())))
                    .as(route.key())
                    .noneMatch(
                        action -> action.matches(".*:(Put|Update|Delete|Send|Batch[WD]).*Item.*")));
  }

  @Test
  void no_role_has_a_managed_policy_or_a_star_for_an_action() {
    of("AWS::IAM::Role")
        .forEach(
            id -> {
              assertThat(properties(id).has("ManagedPolicyArns")).as(id).isFalse();
              assertThat(actions(id)).as(id).isNotEmpty().noneMatch(action -> action.contains("*"));
            });
  }

  @Test
  void every_queue_has_dead_letters_or_is_one() throws IOException {
    Template template = TemplateReader.read(Repository.template());
    Set<String> dead = new HashSet<>();
    template
        .queues()
        .values()
        .forEach(queue -> queue.deadLetters().map(DeadLetters::queue).ifPresent(dead::add));
    template.streams().forEach(stream -> stream.onFailure().ifPresent(dead::add));
    template.schedules().forEach(schedule -> schedule.deadLetters().ifPresent(dead::add));
    of("AWS::Events::Rule")
        .forEach(
            id ->
                properties(id)
                    .path("Targets")
                    .forEach(
                        target ->
                            dead.add(
                                target
                                    .path("DeadLetterConfig")
                                    .path("Arn")
                                    .path("Fn::GetAtt")
                                    .path(0)
                                    .asText())));
    of("AWS::Serverless::Function")
        .forEach(
            id ->
                dead.add(
                    properties(id)
                        .path("EventInvokeConfig")
                        .path("DestinationConfig")
                        .path("OnFailure")
                        .path("Destination")
                        .path("Fn::GetAtt")
                        .path(0)
                        .asText()));
    assertThat(template.streams()).allMatch(stream -> stream.onFailure().isPresent());
    assertThat(template.schedules()).allMatch(schedule -> schedule.deadLetters().isPresent());
    for (QueueSpec queue : template.queues().values()) {
      assertThat(queue.deadLetters().isPresent() != dead.contains(queue.id()))
          .as(queue.id())
          .isTrue();
    }
  }

  @Test
  void a_rule_on_our_bus_asks_for_our_source_and_one_on_the_default_bus_for_that_of_ses() {
    of("AWS::Events::Rule")
        .forEach(
            id ->
                assertThat(properties(id).path("EventPattern").path("source"))
                    .as(id)
                    .extracting(JsonNode::asText)
                    .containsExactly(
                        properties(id).has("EventBusName") ? EventBridgeBus.SOURCE : "aws.ses"));
  }

  @Test
  void a_queue_hides_a_message_for_six_times_its_functions_time_out() throws IOException {
    Template template = TemplateReader.read(Repository.template());
    template
        .queueMappings()
        .forEach(
            mapping -> {
              Duration timeout =
                  Optional.ofNullable(template.functions().get(mapping.function()))
                      .orElseThrow()
                      .timeout();
              Duration hidden =
                  Optional.ofNullable(template.queues().get(mapping.queue()))
                      .orElseThrow()
                      .visibility();
              assertThat(hidden)
                  .as(mapping.queue())
                  .isGreaterThanOrEqualTo(timeout.multipliedBy(6));
            });
  }

  @Test
  void only_what_somebody_asks_for_by_a_parameter_is_left_out_without_it() {
    Map<String, String> conditions = new TreeMap<>();
    resources
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().has("Condition")) {
                conditions.put(entry.getKey(), entry.getValue().path("Condition").asText());
              }
            });
    Map<String, String> expected =
        new TreeMap<>(
            Map.of(
                "AlarmTopic", "HasAlarmMail",
                "ApiDomainName", "HasApiDomain",
                "ApiDomainMapping", "HasApiDomain",
                "MailIdentity", "SendsAsAddress",
                "MailDomainIdentity", "SendsAsDomain"));
    for (String id : List.of("", "Permission", "InvokePermission", "FaultsAlarm")) {
      expected.put("IngestUrl" + id, "DeliversToFunction");
    }
    expected.put("CompactSchedule", "LetsGoOfLogs");
    expected.put("CompactScheduleRole", "LetsGoOfLogs");
    for (String id :
        List.of("Function", "Role", "Log", "Permission", "DeadLetters", "DeadLettersAlarm")) {
      expected.put("ReceiveMail" + id, "ReceivesMail");
    }
    for (String id :
        List.of("ReceivedMailBucket", "ReceivedMailBucketPolicy", "MailRule", "MailRuleSet")) {
      expected.put(id, "ReceivesMail");
    }
    assertThat(conditions).isEqualTo(expected);
  }

  @Test
  void no_two_routes_are_the_same() throws IOException {
    assertThat(TemplateReader.read(Repository.template()).routes())
        .extracting(Route::key)
        .doesNotHaveDuplicates()
        .contains("POST /hooks/{id}", "HEAD /decide/{token}", "GET /api/statements/{week}");
  }

  @Test
  void the_access_log_names_the_route_and_never_the_path() {
    assertThat(properties("Api").path("AccessLogSettings").path("Format").asText())
        .contains("$context.routeKey")
        .doesNotContain("$context.path");
  }

  @Test
  void a_handler_that_names_no_method_is_an_error_that_names_the_function(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("t.yaml");
    Files.writeString(
        file,
        """
        Resources:
          OddFunction:
            Type: AWS::Serverless::Function
            Properties: {Handler: some.Class, Timeout: 3}
        """);
    assertThatThrownBy(() -> TemplateReader.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("OddFunction.Handler is not class::handleRequest");
  }

  private List<String> of(String type) {
    List<String> ids = new ArrayList<>();
    resources
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path("Type").asText().equals(type)) {
                ids.add(entry.getKey());
              }
            });
    assertThat(ids).as(type).isNotEmpty();
    return ids;
  }

  private JsonNode properties(String id) {
    return resources.path(id).path("Properties");
  }

  private static String role(Template template, String function) {
    return Optional.ofNullable(template.functions().get(function)).orElseThrow().role();
  }

  private List<String> actions(String role) {
    List<String> actions = new ArrayList<>();
    properties(role)
        .path("Policies")
        .forEach(
            policy ->
                policy
                    .path("PolicyDocument")
                    .path("Statement")
                    .forEach(
                        statement -> {
                          JsonNode action = statement.path("Action");
                          if (action.isArray()) {
                            action.forEach(one -> actions.add(one.asText()));
                          } else {
                            actions.add(action.asText());
                          }
                        }));
    return actions;
  }
}
