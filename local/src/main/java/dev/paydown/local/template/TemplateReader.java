package dev.paydown.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paydown.local.template.Template.DeadLetters;
import dev.paydown.local.template.Template.QueueMapping;
import dev.paydown.local.template.Template.QueueSpec;
import dev.paydown.local.template.Template.Route;
import dev.paydown.local.template.Template.Rule;
import dev.paydown.local.template.Template.Schedule;
import dev.paydown.local.template.Template.StreamMapping;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads template.yaml. What the embedded run cannot honour is an error that names the resource, so
 * that the two never differ in silence.
 */
public final class TemplateReader {
  private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  private static final Pattern HANDLER = Pattern.compile("([\\w.$]+)::handleRequest");

  private final JsonNode resources;
  private final JsonNode globals;
  private final Map<String, Template.Function> functions = new TreeMap<>();
  private final Map<String, Template.Role> roles = new TreeMap<>();
  private final List<Route> routes = new ArrayList<>();
  private final List<StreamMapping> streams = new ArrayList<>();
  private final List<QueueMapping> queueMappings = new ArrayList<>();
  private final Map<String, QueueSpec> queues = new TreeMap<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Schedule> schedules = new ArrayList<>();

  private TemplateReader(JsonNode root) {
    resources = root.path("Resources");
    globals = root.path("Globals").path("Function");
  }

  /**
   * What the file lists.
   *
   * @throws IOException if it cannot be read as YAML
   * @throws IllegalArgumentException naming the resource that cannot be understood
   */
  public static Template read(Path file) throws IOException {
    return new TemplateReader(YAMLMapper.builder().build().readTree(file.toFile())).read();
  }

  private Template read() {
    resources.properties().forEach(entry -> resource(entry.getKey(), entry.getValue()));
    Map<String, String> variables = new TreeMap<>();
    globals
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(
            variable -> {
              String named = variable.getValue().path("Ref").asText();
              if (queues.containsKey(named)) {
                variables.put(variable.getKey(), named);
              }
            });
    return new Template(
        functions, roles, routes, streams, queueMappings, queues, rules, schedules, variables);
  }

  private void resource(String id, JsonNode resource) {
    JsonNode properties = resource.path("Properties");
    switch (resource.path("Type").asText()) {
      case "AWS::Serverless::Function" -> function(id, properties);
      case "AWS::IAM::Role" -> roles.put(id, RoleReader.read(id, properties));
      case "AWS::SQS::Queue" -> queues.put(id, queue(id, properties));
      case "AWS::Events::Rule" -> rules.add(rule(id, properties));
      case "AWS::Scheduler::Schedule" -> {
        // One that begins an execution of the state machine has a Ref: no state machine runs here.
        if (properties.path("Target").path("Arn").has("Fn::GetAtt")) {
          schedules.add(schedule(id, properties));
        }
      }
      default -> {
        // Tables, logs and the like: DynamoDB Local and this machine stand in for them.
      }
    }
  }

  private void function(String id, JsonNode properties) {
    Matcher handler = HANDLER.matcher(properties.path("Handler").asText());
    if (!handler.matches()) {
      throw new IllegalArgumentException(id + ".Handler is not class::handleRequest");
    }
    String runtime = properties.path("Runtime").asText(globals.path("Runtime").asText());
    functions.put(
        id,
        new Template.Function(
            id,
            handler.group(1),
            runtime,
            Duration.ofSeconds(whole(id, properties, "Timeout")),
            target(id + ".Role", properties.path("Role"))));
    properties
        .path("Events")
        .properties()
        .forEach(event -> event(id, event.getKey(), event.getValue()));
  }

