package dev.paydown.local;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.Executions;
import dev.paydown.brain.store.MagicLink;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Logged;
import dev.paydown.tools.Signed;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A connection of every tool, with secrets and tokens that all hold one word, in a run where
 * everything happens to them: deliveries good, wrongly signed, malformed and greeting, readings and
 * moves against APIs that refuse and quote what they were sent. Then that word is looked for, in
 * every form, in everything that is kept, logged, mailed and answered.
 */
class SecretsTest {
  private static final String WORD = "Zq7Vk2Xw9Lm4Tr8";
  private static final String ANNA = "anna@example.com";
  private static final int SAMPLES = 4;
  private static final List<MoveAction> ACTIONS =
      List.of(MoveAction.SET_DATE, MoveAction.COMMENT, MoveAction.ASSIGN, MoveAction.CANCEL);

  @TempDir private Path data = Path.of("");
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient client = HttpClient.newHttpClient();
  private final QuotingHttp apis = new QuotingHttp();
  private final Map<String, Tool> tools = new TreeMap<>(Tools.all(apis));
  private final List<Deployment> made = new ArrayList<>();
  private final List<DynamoDbClient> tables = new ArrayList<>();
  private String url = "";
  private String admin = "";

  /** APIs that quote all that they are sent: in refusals, in faults, in what is thrown. */
  private static final class QuotingHttp implements OutgoingHttp {
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();

    @Override
    public Outcome send(Request request) {
      String host = String.valueOf(request.uri().getHost());
      int nth = asked.merge(host, 1, Integer::sum);
      String sent =
          request.uri() + " " + request.headers() + " " + new String(request.body(), UTF_8);
      if (host.equals("oauth2.googleapis.com") && nth % 3 == 0) {
        return answer(200, "{\"access_token\":\"ya29." + WORD + "Access\",\"expires_in\":60}");
      }
      String quoting =
          BrainJson.write(
              Map.of(
                  "message",
                  sent,
                  "errorMessages",
                  List.of(sent),
                  "errors",
                  List.of(Map.of("message", sent)),
                  "error",
                  sent));
      return switch (nth % 7) {
        case 0 -> throw new UncheckedIOException(new IOException("no route to " + sent));
        case 1 -> answer(401, quoting);
        case 2 -> answer(403, quoting);
        case 3 -> answer(500, quoting);
        case 4 -> new Outcome.Lost(host + " gave no whole answer");
        case 5 -> answer(422, quoting);
        default -> answer(200, quoting);
      };
    }

    private static Outcome answer(int status, String body) {
      return new Outcome.Answered(status, Map.of(), body.getBytes(UTF_8));
    }
  }

  @Test
  void what_opens_a_tool_is_nowhere_but_sealed() throws Exception {
    Set<String> found = new TreeSet<>();
    List<String> answers = new ArrayList<>();
    try (Logged logged = new Logged()) {
      try (EmbeddedRun run = start()) {
        assertThat(run.address()).isNotNull();
        api(
            "PUT",
            "/api/people",
            "[{\"email\":\"" + ANNA + "\",\"name\":\"Anna\",\"zone\":\"UTC\"}]");
        Map<String, String> urls = connect();
        for (Map.Entry<String, String> tool : urls.entrySet()) {
          deliver(tool.getKey(), tool.getValue());
        }
        greet();
        advance("PT1M");
        moves();
        advance("PT3H");
        assertThat(outcomes()).as("moves come to an end, of every kind").hasSizeGreaterThan(1);
        answers.addAll(shown());
        rows().forEach(row -> found.addAll(in("a row", row)));
        answers.addAll(revoke());
        rows().forEach(row -> found.addAll(in("a row, once revoked", row)));
      }
      logged.lines().forEach(line -> found.addAll(in("the log", line)));
    }
    answers.forEach(answer -> found.addAll(in("an answer", answer)));
    said.forEach(line -> found.addAll(in("a notice", line)));
    found.addAll(files());
    assertThat(found).isEmpty();
    assertThat(apis.asked.keySet())
        .as("APIs that were asked: %s", apis.asked)
        .contains("api.github.example", "api.jira.example", "oauth2.googleapis.com")
        .hasSizeGreaterThan(8);
  }

