package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row once written is read for ever. Each file in {@code rows} holds what some version wrote for
 * the same records, named by the day it was taken; none is ever changed. A version that writes
 * otherwise adds its own: {@code -Dpaydown.rows=YYYY-MM-DD} writes it, and {@link #LATER} says what
 * it holds that those before it do not.
 */
final class RowsEverWrittenTest {
  private static final String KEPT = "ws0kept";
  private static final Path FOLDER = Path.of("src/test/resources/rows");

  /** What records have come to hold since a sample was taken. */
  private static final Map<String, Set<String>> LATER =
      Map.of("2026-11-22.jsonl", Set.of("correlation"));

  private final Table table = Database.table();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final DynamoMagicLinks links = new DynamoMagicLinks(table);
  private final DynamoSnapshots snapshots = new DynamoSnapshots(table);
  private final Erasing erasing = new Erasing(table, () -> Records.NOW);

  @Test
  void what_is_written_today_is_what_the_newest_sample_holds() throws IOException {
    List<String> today = written();
    String wanted = System.getProperty("paydown.rows", "");
    if (!wanted.isEmpty()) {
      Files.createDirectories(FOLDER);
      Files.writeString(
          FOLDER.resolve(wanted + ".jsonl"), String.join("\n", today) + System.lineSeparator());
    }
    assertThat(shapes(today))
        .as("rows are written otherwise than before: keep the samples, and add one")
        .isEqualTo(shapes(Files.readAllLines(samples().getLast())));
  }

  @Test
  void every_sample_ever_taken_is_read() throws IOException {
    for (Path sample : samples()) {
      String workspace = Database.workspace();
      for (String line : Files.readAllLines(sample)) {
        Map<String, AttributeValue> row =
            ExportedRows.row("{\"Item\":" + line.replace(KEPT, workspace) + "}", "a sample");
        table.client().putItem(put -> put.tableName(table.name()).item(row));
      }
      MagicLink link = Records.link(workspace, "hash-" + workspace, 1);

      Set<String> later = LATER.getOrDefault(String.valueOf(sample.getFileName()), Set.of());
      assertThat(shape(store.load(workspace).orElseThrow(), later))
          .as(sample.toString())
          .isEqualTo(shape(Records.rich(workspace), later));
      assertThat(links.find(link.tokenHash()).map(MagicLink::digest)).contains(link.digest());
      Execution execution =
          new DynamoExecutions(table).find(workspace, "d1-x").orElseThrow().execution();
      assertThat(shape(execution, later))
          .isEqualTo(shape(Records.execution(workspace, "d1-x"), later));
      assertThat(store.unfolded(workspace)).extracting(LogEntry::id).containsExactly("d1");
      snapshots.taken(workspace).forEach(taken -> isRead(workspace, taken, later));
      if (!table.query(Key.erasures(workspace)).isEmpty()) {
        assertThat(erasing.underWay(workspace, PersonRef.email("ada@example.org")))
            .contains(Records.erasure());
      }
    }
  }

  /** Its rows have the workspace's name in their zipped parts, so that they keep their own. */
  private void isRead(String workspace, Snapshots.Taken taken, Set<String> later) {
    snapshots.cut(workspace, taken);
    assertThat(shape(snapshots.base(workspace).orElseThrow(), later))
        .isEqualTo(shape(Records.rich(KEPT), later));
  }

  /** What this version writes for them, a line each, in the order of their keys. */
  private List<String> written() {
    if (store.version(KEPT).isEmpty()) {
      WorkspaceState empty = WorkspaceState.empty(KEPT);
      store.create(empty, "Acme");
      store.commit(empty, Records.rich(KEPT), List.of());
      MagicLink link = Records.link(KEPT, "hash-" + KEPT, 1);
      links.put(link);
      links.decide(
          link,
          Records.logEntry("d1"),
          List.of(Records.execution(KEPT, "d1-x")),
          "confirmed",
          Records.NOW);
      snapshots.take(Records.rich(KEPT), Records.NOW);
      table.put(Erasing.row(KEPT, Records.erasure()));
    }
    return table
        .client()
        .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
        .items()
        .stream()
        .map(RowsEverWrittenTest::line)
        .filter(line -> line.contains(KEPT))
        .sorted()
        .toList();
  }

  /** The rows without their digests; a set stands in no order, so no array's is looked at. */
  private static List<JsonNode> shapes(List<String> lines) {
    List<JsonNode> shapes = new ArrayList<>();
    for (String line : lines) {
      ObjectNode row = BrainJson.read(line, ObjectNode.class);
      row.remove(List.of("stamp", "digest", "previous", "part"));
      if (row.has("body")) {
        JsonNode body = BrainJson.read(row.path("body").path("S").asText(), JsonNode.class);
        row.set("body", inOrder(body, Set.of()));
      }
      if (row.has("zipped")) {
        row.set("zipped", inOrder(unzipped(row), Set.of()));
      }
      shapes.add(row);
    }
    shapes.sort(Comparator.comparing(JsonNode::toString));
    return shapes;
  }

  /** The same JSON need not be zipped to the same bytes. */
  private static JsonNode unzipped(ObjectNode row) {
    byte[] bytes = Base64.getDecoder().decode(row.path("zipped").path("B").asText());
    return BrainJson.read(Zip.text(bytes), JsonNode.class);
  }

  private static JsonNode shape(Object record, Set<String> without) {
    return inOrder(BrainJson.mapper().valueToTree(record), without);
  }

  private static JsonNode inOrder(JsonNode node, Set<String> without) {
    if (node.isObject()) {
      ObjectNode ordered = BrainJson.mapper().createObjectNode();
      node.properties()
          .forEach(
              field -> {
                boolean isDigest = field.getKey().toLowerCase(Locale.ROOT).contains("digest");
                if (!isDigest && !without.contains(field.getKey())) {
                  ordered.set(field.getKey(), inOrder(field.getValue(), without));
                }
              });
      return ordered;
    }
    if (node.isArray()) {
      List<JsonNode> elements = new ArrayList<>();
      node.forEach(element -> elements.add(inOrder(element, without)));
      elements.sort(Comparator.comparing(JsonNode::toString));
      return BrainJson.mapper().createArrayNode().addAll(elements);
    }
    return node;
  }

  private static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static String line(Map<String, AttributeValue> row) {
    ObjectNode line = BrainJson.mapper().createObjectNode();
    new TreeMap<>(row)
        .forEach(
            (name, value) -> {
              switch (value.type()) {
                case S -> line.putObject(name).put("S", value.s());
                case N -> line.putObject(name).put("N", value.n());
                case B ->
                    line.putObject(name)
                        .put("B", Base64.getEncoder().encodeToString(value.b().asByteArray()));
                case SS, NS, BS, L, M, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
                    throw new AssertionError(name + " is of a type that no row has");
              }
            });
    return line.toString();
  }
}