  private void event(String function, String name, JsonNode event) {
    JsonNode properties = event.path("Properties");
    String where = function + ".Events." + name;
    switch (event.path("Type").asText()) {
      case "HttpApi" ->
          routes.add(
              new Route(
                  properties.path("Method").asText().toUpperCase(Locale.ROOT),
                  properties.path("Path").asText(),
                  function));
      case "DynamoDB" -> streams.add(stream(where, function, properties));
      case "SQS" ->
          queueMappings.add(
              new QueueMapping(
                  function,
                  target(where + ".Queue", properties.path("Queue")),
                  whole(where, properties, "BatchSize")));
      default ->
          throw new IllegalArgumentException(
              where + ".Type " + event.path("Type").asText() + " is not known to the embedded run");
    }
  }

  private static StreamMapping stream(String where, String function, JsonNode properties) {
    if (properties.path("ParallelizationFactor").asInt(1) != 1) {
      throw new IllegalArgumentException(where + ".ParallelizationFactor is not 1");
    }
    List<String> patterns = new ArrayList<>();
    properties
        .path("FilterCriteria")
        .path("Filters")
        .forEach(filter -> patterns.add(filter.path("Pattern").asText()));
    JsonNode destination = properties.path("DestinationConfig").path("OnFailure");
    return new StreamMapping(
        function,
        patterns,
        whole(where, properties, "BatchSize"),
        whole(where, properties, "MaximumRetryAttempts"),
        properties.path("BisectBatchOnFunctionError").asBoolean(),
        destination.isMissingNode()
            ? Optional.empty()
            : Optional.of(target(where + ".OnFailure", destination.path("Destination"))));
  }

  private static QueueSpec queue(String id, JsonNode properties) {
    JsonNode redrive = properties.path("RedrivePolicy");
    return new QueueSpec(
        id,
        properties.path("FifoQueue").asBoolean(),
        Duration.ofSeconds(properties.path("VisibilityTimeout").asInt(30)),
        redrive.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new DeadLetters(
                    target(id + ".RedrivePolicy", redrive.path("deadLetterTargetArn")),
                    whole(id + ".RedrivePolicy", redrive, "maxReceiveCount"))));
  }

  private static Rule rule(String id, JsonNode properties) {
    List<String> targets = new ArrayList<>();
    properties
        .path("Targets")
        .forEach(target -> targets.add(target(id + ".Targets", target.path("Arn"))));
    return new Rule(id, properties.path("EventPattern").toString(), targets);
  }

  private static Schedule schedule(String id, JsonNode properties) {
    JsonNode target = properties.path("Target");
    JsonNode deadLetters = target.path("DeadLetterConfig").path("Arn");
    return new Schedule(
        id,
        rate(id, properties.path("ScheduleExpression").asText()),
        target(id + ".Target", target.path("Arn")),
        target.path("Input").asText(),
        target.path("RetryPolicy").path("MaximumRetryAttempts").asInt(0),
        deadLetters.isMissingNode()
            ? Optional.empty()
            : Optional.of(target(id + ".DeadLetterConfig", deadLetters)));
  }

  private static Duration rate(String id, String expression) {
    Matcher rate = RATE.matcher(expression);
    if (!rate.matches()) {
      throw new IllegalArgumentException(
          id + ".ScheduleExpression " + expression + " is not rate(n minutes, hours or days)");
    }
    long count = Long.parseLong(rate.group(1));
    return switch (rate.group(2)) {
      case "minute" -> Duration.ofMinutes(count);
      case "hour" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  /** The logical id that a {@code Ref} or {@code Fn::GetAtt} names. */
  private static String target(String where, JsonNode value) {
    if (value.has("Ref")) {
      return value.path("Ref").asText();
    }
    JsonNode attribute = value.path("Fn::GetAtt");
    if (attribute.isArray() && !attribute.isEmpty()) {
      return attribute.path(0).asText();
    }
    throw new IllegalArgumentException(where + " names no resource by Ref or Fn::GetAtt");
  }

  private static int whole(String where, JsonNode properties, String name) {
    JsonNode value = properties.path(name);
    if (!value.isIntegralNumber()) {
      throw new IllegalArgumentException(where + "." + name + " is not a whole number");
    }
    return value.asInt();
  }
}
