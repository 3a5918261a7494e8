package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Hooks a tool up: makes its webhook through its API where a token is given, else says how a person
 * does; then waits for what it says first.
 */
@Command(
    name = "connect",
    description = {
      "Hook a tool up. With --api-token its webhook is made through its API where that can be;",
      "otherwise the steps are shown, with the delivery URL and the secret."
    })
final class Connect extends ApiCommand {
  private static final int USUAL_SECONDS = 300;
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  /** Asked for their names and steps only: nothing is sent from here. */
  private static final Map<String, Tool> TOOLS =
      Tools.all(request -> new OutgoingHttp.Outcome.Forbidden("the CLI calls no tool"));

  @Parameters(
      paramLabel = "TOOL",
      completionCandidates = Names.class,
      description = "${COMPLETION-CANDIDATES}")
  private String tool = "";

  @Option(names = "--name", description = "its name in item ids; else the tool's")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--in",
      paramLabel = "PLACE",
      description = "where in the tool: acme/web, a project, a board; as often as there are")
  private List<String> places = List.of();

  @Option(names = "--base-url", description = "where its API is, if not at its vendor's")
  private Optional<String> baseUrl = Optional.empty();

  @Option(names = "--secret", description = "the signing secret, where the tool makes it")
  private Optional<String> secret = Optional.empty();

  @Option(
      names = "--api-token",
      description = "what opens the tool's API: to make its webhook, read, and make moves")
  private Optional<String> apiToken = Optional.empty();

  @Option(names = "--callback-url", description = "where moves of events items are posted")
  private Optional<String> callbackUrl = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "how long to wait for its first delivery; 300 in a terminal, else 0")
  private Optional<Integer> waitSeconds = Optional.empty();

  /** The tools that there are, for the usage text and for completion. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return TOOLS.keySet().stream().sorted().iterator();
    }
  }

  @Override
  JsonNode ask(Api api) {
    ObjectNode body = BrainJson.mapper().createObjectNode().put("tool", tool);
    name.ifPresent(value -> body.put("name", value));
    baseUrl.ifPresent(value -> body.put("baseUrl", value));
    secret.ifPresent(value -> body.put("secret", value));
    apiToken.ifPresent(value -> body.put("token", value));
    callbackUrl.ifPresent(value -> body.put("callbackUrl", value));
    if (!places.isEmpty()) {
      places.forEach(body.putArray("places")::add);
    }
    ObjectNode connected = (ObjectNode) api.send("POST", "/api/connections", body);
    if (apiToken.isPresent()) {
      connected.set("hook", api.send("POST", path(connected) + "/hook"));
    }
    return connected;
  }

  private static String path(JsonNode connected) {
    return "/api/connections/" + Api.encoded(text(connected, "name"));
  }

  @Override
  String told(JsonNode answer) {
    String connected =
        "Connected %s as %s.%n%n"
            .formatted(Columns.clean(text(answer, "tool")), Columns.clean(text(answer, "name")));
    if (answer.at("/hook/posts").asBoolean()) {
      return connected + hook(answer.path("hook"));
    }
    return connected
        + Connections.secret(answer)
        + "\n"
        + (answer.has("hook")
            ? "Its webhook is to be made by hand: %s.%n%n"
                .formatted(Columns.clean(text(answer.path("hook"), "why")))
            : "")
        + Optional.ofNullable(TOOLS.get(text(answer, "tool")))
            .map(Tool::steps)
            .orElse("Give the tool the delivery URL and the secret.\n");
  }

  /** How a person makes that tool post no more. */
  static String stepsBack(String tool) {
    return Optional.ofNullable(TOOLS.get(tool))
        .map(Tool::stepsBack)
        .orElse("Take the delivery URL out of the tool.\n");
  }

  /** What the tool was made to do. */
  static String hook(JsonNode hook) {
    StringBuilder said = new StringBuilder("It posts from now on");
    hook.path("places")
        .forEach(place -> said.append("\n  from ").append(Columns.clean(place.asText())));
    if (hook.path("until").isTextual()) {
      said.append("\nuntil ").append(moment(hook, "until")).append(", and is renewed before");
    }
    return said.append(".\n").toString();
  }

  @Override
  void after(Api api, JsonNode answer, PrintWriter out) {
    boolean isTerminal = Progress.isTerminal();
    int seconds = waitSeconds.orElse(isTerminal ? USUAL_SECONDS : 0);
    if (seconds <= 0) {
      return;
    }
    out.println();
    out.println(
        "Waiting for its first delivery: change something there (Ctrl-C ends the waiting).");
    out.flush();
    JsonNode connection = MissingNode.getInstance();
    long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    try (Progress progress = new Progress(out, isTerminal)) {
      while (!connection.path("heard").isObject() && System.nanoTime() < until) {
        connection = connection(api, text(answer, "name"));
        progress.at(waiting(connection, Duration.ofNanos(until - System.nanoTime())));
        if (!connection.path("heard").isObject() && !pause()) {
          return;
        }
      }
    }
    JsonNode heard = connection.path("heard");
    out.println(
        heard.isObject()
            ? "Heard, and understood as: " + Columns.clean(text(heard, "what")) + "."
            : "Nothing came. Look again later: ./paydown connection status");
    imported(connection).ifPresent(how -> out.println("Its open items are " + how + "."));
  }

  private static String waiting(JsonNode connection, Duration left) {
    long seconds = Math.max(0, left.toSeconds());
    return "%d:%02d left%s"
        .formatted(
            seconds / 60, seconds % 60, imported(connection).map(how -> ", " + how).orElse(""));
  }

  /** How far its first sweep, which is the import, has come, while that is not over. */
  private static Optional<String> imported(JsonNode connection) {
    JsonNode sweep = connection.path("sweep");
    return sweep.isObject() && !sweep.path("through").isTextual()
        ? Optional.of(
            "being imported: %s listed, %s read"
                .formatted(text(sweep, "listed"), text(sweep, "read")))
        : Optional.empty();
  }

  private static JsonNode connection(Api api, String name) {
    for (JsonNode one : api.list("/api/connections", "connections").path("connections")) {
      if (text(one, "name").equals(name)) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
