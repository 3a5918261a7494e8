package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** What a sender may make of a genuine JSON body: cut off, and with each field in turn changed. */
public final class Hostile {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int MANY = 10_000;
  private static final int CUTS = 97;

  private Hostile() {}

  /** Each variant of the body, one after the other. */
  public static void variants(byte[] body, Consumer<byte[]> to) {
    int step = Math.max(1, body.length / CUTS);
    for (int length = 0; length < body.length; length += step) {
      to.accept(Arrays.copyOf(body, length));
    }
    try {
      JsonNode root = MAPPER.readTree(body);
      change(root, root, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(JsonNode root, JsonNode at, Consumer<byte[]> to) throws IOException {
    if (at instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      for (String name : names) {
        JsonNode before = object.get(name);
        for (JsonNode instead : replacements(before)) {
          object.set(name, instead);
          to.accept(MAPPER.writeValueAsBytes(root));
        }
        object.remove(name);
        to.accept(MAPPER.writeValueAsBytes(root));
        object.set(name, before);
      }
    }
    for (JsonNode child : at) {
      change(root, child, to);
    }
  }

  private static List<JsonNode> replacements(JsonNode before) {
    List<JsonNode> all = new ArrayList<>();
    all.add(NullNode.getInstance());
    all.add(BooleanNode.TRUE);
    all.add(IntNode.valueOf(-1));
    all.add(BigIntegerNode.valueOf(BigInteger.TEN.pow(90)));
    all.add(TextNode.valueOf(""));
    all.add(TextNode.valueOf(" \t\n"));
    all.add(TextNode.valueOf("a\u202eb\u0000c\u0007\ud800d\u2028"));
    all.add(JsonNodeFactory.instance.arrayNode());
    all.add(JsonNodeFactory.instance.objectNode());
    if (before.isArray()) {
      ArrayNode many = JsonNodeFactory.instance.arrayNode();
      JsonNode one =
          before.isEmpty() ? JsonNodeFactory.instance.objectNode().put("name", "x") : before.get(0);
      for (int i = 0; i < MANY; i++) {
        many.add(one);
      }
      all.add(many);
    }
    if (before.isTextual()) {
      all.add(TextNode.valueOf(before.textValue() + "\u202e\u0007\u0085"));
    }
    return all;
  }

  /** A delivery with another body. */
  public static Delivery with(Delivery delivery, byte[] body) {
    return new Delivery(delivery.headers(), body, delivery.receivedAt());
  }

  /** The bytes as a message shows them. */
  public static String shown(byte[] body) {
    String text = new String(body, UTF_8);
    return text.length() > 3_000 ? text.substring(0, 3_000) + "…" : text;
  }
}
