package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Advancer;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.http.Request;
import dev.paydown.tools.json.BrainJson;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What other programs fetch: tables, graphs, the log. */
class ExportsApiTest extends DescribedApi {
  private static final Pattern NEXT =
      Pattern.compile("<http://localhost:8080(/api/[^>?]*)\\?([^>]*)>; rel=\"next\"");
  private static final ItemRef.Own DESIGN = new ItemRef.Own("studio", "a");
  private static final ItemRef.Own BUILD = new ItemRef.Own("studio", "b");

  /** The design blocks the build, ends on Wednesday, and nobody picks the build up. */
  private void debt() {
    put("/api/workspace", "{\"costPerHour\": 95}");
    fold(
        "studio#d1",
        opened(DESIGN, "Design", "2026-11-20", Samples.ANNA),
        opened(BUILD, "=Build", "2026-11-24", "ben@example.com"),
        new Fact.LinkMade(
            DESIGN,
            BUILD,
            LinkKind.BLOCKS,
            LinkType.FS,
            0,
            LagUnit.WORKING,
            Provenance.STATED,
            world.now,
            0,
            Actor.HUMAN));
    world.now = Instant.parse("2026-11-18T11:00:00Z");
    fold(
        "studio#d2",
        new Fact.StatusChanged(
            DESIGN, world.now, 0, Actor.HUMAN, Transition.FINISHED, Optional.empty()));
    world.now = Instant.parse("2026-11-23T18:00:00Z");
    fold("tick", new Fact.Ticked(world.now));
  }

  private Fact opened(ItemRef.Own item, String title, String due, String owner) {
    return new Fact.ItemChanged(
        item,
        world.now,
        0,
        Actor.HUMAN,
        List.of(
            FieldChange.set(ItemField.KEY, item.uid()),
            FieldChange.set(ItemField.TITLE, title),
            FieldChange.set(ItemField.OWNER, owner),
            FieldChange.set(ItemField.DUE, due)));
  }

  private void fold(String id, Fact... facts) {
    fold(List.of(new LogEntry(id, world.now, List.of(facts))));
  }

  private void fold(List<LogEntry> entries) {
    entries.forEach(entry -> world.store.append(World.WORKSPACE, entry));
    assertThat(new Advancer(world.store).advance(World.WORKSPACE, entries)).isEmpty();
  }

  private APIGatewayV2HTTPResponse statement(Map<String, String> query) {
    return call(
        "GET",
        "/api/statements/{week}",
        "/api/statements/2026-W47",
        Map.of("week", "2026-W47"),
        query,
        "",
        "Bearer " + World.ADMIN);
  }

  private static String type(APIGatewayV2HTTPResponse answer) {
    return answer.getHeaders().getOrDefault("content-type", "");
  }

  private static Optional<Map<String, String>> next(APIGatewayV2HTTPResponse answer) {
    return Optional.ofNullable(answer.getHeaders().get("link"))
        .map(
            link -> {
              Matcher said = NEXT.matcher(link);
              assertThat(said.matches()).as(link).isTrue();
              Map<String, String> query = new HashMap<>();
              for (String part : said.group(2).split("&", -1)) {
                String[] both = part.split("=", 2);
                query.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
              }
              return query;
            });
  }

  /** Every page, the way a reader follows them. */
  private static List<String> pages(
      Map<String, String> first, Function<Map<String, String>, APIGatewayV2HTTPResponse> ask) {
    List<String> pages = new ArrayList<>();
    Optional<Map<String, String>> query = Optional.of(first);
    while (query.isPresent()) {
      APIGatewayV2HTTPResponse answer = ask.apply(query.get());
      assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
      pages.add(answer.getBody());
      query = next(answer);
    }
    return pages;
  }

  private static Request request(String route, Map<String, String> query) {
    return new Request(event("GET", route, Map.of(), query, "", "Bearer " + World.ADMIN));
  }

  @Test
  void items_are_a_table_where_one_is_asked_for() {
    debt();
    APIGatewayV2HTTPResponse answer = get("/api/items", Map.of("format", "csv"));
    assertThat(type(answer)).isEqualTo("text/csv; charset=utf-8; header=present");
    assertThat(answer.getBody().lines())
        .containsExactly(
            "id,kind,title,url,owner,status,percent,start,due,committed,forecastStart,forecast,"
                + "slipDays,drivenBy",
            "studio:a,task,Design,,anna@example.com,done,0,,2026-11-20,2026-11-20,2026-11-18,2026-11-18,0,",
            "studio:b,task,\"'=Build\",,ben@example.com,open,0,,2026-11-24,2026-11-24,"
                + "2026-11-23,2026-11-24,0,");
    assertThat(json(get("/api/items", Map.of("format", "json"))).path("items")).hasSize(2);
    assertThat(detail(get("/api/items", Map.of("format", "xls"))))
        .isEqualTo("format is not json or csv");
  }

