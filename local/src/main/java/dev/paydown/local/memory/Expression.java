package dev.paydown.local.memory;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * DynamoDB's expressions, as far as the stores write them: conditions of comparisons, {@code IN},
 * {@code attribute_exists} and {@code attribute_not_exists} under AND, OR and brackets; changes by
 * SET, with a sum or a difference, and REMOVE. What else is written is refused, not guessed at.
 */
final class Expression {
  private static final Pattern TOKEN = Pattern.compile("[#:]?[A-Za-z_][A-Za-z0-9_]*|<=|>=|<>|\\S");

  private final Deque<String> tokens = new ArrayDeque<>();
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Map<String, AttributeValue> row;

  private Expression(
      String text,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> row) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    this.names = names;
    this.values = values;
    this.row = row;
  }

  /** Whether the condition holds of the row; an empty row is one that is not there. */
  static boolean holds(
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> row) {
    Expression expression = new Expression(condition, names, values, row);
    boolean holds = expression.either();
    if (!expression.tokens.isEmpty()) {
      throw new IllegalArgumentException("this condition is not understood: " + condition);
    }
    return holds;
  }

  /** The row after the change. */
  static Map<String, AttributeValue> changed(
      String change,
      Map<String, String> names,
      Map<String, AttributeValue> values,
      Map<String, AttributeValue> row) {
    Expression expression = new Expression(change, names, values, row);
    Map<String, AttributeValue> after = new TreeMap<>(row);
    while (!expression.tokens.isEmpty()) {
      String clause = expression.next();
      do {
        String name = expression.name(expression.next());
        switch (clause) {
          case "SET" -> after.put(name, expression.set());
          case "REMOVE" -> after.remove(name);
          default -> throw new IllegalArgumentException("this change is not understood: " + change);
        }
      } while (expression.takes(","));
    }
    return after;
  }

  private AttributeValue set() {
    need("=");
    AttributeValue first = operand(next()).orElseThrow();
    if (takes("+")) {
      return sum(first, operand(next()).orElseThrow(), 1);
    }
    return takes("-") ? sum(first, operand(next()).orElseThrow(), -1) : first;
  }

  private static AttributeValue sum(AttributeValue one, AttributeValue other, int sign) {
    BigDecimal by = new BigDecimal(other.n()).multiply(BigDecimal.valueOf(sign));
    return AttributeValue.fromN(new BigDecimal(one.n()).add(by).toPlainString());
  }

  private boolean either() {
    boolean holds = both();
    while (takes("OR")) {
      holds |= both();
    }
    return holds;
  }

  private boolean both() {
    boolean holds = one();
    while (takes("AND")) {
      holds &= one();
    }
    return holds;
  }

  private boolean one() {
    if (takes("(")) {
      boolean holds = either();
      need(")");
      return holds;
    }
    String first = next();
    return switch (first) {
      case "attribute_exists" -> isThere();
      case "attribute_not_exists" -> !isThere();
      default -> compared(operand(first));
    };
  }

  private boolean isThere() {
    need("(");
    boolean there = row.containsKey(name(next()));
    need(")");
    return there;
  }

  private boolean compared(Optional<AttributeValue> left) {
    String operator = next();
    if (operator.equals("IN")) {
      return among(left);
    }
    Optional<AttributeValue> right = operand(next());
    if (left.isEmpty() || right.isEmpty() || left.get().type() != right.get().type()) {
      return false;
    }
    int order = order(left.get(), right.get());
    return switch (operator) {
      case "=" -> order == 0;
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      default -> throw new IllegalArgumentException("no such operator: " + operator);
    };
  }

  private boolean among(Optional<AttributeValue> left) {
    need("(");
    boolean found = false;
    do {
      found |= left.equals(operand(next()));
    } while (takes(","));
    need(")");
    return found;
  }

  private static int order(AttributeValue left, AttributeValue right) {
    return switch (left.type()) {
      case S -> left.s().compareTo(right.s());
      case N -> new BigDecimal(left.n()).compareTo(new BigDecimal(right.n()));
      default -> throw new IllegalArgumentException("values of this type are not compared");
    };
  }

  private Optional<AttributeValue> operand(String token) {
    return Optional.ofNullable(token.startsWith(":") ? values.get(token) : row.get(name(token)));
  }

  private String name(String token) {
    return token.startsWith("#")
        ? Objects.requireNonNull(names.get(token), () -> token + " has no name")
        : token;
  }

  private boolean takes(String token) {
    boolean is = token.equalsIgnoreCase(tokens.peek());
    if (is) {
      tokens.remove();
    }
    return is;
  }

  private void need(String token) {
    if (!takes(token)) {
      throw new IllegalArgumentException(token + " is missing before " + tokens);
    }
  }

  private String next() {
    return tokens.remove();
  }
}
