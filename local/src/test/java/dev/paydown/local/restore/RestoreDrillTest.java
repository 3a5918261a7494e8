package dev.paydown.local.restore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.Restoring;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import dev.paydown.local.loop.Loop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/**
 * The drill of docs/operations.md, "Restore": a company's history is exported in DynamoDB's own
 * form and loaded into a new table of another database; then the company goes on there.
 */
final class RestoreDrillTest {
  private static final String TABLE = "paydown";
  private static final String BEGIN = "2026-11-02T08:00:00Z";
  private static final String DISASTER = "2026-11-04T16:00:00Z";

  /** What a page holds while its link waits for an answer. */
  private static final String OPEN = "value=\"decline\"";

  private static final String ENG = "eng@acme.test";
  private static final String LEAD = "lead@acme.test";
  private static final List<String> READ =
      List.of(
          "/api/items",
          "/api/item?id=studio:build-1",
          "/api/liabilities",
          "/api/proposals",
          "/api/statements/2026-W45",
          "/api/quarantine",
          "/api/connections");

  @Test
  void a_restored_table_answers_as_the_lost_one_did_and_goes_on(@TempDir Path data)
      throws IOException {
    Path before = data.resolve("before");
    Path after = data.resolve("after");
    Path export = data.resolve("export");
    Map<String, String> told;
    Loop.Company acme;
    String link;
    Loop.Company beta;
    long exported;
    try (DynamoDbLocal lost = DynamoDbLocal.startInMemory(said -> {});
        DynamoDbClient client = Clients.dynamoAt(lost.endpoint())) {
      try (Loop loop = Loop.startAt(lost.endpoint(), before, BEGIN)) {
        acme = loop.company("acme");
        beta = loop.company("beta");
        loop.emit(beta, "b", "item.opened", Map.of("title", "Another's", "owner", "b@beta.test"));
        history(loop, acme);
        told = told(loop, acme);
        assertThat(told.get("/api/liabilities")).contains("slip");
        link = live(loop);
        assertThat(replay(loop, acme)).isEmpty();
      }
      exported = Exporting.write(client, TABLE, export);
    }
    try (DynamoDbLocal anew = DynamoDbLocal.startInMemory(said -> {});
        DynamoDbClient client = Clients.dynamoAt(anew.endpoint())) {
      SortedMap<String, Long> loaded = new Restoring(client, new Random(1)).load(export, TABLE);
      System.out.println("restored rows by kind: " + loaded);
      assertThat(loaded.values().stream().mapToLong(rows -> rows).sum()).isEqualTo(exported);
      assertThat(new Restoring(client, new Random(1)).counts(TABLE)).isEqualTo(loaded);
      assertThat(loaded).containsKeys("log", "item", "connection", "proposal", "mailing", "link");
      // The key that seals secrets outlives the table, as in Secrets Manager; nothing else is kept.
      Files.createDirectories(after);
      Files.copy(before.resolve("sealing-key"), after.resolve("sealing-key"));
      try (Loop loop = Loop.startAt(anew.endpoint(), after, DISASTER)) {
        Loop.Company restored = moved(acme, loop);
        assertThat(told(loop, restored)).isEqualTo(told);
        assertThat(replay(loop, restored)).isEmpty();
        assertThat(replay(loop, moved(beta, loop))).isEmpty();
        loop.settle();
        assertThat(loop.inbox()).as("what was told once is not told again").isEmpty();
        goesOn(loop, restored, link);
      }
    }
  }

  @Test
  void a_row_that_was_tampered_with_is_found(@TempDir Path data) throws IOException {
    Path before = data.resolve("before");
    Path export = data.resolve("export");
    Loop.Company acme;
    try (DynamoDbLocal database = DynamoDbLocal.startInMemory(said -> {});
        DynamoDbClient client = Clients.dynamoAt(database.endpoint())) {
      try (Loop loop = Loop.startAt(database.endpoint(), before, BEGIN)) {
        acme = loop.company("acme");
        history(loop, acme);
      }
      tamper(client);
      Exporting.write(client, TABLE, export);
    }
    try (DynamoDbLocal anew = DynamoDbLocal.startInMemory(said -> {});
        DynamoDbClient client = Clients.dynamoAt(anew.endpoint())) {
      new Restoring(client, new Random(1)).load(export, TABLE);
      Path after = Files.createDirectories(data.resolve("after"));
      Files.copy(before.resolve("sealing-key"), after.resolve("sealing-key"));
      try (Loop loop = Loop.startAt(anew.endpoint(), after, DISASTER)) {
        assertThat(replay(loop, moved(acme, loop)))
            .singleElement()
            .asString()
            .startsWith("item studio/build-1")
            .endsWith("held and replayed differ");
      }
    }
  }

