package dev.paydown.local.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Gitea of its own on this machine, with a database of its own, that ends with the test (Gitea
 * docs, Configuration cheat sheet and Command line).
 */
final class RealGitea implements AutoCloseable {
  private static final Pattern TOKEN = Pattern.compile("created\\.* ([0-9a-f]{40})");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ADMIN = "steward";
  private final HttpClient http = HttpClient.newHttpClient();
  private final Path home;
  private final Path binary;
  private final int port;
  private final String token;
  private final Process server;

  private RealGitea(Path binary, Path home) throws IOException, InterruptedException {
    this.binary = binary;
    this.home = home;
    this.port = freePort();
    Files.writeString(home.resolve("app.ini"), settings());
    run("migrate");
    this.token = made(user("create", ADMIN, "--admin", "--access-token-scopes", "all"));
    this.server = process(List.of("web")).redirectOutput(home.resolve("web.log").toFile()).start();
  }

  /** Starts one, and returns once it answers. */
  static RealGitea start(Path binary, Path home) {
    try {
      RealGitea gitea = new RealGitea(binary.toAbsolutePath(), Files.createDirectories(home));
      gitea.await();
      return gitea;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** An access token of its administrator. */
  String token() {
    return token;
  }

  /** Makes a person. */
  void person(String login) {
    post(
        "/admin/users",
        Map.of(
            "username",
            login,
            "email",
            login + "@example.com",
            "password",
            "correct-horse-" + login,
            "must_change_password",
            false));
  }

  JsonNode get(String path) {
    return send("GET", path, Map.of());
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, body);
  }

  JsonNode send(String method, String path, Object body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/api/v1" + path))
            .timeout(PATIENCE)
            .header("authorization", "token " + token)
            .header("content-type", "application/json")
            .method(method, BodyPublishers.ofString(BrainJson.write(body)))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new AssertionError(
            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
      }
      return BrainJson.mapper().readTree(answer.body().isBlank() ? "{}" : answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String settings() {
    return """
        RUN_MODE = prod
        WORK_PATH = %1$s
        [server]
        HTTP_ADDR = 127.0.0.1
        HTTP_PORT = %2$d
        ROOT_URL = http://127.0.0.1:%2$d/
        %3$s
        DISABLE_SSH = true
        OFFLINE_MODE = true
        [database]
        DB_TYPE = sqlite3
        PATH = %1$s/gitea.db
        [security]
        INSTALL_LOCK = true
        SECRET_KEY = only-for-a-test
        [webhook]
        ALLOWED_HOST_LIST = loopback
        [log]
        LEVEL = Warn
        MODE = console
        [repository]
        ROOT = %1$s/repositories
        [cron]
        ENABLED = false
        [indexer]
        ISSUE_INDEXER_TYPE = db
        """
        .formatted(home, port, resources().map(at -> "STATIC_ROOT_PATH = " + at).orElse(""));
  }

  /** A binary that was built without its templates has them beside it. */
  private Optional<Path> resources() {
    return Optional.ofNullable(binary.getParent())
        .filter(folder -> Files.isDirectory(folder.resolve("options")));
  }

  private String user(String what, String login, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("admin", "user", what, "--username", login));
    command.addAll(
        List.of(
            "--email",
            login + "@example.com",
            "--password",
            "correct-horse-" + login,
            "--access-token",
            "--must-change-password=false"));
    command.addAll(List.of(more));
    return run(command.toArray(new String[0]));
  }

  private static String made(String said) {
    Matcher token = TOKEN.matcher(said);
    if (!token.find()) {
      throw new IllegalStateException("Gitea made no access token: " + said);
    }
    return token.group(1);
  }

  private ProcessBuilder process(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(binary.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--config", home.resolve("app.ini").toString()));
    ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
    process.environment().put("GITEA_WORK_DIR", home.toString());
    // Where tests run as root, so does it: it is reached from this machine alone, and ends with us.
    process.environment().put("GITEA_I_AM_BEING_UNSAFE_RUNNING_AS_ROOT", "true");
    return process;
  }

  private String run(String... arguments) throws IOException {
    Process process = process(List.of(arguments)).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("gitea " + arguments[0] + " failed: " + said);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return said;
  }

  private void await() throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest version = HttpRequest.newBuilder(URI.create(url() + "/api/v1/version")).build();
    while (System.nanoTime() < until) {
      try {
        if (http.send(version, BodyHandlers.ofString()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        if (!server.isAlive()) {
          throw new IllegalStateException(
              "gitea ended: " + Files.readString(home.resolve("web.log")), notYet);
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("gitea does not answer");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.destroy();
    try {
      if (!server.waitFor(30, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
