package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
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
  private static final List<JsonNode> ODD = odd();

  private Hostile() {}

  /**
   * What somebody could make of one delivery.
   *
   * @param what is odd in it
   */
  public record Variant(String what, Delivery delivery) {}

  /** A test for each golden delivery of the tool. */
  public static Stream<DynamicTest> variants(Tool tool, Connection connection) {
    return Golden.sent(tool)
        .map(
            sent ->
                DynamicTest.dynamicTest(
                    sent.name(),
                    () ->
                        of(sent.delivery(), Integer.MAX_VALUE)
                            .forEach(odd -> check(tool, connection, odd))));
  }

  /** At most so many variants of the delivery, from all over it, always the same ones. */
  public static Stream<Variant> of(Delivery sent, int most) {
    Optional<JsonNode> whole = json(sent);
    List<List<Object>> places = new ArrayList<>();
    whole.ifPresent(json -> places(json, List.of(), places));
    int each = ODD.size() + 1;
    int all = CUTS + places.size() * each;
    int step = Math.ceilDiv(all, most);
    return IntStream.range(0, Math.ceilDiv(all, step))
        .map(i -> i * step + i % step)
        .filter(i -> i < all)
        .mapToObj(
            i ->
                i < CUTS
                    ? cut(sent, i)
                    : odd(sent, whole.orElseThrow(), places.get((i - CUTS) / each), i % each))
        .flatMap(Optional::stream);
  }

  private static Optional<JsonNode> json(Delivery sent) {
    if (!new String(sent.body(), UTF_8).matches("(?s)[{\\[].*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ObjectMapper().readTree(sent.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Variant> cut(Delivery sent, int cut) {
    byte[] part = Arrays.copyOf(sent.body(), sent.body().length * cut / CUTS);
    return Optional.of(new Variant("cut at " + part.length, with(sent, part)));
  }

  private static Optional<Variant> odd(
      Delivery sent, JsonNode whole, List<Object> place, int which) {
    if (which == ODD.size()) {
      return without(whole, place)
          .map(rest -> new Variant(place + " is absent", with(sent, bytes(rest))));
    }
    JsonNode value = ODD.get(which);
    return Optional.of(
        new Variant(
            place + " is " + shortened(value), with(sent, bytes(replaced(whole, place, value)))));
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(UTF_8);
  }

  /** What somebody could make of the JSON, each with what is odd in it. */
  static void oddities(JsonNode whole, BiConsumer<String, JsonNode> each) {
    List<List<Object>> places = new ArrayList<>();
    places(whole, List.of(), places);
    for (List<Object> place : places) {
      for (JsonNode value : ODD) {
        each.accept(place + " is " + shortened(value), replaced(whole, place, value));
      }
      without(whole, place).ifPresent(rest -> each.accept(place + " is absent", rest));
    }
  }

  private static Optional<JsonNode> without(JsonNode whole, List<Object> place) {
    if (place.getLast() instanceof String name) {
      JsonNode copy = whole.deepCopy();
      ((ObjectNode) parent(copy, place)).remove(name);
      return Optional.of(copy);
    }
    return Optional.empty();
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
    return new Delivery(sent.url(), sent.headers(), body, sent.receivedAt());
  }

  private static void check(Tool tool, Connection connection, Variant odd) {
    try {
      Sound.check(tool.read(odd.delivery(), connection));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(odd.what(), e);
    }
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
