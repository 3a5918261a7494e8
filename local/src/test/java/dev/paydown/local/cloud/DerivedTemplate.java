package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * template.yaml without what an emulator lacks. What stays is as it is written: a resource that
 * names one left out finds a parameter of that name in its place.
 */
final class DerivedTemplate {
  private static final String ACCOUNT = "000000000000";

  private final ObjectNode root;
  private final Map<String, String> leftOut = new TreeMap<>();
  private final Set<String> codeUris = new TreeSet<>();

  private DerivedTemplate(ObjectNode root) {
    this.root = root;
  }

  static DerivedTemplate of(Path file) {
    try {
      return new DerivedTemplate((ObjectNode) YAMLMapper.builder().build().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Leaves out every resource of that type. */
  DerivedTemplate without(String type, String why) {
    return leaveOut("Type", type, why);
  }

  /** Leaves out every resource that is there on that condition. */
  DerivedTemplate withoutCondition(String condition, String why) {
    return leaveOut("Condition", condition, why);
  }

  private DerivedTemplate leaveOut(String key, String value, String why) {
    List<String> ids = new ArrayList<>();
    resources()
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().path(key).asText().equals(value)) {
                ids.add(entry.getKey());
              }
            });
    ids.forEach(id -> leaveOut(id, why));
    return this;
  }

  private void leaveOut(String id, String why) {
    String type = resources().path(id).path("Type").asText();
    resources().remove(id);
    leftOut.put(id, type + ": " + why);
    parameter(id, "left-out");
    parameter(id + "Arn", "arn:aws:left-out:eu-west-1:" + ACCOUNT + ":" + id);
  }

  /** A parameter that stands for a resource, or for its Arn. */
  private void parameter(String name, String value) {
    root.withObjectProperty("Parameters")
        .putObject(name)
        .put("Type", "String")
        .put("Default", value);
  }

  /**
   * Turns every function into one that runs as a process of this machine, from a zip of that bucket
   * that is named like its jar. It gets 30 seconds more: they are what a virtual machine's start
   * takes here, which Lambda does not count.
   */
  DerivedTemplate asProcesses(String bucket) {
    for (JsonNode resource : resources()) {
      if (resource.path("Type").asText().equals("AWS::Serverless::Function")) {
        ObjectNode properties = (ObjectNode) resource.path("Properties");
        String jar = properties.path("CodeUri").asText();
        codeUris.add(jar);
        properties.put("CodeUri", "s3://" + bucket + "/" + jar.replaceFirst(".*/", "") + ".zip");
        properties.put("Timeout", properties.path("Timeout").asInt() + 30);
        properties
            .withObjectProperty("Events")
            .properties()
            .removeIf(event -> event.getValue().path("Type").asText().equals("HttpApi"));
      }
    }
    root.withObjectProperty("Globals")
        .withObjectProperty("Function")
        .put("Runtime", "provided.al2023");
    return this;
  }

  /** The schedule every minute, and without the instant that the scheduler would fill in. */
  DerivedTemplate everyMinute(String schedule) {
    ObjectNode properties = (ObjectNode) resources().path(schedule).path("Properties");
    properties.put("ScheduleExpression", "rate(1 minute)");
    properties.withObjectProperty("Target").put("Input", "{}");
    return this;
  }

  /** Takes what the run's own address would be refused for: it is no https one. */
  DerivedTemplate atAnyAddress() {
    root.withObjectProperty("Parameters").withObjectProperty("PublicUrl").remove("AllowedPattern");
    return this;
  }

  /** The jars that its functions are made of. */
  Set<String> codeUris() {
    return Set.copyOf(codeUris);
  }

  ObjectNode resources() {
    return (ObjectNode) root.path("Resources");
  }

  ObjectNode root() {
    return root;
  }

  /** What was left out, of which type and why, by logical id. */
  Map<String, String> leftOut() {
    return Map.copyOf(leftOut);
  }

  /** The same for a reader, a line for each type and reason. */
  List<String> toldLeftOut() {
    Map<String, List<String>> ids = new TreeMap<>();
    leftOut.forEach((id, why) -> ids.computeIfAbsent(why, any -> new ArrayList<>()).add(id));
    return ids.entrySet().stream()
        .map(entry -> "  " + entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
        .toList();
  }

  /** As CloudFormation reads it. */
  String json() {
    ((ObjectNode) root.path("Outputs"))
        .properties()
        .removeIf(
            output -> leftOut.keySet().stream().anyMatch(output.getValue().toString()::contains));
    replaced(root);
    return root.toString();
  }

  /** Puts a Ref to its stand-in where an attribute of something left out is asked for. */
  private JsonNode replaced(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String named = object.path("Fn::GetAtt").path(0).asText();
      if (leftOut.containsKey(named)) {
        return BrainJson.mapper().createObjectNode().put("Ref", named + "Arn");
      }
      if (object.path("Fn::Sub").isTextual()) {
        String text = object.path("Fn::Sub").asText();
        for (String id : leftOut.keySet()) {
          text = text.replace("${" + id + ".Arn}", "${" + id + "Arn}");
        }
        object.put("Fn::Sub", text);
      }
      List.copyOf(object.properties())
          .forEach(entry -> object.set(entry.getKey(), replaced(entry.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, replaced(array.path(i)));
      }
    }
    return node;
  }
}
