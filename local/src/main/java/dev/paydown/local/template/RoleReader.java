package dev.paydown.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.template.Template.Grant;
import dev.paydown.local.template.Template.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads what a role's policies grant. What they hold beyond that is an error that names the role.
 */
final class RoleReader {
  private static final Set<String> KNOWN = Set.of(Grant.LEADING_KEYS, Grant.FROM_ADDRESS);

  private final String id;

  private RoleReader(String id) {
    this.id = id;
  }

  static Role read(String id, JsonNode properties) {
    RoleReader reader = new RoleReader(id);
    List<Grant> grants = new ArrayList<>();
    properties
        .path("Policies")
        .forEach(
            policy ->
                policy
                    .path("PolicyDocument")
                    .path("Statement")
                    .forEach(statement -> grants.add(reader.grant(statement))));
    return new Role(id, grants);
  }

  private Grant grant(JsonNode statement) {
    if (!statement.path("Effect").asText().equals("Allow")) {
      throw unknown("Effect " + statement.path("Effect").asText());
    }
    Set<String> actions = new TreeSet<>();
    each(statement.path("Action"), action -> actions.add(action.asText()));
    Set<String> resources = new TreeSet<>();
    each(statement.path("Resource"), resource -> resources.add(value(resource)));
    return new Grant(actions, resources, conditions(statement.path("Condition")));
  }

  private Map<String, List<String>> conditions(JsonNode condition) {
    Map<String, List<String>> conditions = new TreeMap<>();
    condition
        .properties()
        .forEach(
            operator ->
                operator
                    .getValue()
                    .properties()
                    .forEach(
                        key -> {
                          String bound = operator.getKey() + " " + key.getKey();
                          if (!KNOWN.contains(bound)) {
                            throw unknown("the condition " + bound);
                          }
                          List<String> values = new ArrayList<>();
                          each(key.getValue(), value -> values.add(value(value)));
                          conditions.put(bound, values);
                        }));
    return conditions;
  }

  private String value(JsonNode resource) {
    if (resource.has("Ref")) {
      return "${" + resource.path("Ref").asText() + "}";
    }
    if (resource.has("Fn::GetAtt")) {
      JsonNode attribute = resource.path("Fn::GetAtt");
      return "${" + attribute.path(0).asText() + "." + attribute.path(1).asText() + "}";
    }
    if (resource.has("Fn::Sub")) {
      return resource.path("Fn::Sub").asText();
    }
    if (resource.isTextual()) {
      return resource.asText();
    }
    throw unknown(resource.toString());
  }

  private static void each(JsonNode oneOrMore, Consumer<JsonNode> taker) {
    if (oneOrMore.isArray()) {
      oneOrMore.forEach(taker);
    } else {
      taker.accept(oneOrMore);
    }
  }

  private IllegalArgumentException unknown(String what) {
    return new IllegalArgumentException(id + ": " + what + " is not known to the embedded run");
  }
}