  private EmbeddedRun start() throws EmbeddedRun.CannotStart {
    EmbeddedRun run =
        EmbeddedRun.start(
            new EmbeddedRun.Options(
                Repository.template(), 0, data, Optional.of(Fixtures.NOW), Optional.empty()),
            said::add,
            world -> {
              tables.add(world.client());
              made.add(EmbeddedDeployment.assemble(world, tools));
              return made.getLast();
            });
    url = run.address().toString();
    String token = "Admin token: ";
    admin =
        said.stream()
            .filter(line -> line.startsWith(token))
            .map(line -> line.substring(token.length()))
            .findFirst()
            .orElseThrow();
    return run;
  }

  /** A connection of every tool; where each is delivered to. */
  private Map<String, String> connect() throws Exception {
    Map<String, String> urls = new LinkedHashMap<>();
    for (String tool : tools.keySet()) {
      urls.put(tool, connected(tool, tool, Optional.of(secret(tool))));
    }
    return urls;
  }

  private String connected(String tool, String name, Optional<String> secret) throws Exception {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("tool", tool);
    wanted.put("name", name);
    wanted.put("token", token(tool));
    wanted.put("baseUrl", "https://api." + tool + ".example");
    wanted.put("callbackUrl", "https://callback." + tool + ".example/moves");
    secret.ifPresent(own -> wanted.put("secret", own));
    return api("POST", "/api/connections", BrainJson.write(wanted)).path("deliveryUrl").asText();
  }

  private static String secret(String tool) {
    return Signed.secret("signs for " + tool + " " + WORD);
  }

  private static String token(String tool) {
    return switch (tool) {
      case "jira" -> "ada@example.com:Jira" + WORD;
      case "trello" -> "0123456789abcdef" + ":Trello" + WORD;
      case "google-calendar" ->
          "{\"client_id\":\"some-client\",\"client_secret\":\"Client/"
              + WORD
              + "\",\"refresh_token\":\"1//Refresh"
              + WORD
              + "\"}";
      default -> tool + "_" + WORD + "_token";
    };
  }

  private void deliver(String tool, String to) throws Exception {
    List<Delivery> samples = Golden.deliveries(Optional.ofNullable(tools.get(tool)).orElseThrow());
    int step = Math.ceilDiv(samples.size(), SAMPLES);
    for (int i = 0; i < samples.size(); i += step) {
      Delivery sample = samples.get(i);
      byte[] body = sample.body();
      Delivery here = new Delivery(to, sample.headers(), body, sample.receivedAt());
      byte[] half = Arrays.copyOf(body, body.length / 2);
      Delivery cut = new Delivery(to, sample.headers(), half, sample.receivedAt());
      send(Signed.by(tool, secret(tool), here));
      send(Signed.by(tool, secret(tool), here));
      send(Signed.by(tool, Signed.secret("guessed " + WORD), here));
      send(Signed.by(tool, secret(tool), cut));
      send(Signed.by(tool, Signed.secret("guessed " + WORD), cut));
      send(here);
    }
  }

  /** Secrets that tools choose and tell, where they are awaited and where they are not. */
  private void greet() throws Exception {
    for (String name : List.of("asana", "awaiting-asana")) {
      String to =
          name.equals("asana") ? connectionUrl(name) : connected("asana", name, Optional.empty());
      send(
          new Delivery(
              to, Map.of("x-hook-secret", List.of("Told" + WORD)), new byte[0], Fixtures.NOW));
    }
    for (String name : List.of("notion", "awaiting-notion")) {
      String to =
          name.equals("notion") ? connectionUrl(name) : connected("notion", name, Optional.empty());
      String body = "{\"verification_token\":\"secret_Told" + WORD + "\"}";
      send(new Delivery(to, Map.of(), body.getBytes(UTF_8), Fixtures.NOW));
    }
  }

  private String connectionUrl(String name) {
    return url
        + "/hooks/"
        + made.getLast().directory().connection("default", name).orElseThrow().id();
  }