  @Test
  void nothing_is_loaded_into_a_table_that_is_there_or_from_what_is_no_export(@TempDir Path data)
      throws IOException {
    try (DynamoDbLocal database = DynamoDbLocal.startInMemory(said -> {});
        DynamoDbClient client = Clients.dynamoAt(database.endpoint())) {
      Restoring restoring = new Restoring(client, new Random(1));
      assertThatThrownBy(() -> restoring.load(data, "empty"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no *.json.gz of an export");
      assertThatThrownBy(() -> restoring.load(data, "empty"))
          .isInstanceOf(ResourceInUseException.class);
      Files.write(data.resolve("a.json.gz"), gzip("{\"Item\":{\"pk\":{\"S\":\"W#a\"}}}\n"));
      assertThatThrownBy(() -> restoring.load(data, "second"))
          .hasMessageContaining("a.json.gz line 1 has no Item with pk and sk");
      Files.write(
          data.resolve("a.json.gz"),
          gzip("{\"Item\":{\"pk\":{\"S\":\"W#a\"},\"sk\":{\"BOOL\":true}}}\n"));
      assertThatThrownBy(() -> restoring.load(data, "third"))
          .hasMessageContaining("line 1: sk is neither S nor N nor B");
    }
  }

  /** A handoff that is told and a date that passes: mails, a live link, debt, a statement. */
  private static void history(Loop loop, Loop.Company acme) {
    loop.worksAlways(acme.token());
    loop.api(
        acme.token(),
        "PUT",
        "/api/people",
        List.of(
            Map.of("email", ENG, "name", "Eng", "lead", LEAD),
            Map.of("email", LEAD, "name", "Lead")));
    loop.emit(
        acme,
        "design-1",
        "item.opened",
        Map.of("title", "Checkout design", "owner", "des@acme.test", "due", "2026-11-04"));
    loop.emit(acme, "build-1", "item.opened", Map.of("title", "Checkout build", "owner", ENG));
    loop.emit(
        acme,
        "l",
        "link.made",
        Map.of("from", "studio:design-1", "to", "studio:build-1", "kind", "blocks"));
    loop.emit(
        acme,
        "late-1",
        "item.opened",
        Map.of("title", "Prices", "owner", "des@acme.test", "due", "2026-11-02"));
    loop.until("2026-11-04T15:00:00Z");
    loop.emit(acme, "design-1", "item.finished", Map.of("by", "des@acme.test"));
    loop.until(DISASTER);
  }

  /** A link that was mailed and waits for its answer. */
  private static String live(Loop loop) {
    return Stream.of(ENG, LEAD)
        .flatMap(person -> loop.links(person).stream())
        .filter(link -> loop.page(link).body().contains(OPEN))
        .findFirst()
        .orElseThrow();
  }

  /** In the new table: the old link is answered, a delivery with the old secret moves the graph. */
  private static void goesOn(Loop loop, Loop.Company acme, String link) {
    String there = loop.base() + link.substring(link.indexOf("/decide/"));
    assertThat(loop.page(there).body()).contains(OPEN);
    assertThat(loop.answer(there, "choice=decline&reason=not-now&comment=").statusCode())
        .isEqualTo(200);
    assertThat(loop.page(there).body()).doesNotContain(OPEN);
    loop.emit(acme, "build-1", "item.started", Map.of("by", ENG));
    assertThat(loop.api(acme, "/api/item?id=studio:build-1").at("/items/0/status").asText())
        .isEqualTo("started");
    loop.until("2026-11-09T10:00:00Z");
    assertThat(replay(loop, acme)).isEmpty();
  }

  /** What the API says, wherever the run answers. */
  private static Map<String, String> told(Loop loop, Loop.Company company) {
    Map<String, String> told = new LinkedHashMap<>();
    READ.forEach(
        path -> told.put(path, loop.api(company, path).toString().replace(loop.base(), "")));
    return told;
  }

  private static List<String> replay(Loop loop, Loop.Company company) {
    List<String> differences = new ArrayList<>();
    loop.api(company.token(), "POST", "/api/replay", Map.of())
        .path("differences")
        .forEach(line -> differences.add(line.asText()));
    return differences;
  }

  /** The same company where the other run answers. */
  private static Loop.Company moved(Loop.Company company, Loop loop) {
    String url = company.url();
    String dashboard = company.dashboard();
    return new Loop.Company(
        company.token(),
        loop.base() + url.substring(url.indexOf("/hooks/")),
        company.secret(),
        loop.base() + dashboard.substring(dashboard.indexOf("/w/")));
  }

  /** Changes the title in one item's row, which is short, as no commit did. */
  private static void tamper(DynamoDbClient client) {
    Map<String, AttributeValue> row =
        client.scanPaginator(scan -> scan.tableName(TABLE).consistentRead(true)).items().stream()
            .filter(each -> text(each, "kind").equals("item"))
            .filter(each -> text(each, "body").contains("Checkout build"))
            .findFirst()
            .orElseThrow();
    Map<String, AttributeValue> changed = new LinkedHashMap<>(row);
    changed.put(
        "body",
        AttributeValue.fromS(text(row, "body").replace("Checkout build", "Checkout biuld")));
    client.putItem(put -> put.tableName(TABLE).item(changed));
  }

  private static String text(Map<String, AttributeValue> row, String name) {
    return row.getOrDefault(name, AttributeValue.fromS("")).s();
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
