package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What a sender could make of each golden delivery: cut off at many places, and, where it is JSON,
 * each of its fields in turn left out or replaced by what does not belong there. Whatever comes, a
 * reading is no exception, and a fact is whole or is none.
 */
public final class Hostile {
  private static final int CUTS = 60;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String INVISIBLE = "a\u0000b\u0007\u202ec\u2066d\u2028e\u009bf\u001b[2J";

  private Hostile() {}

  /** A test for each golden delivery of the tool. */
  public static Stream<DynamicTest> variants(Tool tool, Connection connection) {
    return Golden.sent(tool)
        .map(
            sent ->
                DynamicTest.dynamicTest(
                    sent.name(),
                    () -> {
                      truncated(tool, connection, sent.delivery());
                      if (new String(sent.delivery().body(), UTF_8).matches("(?s)[{\\[].*")) {
                        replaced(tool, connection, sent.delivery());
                      }
                    }));
  }

  private static void truncated(Tool tool, Connection connection, Delivery sent) {
    byte[] body = sent.body();
    for (int cut = 0; cut < CUTS; cut++) {
      byte[] part = Arrays.copyOf(body, body.length * cut / CUTS);
      check(tool, connection, with(sent, part), "cut at " + part.length);
    }
  }

  private static void replaced(Tool tool, Connection connection, Delivery sent) throws IOException {
    oddities(
        new ObjectMapper().readTree(sent.body()),
        (what, odd) -> check(tool, connection, with(sent, odd.toString().getBytes(UTF_8)), what));
  }

  /** What somebody could make of the JSON, each with what is odd in it. */
  static void oddities(JsonNode whole, BiConsumer<String, JsonNode> each) {
    List<List<Object>> places = new ArrayList<>();
    places(whole, List.of(), places);
    List<JsonNode> odd = odd();
    for (List<Object> place : places) {
      for (JsonNode value : odd) {
        each.accept(place + " is " + shortened(value), replaced(whole, place, value));
      }
    }
    for (List<Object> place : places) {
      if (place.getLast() instanceof String name) {
        JsonNode copy = whole.deepCopy();
        ((ObjectNode) parent(copy, place)).remove(name);
        each.accept(place + " is absent", copy);
      }
    }
  }

  private static List<JsonNode> odd() {
    ArrayNode many = JSON.arrayNode();
    for (int i = 0; i < 10_000; i++) {
      many.add("l");
    }
    return List.of(
        JSON.nullNode(),
        JSON.numberNode(-7.5),
        JSON.numberNode(BigInteger.TEN.pow(90)),
        JSON.booleanNode(true),
        JSON.textNode(""),
        JSON.textNode(INVISIBLE),
        JSON.textNode("\ud800"),
        JSON.textNode("x".repeat(10_000)),
        JSON.arrayNode().add(JSON.arrayNode().add(1)),
        JSON.arrayNode().add(JSON.objectNode()),
        JSON.objectNode().put("id", ""),
        many);
  }

  private static void places(JsonNode node, List<Object> at, List<List<Object>> places) {
    if (!at.isEmpty()) {
      places.add(at);
    }
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> places(object.get(name), and(at, name), places));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      places(node.get(i), and(at, i), places);
    }
  }

  private static List<Object> and(List<Object> at, Object step) {
    List<Object> longer = new ArrayList<>(at);
    longer.add(step);
    return longer;
  }

  private static JsonNode replaced(JsonNode whole, List<Object> place, JsonNode value) {
    JsonNode copy = whole.deepCopy();
    JsonNode parent = parent(copy, place);
    Object last = place.getLast();
    if (parent instanceof ArrayNode list) {
      list.set((Integer) last, value);
    } else {
      ((ObjectNode) parent).set((String) last, value);
    }
    return copy;
  }

  private static JsonNode parent(JsonNode copy, List<Object> place) {
    JsonNode parent = copy;
    for (Object step : place.subList(0, place.size() - 1)) {
      JsonNode next = step instanceof Integer i ? parent.get(i) : parent.get((String) step);
      parent = Objects.requireNonNull(next);
    }
    return parent;
  }

  private static Delivery with(Delivery sent, byte[] body) {
    return new Delivery(sent.headers(), body, sent.receivedAt());
  }

  private static void check(Tool tool, Connection connection, Delivery sent, String what) {
    Reading reading;
    try {
      reading = tool.read(sent, connection);
    } catch (RuntimeException e) {
      throw new AssertionError(what, e);
    }
    try {
      Sound.check(reading);
    } catch (AssertionError e) {
      throw new AssertionError(what, e);
    }
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