  private void send(Delivery delivery) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(delivery.url()));
    delivery.headers().forEach((name, values) -> request.header(name, values.getFirst()));
    HttpResponse<String> answer =
        client.send(
            request.POST(BodyPublishers.ofByteArray(delivery.body())).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isLessThan(500);
    assertThat(in("an answer to a delivery", answer.body())).isEmpty();
  }

  /** A confirmed proposal with moves in every tool, as an answer would have left it. */
  private void moves() {
    Deployment deployment = made.getLast();
    Instant now = deployment.clock().instant();
    List<Move> moves = new ArrayList<>();
    for (String tool : tools.keySet()) {
      for (MoveAction action : ACTIONS) {
        moves.add(move("m" + moves.size(), tool, action));
      }
    }
    Packet packet =
        new Packet(Optional.of("A law"), Optional.empty(), List.of(), List.of(), List.of());
    Proposal proposal = proposal(moves, packet, now);
    hold(deployment.workspaces(), proposal);
    MagicLink link =
        new MagicLink(
            "hash",
            "default",
            "p1",
            1,
            "digest",
            ANNA,
            now.plusSeconds(9_000),
            Optional.empty(),
            Optional.empty());
    deployment.links().put(link);
    Map<String, String> chosen =
        moves.stream().collect(Collectors.toMap(Move::id, move -> move.to().orElse("")));
    assertThat(
            deployment
                .links()
                .decide(
                    link,
                    new LogEntry(
                        "decided#p1",
                        now,
                        List.of(new Fact.Decided(now, "p1", 1, new Decision.Confirm(chosen)))),
                    moves.stream().map(move -> execution(move, packet, now)).toList(),
                    "confirmed",
                    now))
        .isEqualTo(MagicLinks.Decided.TAKEN);
  }

  private static Execution execution(Move move, Packet packet, Instant now) {
    return new Execution(
        "x-" + move.id(), "default", "p1", 1, ANNA, "Move it", move, packet, now, Optional.empty());
  }

  private static Move move(String id, String tool, MoveAction action) {
    String field =
        switch (action) {
          case SET_DATE -> "due";
          case COMMENT -> "comment";
          case ASSIGN -> "owner";
          default -> "status";
        };
    String uid = tool.equals("slack") ? "C024BE91L/1795421400.000100" : "acme/web#42";
    return new Move(
        id,
        action,
        tool + "/" + uid,
        tool,
        uid,
        tool + ":" + uid,
        "The design",
        Optional.of("https://" + tool + ".example/42"),
        field,
        Optional.empty(),
        Optional.of(action == MoveAction.ASSIGN ? ANNA : "2026-11-30"),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  private static Proposal proposal(List<Move> moves, Packet packet, Instant now) {
    return new Proposal(
        "p1",
        1,
        ProposalKind.SHIFT_DATES,
        "shift-dates|anna",
        "",
        "github/acme/web#42",
        "github:acme/web#42",
        "Move all",
        "It is late.",
        ANNA,
        ProposalState.PENDING,
        Gate.INTERNAL,
        moves,
        packet,
        now,
        Optional.empty(),
        now.plusSeconds(864_000),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static void hold(WorkspaceStore store, Proposal proposal) {
    for (int tried = 0; tried < 20; tried++) {
      WorkspaceState state = store.load("default").orElseThrow();
      TreeMap<String, Proposal> proposals = new TreeMap<>(state.proposals());
      proposals.put(proposal.id(), proposal);
      WorkspaceState with =
          new WorkspaceState(
              state.workspace(),
              state.version() + 1,
              state.now(),
              state.dueAt(),
              state.settings(),
              state.people(),
              state.aliases(),
              state.connections(),
              state.items(),
              state.links(),
              state.confirmed(),
              state.liabilities(),
              state.entries(),
              proposals,
              state.mailings(),
              state.reads());
      if (store.commit(state, with, List.of()) == WorkspaceStore.Committed.YES) {
        return;
      }
    }
    throw new AssertionError("the workspace is never at rest");
  }

  /** The kinds of outcomes that moves came to. */
  private Set<Class<? extends EffectOutcome>> outcomes() {
    Set<Class<? extends EffectOutcome>> kinds = new LinkedHashSet<>();
    for (int i = 0; i < tools.size() * ACTIONS.size(); i++) {
      made.getLast()
          .executions()
          .find("default", "x-m" + i)
          .flatMap(Executions.Progress::outcome)
          .ifPresent(outcome -> kinds.add(outcome.getClass()));
    }
    return kinds;
  }

  private List<String> shown() throws Exception {
    List<String> answers = new ArrayList<>();
    for (String path :
        List.of(
            "/api/items",
            "/api/liabilities",
            "/api/proposals",
            "/api/quarantine",
            "/api/connections",
            "/api/people",
            "/api/workspace",
            "/api/measures",
            "/inbox.json",
            "/inbox")) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .header("authorization", "Bearer " + admin)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      answers.add(answer.body());
    }
    return answers;
  }

  /**
   * What revoking each connection is answered, until its tool has let go of it, or at the fourth
   * time. A 500 is what our own code is answered for that throws, as one of the APIs makes it do.
   */
  private List<String> revoke() throws Exception {
    List<String> answers = new ArrayList<>();
    for (JsonNode connection : api("GET", "/api/connections", "").path("connections")) {
      String name = connection.path("name").asText();
      boolean mayStand = true;
      for (int tried = 1; mayStand && tried <= 4; tried++) {
        HttpResponse<String> told = asked("DELETE", "/api/connections/" + name, "");
        assertThat(told.statusCode()).as(name).isIn(200, 404, 500);
        answers.add(told.body());
        mayStand =
            told.statusCode() == 500
                || (told.statusCode() == 200
                    && !BrainJson.mapper().readTree(told.body()).findPath("left").isEmpty());
      }
    }
    assertThat(api("GET", "/api/connections", "").path("connections")).isEmpty();
    return answers;
  }

  /** Every row of the table, what is zipped in it unzipped. */
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    tables
        .getLast()
        .scanPaginator(scan -> scan.tableName(Database.TABLE))
        .items()
        .forEach(row -> row.forEach((name, value) -> rows.add(name + " " + text(value))));
    assertThat(rows).hasSizeGreaterThan(500);
    return rows;
  }

  private static String text(AttributeValue value) {
    if (value.b() == null) {
      return value.toString();
    }
    byte[] bytes = value.b().asByteArray();
    try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unzipped.readAllBytes(), UTF_8);
    } catch (IOException notZipped) {
      return new String(bytes, ISO_8859_1);
    }
  }

  /** Files of the run that hold the word: its database, queues, inbox and bodies. */
  private List<String> files() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String where = data.relativize(file).toString();
        found.addAll(in(where, new String(Files.readAllBytes(file), ISO_8859_1)));
      }
    }
    return found;
  }

  /** Where the word stands in the text, in any form, with what is around it. */
  private static List<String> in(String where, String text) {
    List<String> found = new ArrayList<>();
    for (String form : FORMS) {
      int at = text.indexOf(form);
      if (at >= 0) {
        int from = Math.max(0, at - 150);
        found.add(where + ": …" + text.substring(from, Math.min(text.length(), at + 60)));
      }
    }
    return found;
  }

  private static final List<String> FORMS = forms();

  /** As it is, in base64 wherever it stands in what was encoded, and all of that in hex. */
  private static List<String> forms() {
    List<String> forms = new ArrayList<>();
    forms.add(WORD);
    for (int ahead = 0; ahead < 3; ahead++) {
      String base64 =
          Base64.getEncoder()
              .withoutPadding()
              .encodeToString(("x".repeat(ahead) + WORD).getBytes(UTF_8));
      int begin = ahead == 0 ? 0 : ahead + 1;
      int end = (ahead + WORD.length()) % 3 == 0 ? base64.length() : base64.length() - 1;
      forms.add(base64.substring(begin, end));
    }
    for (String form : List.copyOf(forms)) {
      forms.add(HexFormat.of().formatHex(form.getBytes(UTF_8)));
      forms.add(HexFormat.of().withUpperCase().formatHex(form.getBytes(UTF_8)));
    }
    return forms;
  }

  private JsonNode api(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = asked(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return BrainJson.mapper().readTree(answer.body());
  }

  private HttpResponse<String> asked(String method, String path, String body) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("authorization", "Bearer " + admin)
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void advance(String by) throws Exception {
    api("POST", "/local/clock", "{\"advance\":\"" + by + "\"}");
  }
}
