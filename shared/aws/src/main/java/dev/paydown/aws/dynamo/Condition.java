package dev.paydown.aws.dynamo;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An expression and what its placeholders mean. Written with {@code #name} for every attribute, so
 * that none is ever a reserved word, and {@code :value} for every value.
 */
final class Condition {
  private static final Pattern NAME = Pattern.compile("#([A-Za-z]+)");

  static final String ABSENT = "attribute_not_exists(#pk)";
  static final String PRESENT = "attribute_exists(#pk)";

  private final Map<String, AttributeValue> values = new HashMap<>();

  Condition text(String placeholder, String value) {
    values.put(placeholder, AttributeValue.fromS(value));
    return this;
  }

  Condition number(String placeholder, long value) {
    values.put(placeholder, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  Condition value(String placeholder, AttributeValue value) {
    values.put(placeholder, value);
    return this;
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  /** Adds what sets every one of the attributes, and gives the SET expression. */
  String setting(Map<String, AttributeValue> attributes) {
    StringBuilder set = new StringBuilder("SET ");
    String comma = "";
    for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
      String placeholder = ":set_" + attribute.getKey();
      values.put(placeholder, attribute.getValue());
      set.append(comma).append('#').append(attribute.getKey()).append(" = ").append(placeholder);
      comma = ", ";
    }
    return set.toString();
  }

  /** The names that stand in these expressions. */
  static Map<String, String> names(String... expressions) {
    Map<String, String> names = new HashMap<>();
    for (String expression : expressions) {
      Matcher matcher = NAME.matcher(expression);
      while (matcher.find()) {
        names.put(matcher.group(), matcher.group(1));
      }
    }
    return names;
  }
}