  @Test
  void a_table_comes_in_pages_that_together_are_the_table() {
    debt();
    String whole = get("/api/items", Map.of("format", "csv")).getBody();
    Exports small = new Exports(world.deployment(), new BrainViews(), 250);
    List<String> pages =
        pages(
            Map.of("format", "csv"),
            query -> small.items(World.WORKSPACE, request("GET /api/items", query)));
    assertThat(pages).hasSize(2);
    assertThat(String.join("", pages)).isEqualTo(whole);
    assertThat(detail(get("/api/items", Map.of("format", "csv", "after", "studio:z"))))
        .isEqualTo("after is no cursor of this list");
  }

  @Test
  void a_liability_s_row_says_what_the_interface_says_of_it() {
    debt();
    List<String> rows =
        get("/api/liabilities", Map.of("format", "csv")).getBody().lines().skip(1).toList();
    JsonNode listed = json(get("/api/liabilities")).path("liabilities");
    assertThat(rows).hasSize(listed.size()).hasSizeGreaterThan(0);
    for (int i = 0; i < rows.size(); i++) {
      JsonNode one = listed.get(i);
      assertThat(rows.get(i))
          .startsWith(one.path("id").asText() + "," + one.path("kind").asText() + ",")
          .contains("," + one.path("principal").asText() + ",");
    }
  }

