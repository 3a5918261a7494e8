package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/**
 * Deliveries that others recorded, which may lie beside a checkout. They are never kept here: a
 * test says what they become, not what they hold.
 */
public final class Recorded {
  private Recorded() {}

  /**
   * What each recorded delivery of the tool becomes, all of them found sound: the kinds of its
   * facts in order, each once; {@code nothing}; or {@code unreadable} and why. By file name,
   * without {@code .json}. The test that asks is skipped where there are none.
   */
  public static Map<String, String> became(Tool tool, Connection connection) throws IOException {
    return became(tool, connection, tool.slug());
  }

  /** The same for the deliveries in that folder. */
  public static Map<String, String> became(Tool tool, Connection connection, String folder)
      throws IOException {
    Optional<Path> manifest = Shared.find("webhooks/MANIFEST.json");
    Assumptions.assumeTrue(manifest.isPresent());
    Map<String, String> became = new TreeMap<>();
    for (JsonNode recorded : new JsonMapper().readTree(manifest.get().toFile())) {
      String file = recorded.path("file").asText();
      if (file.startsWith(folder + "/")) {
        byte[] body = body(Files.readString(manifest.get().resolveSibling(file)));
        Delivery delivery = new Delivery(headers(recorded), body, Fixtures.NOW);
        Reading reading = tool.read(delivery, connection);
        Sound.check(reading);
        String name = file.substring(folder.length() + 1).replaceFirst("\\.json$", "");
        became.put(name, kinds(reading));
      }
    }
    return became;
  }

  /**
   * The same, gathered: what deliveries become, and which ones become it, in order, each named
   * without who recorded it.
   */
  public static Map<String, String> gathered(Tool tool, Connection connection) throws IOException {
    Map<String, Set<String>> names = new TreeMap<>();
    became(tool, connection)
        .forEach(
            (name, kinds) ->
                names
                    .computeIfAbsent(kinds, any -> new TreeSet<>())
                    .add(name.replaceFirst("\\.[a-z0-9-]+$", "")));
    Map<String, String> gathered = new TreeMap<>();
    names.forEach((kinds, all) -> gathered.put(kinds, String.join(" ", all)));
    return gathered;
  }

  /** A file's last line break was not sent. */
  private static byte[] body(String file) {
    return file.strip().getBytes(UTF_8);
  }

  private static Map<String, List<String>> headers(JsonNode recorded) {
    Map<String, List<String>> headers = new HashMap<>();
    recorded
        .path("routing_headers")
        .properties()
        .forEach(
            header ->
                headers.put(
                    header.getKey().toLowerCase(Locale.ROOT), List.of(header.getValue().asText())));
    return headers;
  }

  private static String kinds(Reading reading) {
    return switch (reading) {
      case Reading.Facts(List<Fact> facts) ->
          facts.stream().map(Recorded::kind).distinct().collect(Collectors.joining(" "));
      case Reading.Nothing _ -> "nothing";
      case Reading.Unreadable(String why) -> "unreadable: " + why;
    };
  }

  private static String kind(Fact fact) {
    String type = fact.getClass().getSimpleName();
    return switch (fact) {
      case Fact.StatusChanged turned -> type + ":" + turned.to();
      case Fact.ApprovalDecided decided -> type + ":" + decided.outcome();
      case Fact.LinkMade made -> type + ":" + made.kind();
      case Fact.LinkCut cut -> type + ":" + cut.kind();
      case Fact.ThreadPosted posted ->
          type + (posted.asks().isEmpty() ? "" : ":asks-" + posted.asks().size());
      default -> type;
    };
  }
}
