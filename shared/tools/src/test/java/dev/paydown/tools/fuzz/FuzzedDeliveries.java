package dev.paydown.tools.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Signed;
import dev.paydown.tools.Sound;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Jazzer calls with each input it makes. An input is one byte for the tool, one for how to
 * read the rest, and the rest: a delivery as a golden file writes it, or changes to make in the
 * JSON of one of them, so that what is deep in a payload is reached as well as what breaks it.
 *
 * <p>Whatever the input, nothing is thrown, no verdict is without its reason, and what is read is
 * {@link Sound}; so too once it is signed as the vendor would sign it.
 */
public final class FuzzedDeliveries {
  /** Names the one tool that is fuzzed; all of them where it is absent. */
  static final String ONE_TOOL = "paydown.fuzz.tool";

  private static final int MOST_CHANGES = 20;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Fuzzed> TOOLS = tools();

  private FuzzedDeliveries() {}

  private record Fuzzed(Tool tool, Connection connection, List<Delivery> samples) {
    static Fuzzed of(Tool tool) {
      return new Fuzzed(
          tool,
          Fixtures.connection(tool.slug(), Signed.SECRET, Optional.empty()),
          Golden.deliveries(tool));
    }
  }

  private static List<Fuzzed> tools() {
    String one = System.getProperty(ONE_TOOL, "");
    return Tools.all(Fixtures.NO_NETWORK).entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> one.isEmpty() || one.equals(entry.getKey()))
        .map(entry -> Fuzzed.of(entry.getValue()))
        .toList();
  }

  /** Where all tools share some seconds, so many samples of each are where they begin. */
  private static final int FEW = 8;

  /** Inputs to begin with: samples as they are, and with one place changed. */
  static List<byte[]> seeds(String oneTool) {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < TOOLS.size(); i++) {
      Fuzzed fuzzed = TOOLS.get(i);
      boolean isWanted = oneTool.isEmpty() || oneTool.equals(fuzzed.tool().slug());
      byte which = (byte) (oneTool.isEmpty() ? i : 0);
      int step = oneTool.isEmpty() ? Math.ceilDiv(fuzzed.samples().size(), FEW) : 1;
      for (int sample = 0; isWanted && sample < fuzzed.samples().size(); sample += step) {
        seeds.add(whole(which, fuzzed.samples().get(sample)));
        seeds.add(new byte[] {which, 1, (byte) sample, (byte) (3 * sample), 2, 4, 'x', 'y'});
      }
    }
    return seeds;
  }

  private static byte[] whole(byte which, Delivery sample) {
    ByteArrayOutputStream seed = new ByteArrayOutputStream();
    seed.write(which);
    seed.write(0);
    StringBuilder headers = new StringBuilder();
    sample
        .headers()
        .forEach(
            (name, values) ->
                headers.append(name).append(": ").append(values.getFirst()).append('\n'));
    seed.writeBytes((headers + "\n").getBytes(UTF_8));
    seed.writeBytes(sample.body());
    return seed.toByteArray();
  }

  /** Jazzer's entry. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length < 3) {
      return;
    }
    Fuzzed fuzzed = TOOLS.get(Byte.toUnsignedInt(input[0]) % TOOLS.size());
    ByteBuffer rest = ByteBuffer.wrap(input, 2, input.length - 2);
    Delivery sent = input[1] % 2 == 0 ? asWritten(rest) : changed(fuzzed, rest);
    check(fuzzed, sent);
    check(fuzzed, Signed.by(fuzzed.tool().slug(), Signed.SECRET, sent));
  }

  private static void check(Fuzzed fuzzed, Delivery sent) {
    Tool tool = fuzzed.tool();
    String why =
        switch (tool.verify(sent, fuzzed.connection())) {
          case Verdict.Genuine(String id) -> id;
          case Verdict.Refused(String reason) -> reason;
          case Verdict.Handshake greeted -> "greeted, with " + greeted.body().length();
        };
    if (why.isBlank() || why.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError(tool.slug() + " says of a delivery: " + why);
    }
    Reading reading = tool.read(sent, fuzzed.connection());
    if (!(reading instanceof Reading.Facts(var facts) && facts.isEmpty())) {
      Sound.check(reading);
    }
    if (tool.keepable(sent).length > 2 * sent.body().length + 2) {
      throw new AssertionError(tool.slug() + " keeps more than was sent");
    }
  }

  private static Delivery asWritten(ByteBuffer rest) {
    byte[] all = new byte[rest.remaining()];
    rest.get(all);
    int gap = 0;
    while (gap + 1 < all.length && !(all[gap] == '\n' && all[gap + 1] == '\n')) {
      gap++;
    }
    if (gap + 1 >= all.length) {
      return new Delivery(Map.of(), all, Fixtures.NOW);
    }
    byte[] body = Arrays.copyOfRange(all, gap + 2, all.length);
    return new Delivery(Golden.headers(new String(all, 0, gap, UTF_8)), body, Fixtures.NOW);
  }

  /** One of the tool's samples with some places of its JSON holding something else. */
  private static Delivery changed(Fuzzed fuzzed, ByteBuffer rest) {
    Delivery sample = fuzzed.samples().get(next(rest) % fuzzed.samples().size());
    JsonNode whole = json(sample);
    List<JsonNode> parts = new ArrayList<>();
    containers(whole.deepCopy(), parts);
    for (int i = 0; i < MOST_CHANGES && rest.hasRemaining() && whole.isContainerNode(); i++) {
      change(whole, parts, rest);
    }
    byte[] body = whole.isContainerNode() ? whole.toString().getBytes(UTF_8) : sample.body();
    return new Delivery(sample.headers(), body, Fixtures.NOW);
  }

  private static JsonNode json(Delivery sample) {
    try {
      return new ObjectMapper().readTree(sample.body());
    } catch (JsonProcessingException notJson) {
      return JSON.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void change(JsonNode whole, List<JsonNode> parts, ByteBuffer rest) {
    List<JsonNode> parents = new ArrayList<>();
    containers(whole, parents);
    JsonNode parent = parents.get(next(rest) % parents.size());
    int kind = next(rest);
    int at = next(rest);
    if (parent.isEmpty()) {
      return;
    }
    JsonNode value = value(kind, parts, rest);
    if (parent instanceof ArrayNode list) {
      list.set(at % list.size(), value);
    } else if (parent instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.get(at % names.size());
      if (kind % 16 == 15) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    }
  }

  private static void containers(JsonNode node, List<JsonNode> all) {
    if (node.isContainerNode() && all.size() < 256) {
      all.add(node);
      node.forEach(child -> containers(child, all));
    }
  }

  private static JsonNode value(int kind, List<JsonNode> others, ByteBuffer rest) {
    return switch (kind % 16) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(next(rest) % 2 == 0);
      case 2 -> JSON.numberNode((long) next(rest) << (next(rest) % 56));
      case 3 -> JSON.numberNode(-next(rest));
      case 4 -> JSON.numberNode(next(rest) / 7.0 * 1e300);
      case 5 -> JSON.arrayNode();
      case 6 -> JSON.objectNode();
      case 7 -> others.get(next(rest) % others.size()).deepCopy();
      case 8 -> JSON.arrayNode().add(text(rest));
      default -> JSON.textNode(text(rest));
    };
  }

  private static String text(ByteBuffer rest) {
    byte[] bytes = new byte[Math.min(next(rest), rest.remaining())];
    rest.get(bytes);
    return new String(bytes, UTF_8);
  }

  private static int next(ByteBuffer rest) {
    return rest.hasRemaining() ? Byte.toUnsignedInt(rest.get()) : 0;
  }
}
