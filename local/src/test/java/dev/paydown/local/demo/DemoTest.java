package dev.paydown.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.Audit;
import dev.paydown.aws.dynamo.Erasing;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.local.EmbeddedRun;
import dev.paydown.local.Repository;
import dev.paydown.local.dynamodb.DynamoDbLocal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Three weeks over four tools: one initiative, moved in the tools themselves. Then Eli leaves
 * Juniper and asks to be forgotten.
 */
final class DemoTest {
  private static final String TABLE = "paydown";
  private static final String TOKEN = "k3v9x2m7";
  private static final List<String> TOLD =
      List.of(
          "/api/items",
          "/api/liabilities",
          "/api/proposals",
          "/api/statements/2026-W45",
          "/api/statements/2026-W46",
          "/api/statements/2026-W47");

  /** His address, his login in GitHub, and what he is called. */
  private static final Pattern ELI = Pattern.compile("\\beli\\b", Pattern.CASE_INSENSITIVE);

  /** Mailboxes and the tools themselves, which are not Paydown's. */
  private static final List<String> OTHERS =
      List.of("inbox", "practice-github", "practice-jira", "practice-linear", "practice-slack");

  @Test
  void one_initiative_over_four_tools_is_one_graph_and_who_leaves_it_is_forgotten_on_request(
      @TempDir Path data) throws Exception {
    try (DynamoDbLocal database = DynamoDbLocal.startInMemory(_ -> {});
        DynamoDbClient client = Clients.dynamoAt(database.endpoint());
        EmbeddedRun run =
            EmbeddedRun.start(
                new EmbeddedRun.Options(
                    Repository.template(),
                    0,
                    data,
                    Optional.of(Instant.parse(PlayedDemo.BEGINS)),
                    Optional.of(database.endpoint())),
                _ -> {})) {
      PlayedDemo demo = PlayedDemo.play(run.address(), data, _ -> {});
      demo.holds();
      isForgotten(demo, client, data);
    }
  }

  private static void isForgotten(PlayedDemo demo, DynamoDbClient client, Path data) {
    Table table = new Table(client, TABLE, new Random(7));
    String workspace = new Unfinished(table).workspaces().getFirst();
    demo.leaves(Script.ELI);
    Map<String, String> before = told(demo);
    assertThat(stored(client, data).matching(ELI)).hasSizeGreaterThan(10);

    Erasing erasing = new Erasing(table, demo::now);
    Erasing.Outcome outcome =
        erasing.erase(
            workspace,
            erasing.search(workspace, PersonRef.email(Script.ELI), new TreeSet<>(), TOKEN));

    assertThat(outcome).isInstanceOf(Erasing.Erased.class);
    assertThat(stored(client, data).matching(ELI)).isEmpty();
    assertThat(demo.differences()).isEmpty();
    assertThat(told(demo)).isEqualTo(renamed(before));
    demo.goesOn("P2D");
    assertThat(demo.differences()).isEmpty();
    assertThat(stored(client, data).matching(ELI)).isEmpty();
    assertThat(audits(client, workspace))
        .isNotEmpty()
        .allSatisfy(
            proposal ->
                assertThat(Audit.brokenAt(new Audit(table).chain(workspace, proposal))).isEmpty());
  }

  /** The proposals of which there is an audit. */
  private static List<String> audits(DynamoDbClient client, String workspace) {
    String prefix = "W#" + workspace + "#A#";
    return client.scanPaginator(scan -> scan.tableName(TABLE)).items().stream()
        .map(row -> row.getOrDefault("pk", AttributeValue.fromS("")).s())
        .filter(pk -> pk.startsWith(prefix))
        .map(pk -> pk.substring(prefix.length()))
        .distinct()
        .toList();
  }

  private static Stored stored(DynamoDbClient client, Path data) {
    return new Stored(client, TABLE, data, OTHERS);
  }

  /** What the API answers, but for the instant as of which a week that is not over is told. */
  private static Map<String, String> told(PlayedDemo demo) {
    Map<String, String> told = new LinkedHashMap<>();
    TOLD.forEach(
        path -> told.put(path, demo.api(path).toString().replaceAll("\"asOf\":\"[^\"]*\",", "")));
    return told;
  }

  private static Map<String, String> renamed(Map<String, String> told) {
    Map<String, String> renamed = new LinkedHashMap<>();
    told.forEach(
        (path, said) ->
            renamed.put(
                path,
                said.replace(Script.ELI, "erased-" + TOKEN + "@erased.invalid")
                    .replace("github:eli", "github:erased-" + TOKEN)));
    return renamed;
  }
}