  @Test
  void every_figure_of_a_statement_s_table_is_the_interface_s() {
    debt();
    JsonNode told = json(statement(Map.of()));
    List<List<String>> rows =
        statement(Map.of("format", "csv")).getBody().lines().map(ExportsApiTest::cells).toList();
    Map<String, String> fields =
        Map.of(
            "opening", "opening",
            "incurred", "incurred",
            "interest", "interest",
            "paid", "paid",
            "written off", "writtenOff",
            "closing", "closing");
    List<List<String>> account = rows.stream().filter(row -> row.get(1).equals("account")).toList();
    assertThat(account).hasSize(6);
    for (List<String> row : account) {
      String field = fields.getOrDefault(row.get(2), "");
      assertThat(row.get(11)).as(field).isEqualTo(told.path(field).asText());
      assertThat(row.get(13)).as(field).isEqualTo(told.at("/money/" + field).asText());
    }
    assertThat(rows.stream().filter(row -> row.get(1).equals("ageing")).map(row -> row.get(11)))
        .containsExactlyElementsOf(told.path("ageing").findValuesAsText("balance"));
    assertThat(rows.stream().filter(row -> row.get(1).equals("entry")).map(row -> row.get(11)))
        .isNotEmpty()
        .containsExactlyElementsOf(told.path("entries").findValuesAsText("seconds"));
    assertThat(detail(statement(Map.of("format", "pdf")))).startsWith("format");
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1));
  }

  @Test
  void the_graph_around_an_item_is_told_drawn_for_mermaid_and_for_graphviz() {
    debt();
    JsonNode told = json(get("/api/graph", Map.of("id", "studio:b")));
    assertThat(told.toString())
        .isEqualTo(
            "{\"item\":\"studio:b\",\"items\":[{\"committed\":\"2026-11-20\",\"due\":\"2026-"
                + "11-20\",\"forecast\":\"2026-11-18\",\"id\":\"studio:a\",\"kind\":\"task\",\"leve"
                + "l\":-1,\"place\":\"upstream\",\"slipDays\":0,\"status\":\"done\",\"title\":\"Des"
                + "ign\"},{\"committed\":\"2026-11-24\",\"due\":\"2026-11-24\",\"forecast\":\"202"
                + "6-11-24\",\"id\":\"studio:b\",\"kind\":\"task\",\"level\":0,\"place\":\"item\",\"s"
                + "lipDays\":0,\"status\":\"open\",\"title\":\"=Build\"}],\"leftOut\":0,\"links\":"
                + "[{\"from\":\"studio:a\",\"kind\":\"blocks\",\"lagDays\":0,\"lagUnit\":\"working"
                + "\",\"to\":\"studio:b\",\"type\":\"FS\"}]}");
    APIGatewayV2HTTPResponse mermaid =
        get("/api/graph", Map.of("id", "studio:b", "format", "mermaid"));
    assertThat(type(mermaid)).isEqualTo("text/vnd.mermaid; charset=utf-8");
    assertThat(mermaid.getBody()).startsWith("flowchart LR\n").contains("n1 --> n2");
    APIGatewayV2HTTPResponse dot = get("/api/graph", Map.of("id", "b", "format", "dot"));
    assertThat(type(dot)).isEqualTo("text/vnd.graphviz; charset=utf-8");
    assertThat(dot.getBody()).startsWith("digraph around {\n").contains("n1 -> n2");
    JsonNode alone = json(get("/api/graph", Map.of("id", "b", "levels", "1", "most", "1")));
    assertThat(alone.path("items")).hasSize(1);
    assertThat(alone.path("leftOut").asInt()).isEqualTo(1);
  }

  @Test
  void a_graph_of_nothing_or_in_no_known_form_is_refused_by_name() {
    debt();
    assertThat(detail(get("/api/graph"))).isEqualTo("id is missing");
    assertThat(get("/api/graph", Map.of("id", "studio:none")).getStatusCode()).isEqualTo(404);
    assertThat(detail(get("/api/graph", Map.of("id", "b", "levels", "11"))))
        .isEqualTo("levels is not 0 to 10");
    assertThat(detail(get("/api/graph", Map.of("id", "b", "most", "0"))))
        .isEqualTo("most is not 1 to 500");
    assertThat(detail(get("/api/graph", Map.of("id", "b", "format", "svg"))))
        .isEqualTo("format is not json, mermaid or dot");
  }

  @Test
  void the_log_is_one_folded_entry_a_line() {
    debt();
    APIGatewayV2HTTPResponse answer = get("/api/log");
    assertThat(type(answer)).isEqualTo("application/x-ndjson");
    assertThat(answer.getHeaders()).doesNotContainKey("link");
    List<JsonNode> lines = lines(answer.getBody());
    assertThat(lines)
        .extracting(line -> line.path("version").asLong())
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(lines)
        .extracting(line -> line.path("id").asText())
        .endsWith("studio#d1", "studio#d2", "tick");
    assertThat(answer.getBody().lines().toList().getLast())
        .isEqualTo(
            "{\"version\":4,\"id\":\"tick\",\"at\":\"2026-11-23T18:00:00Z\","
                + "\"facts\":[{\"is\":\"Ticked\",\"at\":\"2026-11-23T18:00:00Z\"}]}");
    assertThat(answer.getBody().lines().map(line -> BrainJson.read(line, LogPages.Line.class)))
        .extracting(line -> new LogEntry(line.id(), line.at(), line.facts()))
        .containsExactlyElementsOf(world.store.log(World.WORKSPACE));
    assertThat(lines(get("/api/log", Map.of("after", "2")).getBody()))
        .isEqualTo(lines.subList(2, 4));
    assertThat(
            new LogPages(world.deployment())
                .page(World.WORKSPACE, request("GET /api/log", Map.of("after", "4")))
                .getBody())
        .isEmpty();
  }

  @Test
  void the_log_comes_in_pages_that_end_within_a_large_commit_too() {
    debt();
    List<LogEntry> many =
        Stream.iterate(1, i -> i + 1)
            .limit(30)
            .map(i -> new LogEntry("studio#m" + i, world.now, List.of(posted(i))))
            .toList();
    fold(many);
    String whole = get("/api/log").getBody();
    LogPages small = new LogPages(world.deployment(), 2_000);
    List<String> pages =
        pages(Map.of(), query -> small.page(World.WORKSPACE, request("GET /api/log", query)));
    assertThat(pages).hasSizeGreaterThan(5).allMatch(page -> page.length() <= 2_000);
    assertThat(String.join("", pages)).isEqualTo(whole);
  }

  private Fact posted(int i) {
    return said(i, "Said " + i + ": line\nand line");
  }

  @Test
  void a_page_of_the_log_stays_below_what_a_function_answers() {
    debt();
    for (int i = 0; i < 30; i++) {
      fold("studio#l" + i, said(i, "\u00DF\"".repeat(90_000)));
    }
    List<String> pages = pages(Map.of(), query -> get("/api/log", query));
    assertThat(pages).hasSizeGreaterThan(1);
    for (String page : pages) {
      int bytes = BrainJson.write(page).getBytes(StandardCharsets.UTF_8).length;
      System.out.println("a page of the log as a function answers it: " + bytes + " bytes");
      assertThat(bytes).isLessThanOrEqualTo(5 * 1024 * 1024 + 2);
    }
  }

  private Fact said(int seconds, String text) {
    return new Fact.ThreadPosted(
        DESIGN,
        world.now.plusSeconds(seconds),
        0,
        Actor.HUMAN,
        PersonRef.email(Samples.ANNA),
        List.of(),
        false,
        text);
  }

  @Test
  void a_cursor_that_is_none_is_refused() {
    for (String after : List.of("", "x", "-1", "1.", "1.2.3", "99999999999999999999")) {
      assertThat(detail(get("/api/log", Map.of("after", after))))
          .isEqualTo("after is no cursor of the log");
    }
  }

  private static List<JsonNode> lines(String ndjson) {
    return ndjson.lines().map(line -> BrainJson.read(line, JsonNode.class)).toList();
  }
}
