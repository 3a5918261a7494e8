package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.Repository;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo, killed ten times without warning, ends as if nothing had happened. */
@Tag("deep")
final class KillLoopTest {
  private static final long END_SECONDS = 180;
  private final HttpClient http = HttpClient.newHttpClient();

  private static Process start(Path data, int port) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Dpaydown.home=" + Repository.root(),
            "-cp",
            System.getProperty("java.class.path"),
            "dev.paydown.local.cli.Main",
            "up",
            "--demo",
            "--port",
            Integer.toString(port),
            "--data",
            data.toString(),
            "--clock",
            "2026-11-02T08:00:00Z");
    Path log = data.resolveSibling(data.getFileName() + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String said(Path data) throws IOException {
    return Files.readString(data.resolveSibling(data.getFileName() + ".log"));
  }

  private static String base(Path data) throws IOException {
    String log = said(data);
    int at = log.indexOf("Ready on ") + "Ready on ".length();
    return log.substring(at, log.indexOf('\n', at)).strip();
  }

  /** Plays the demo to its end and tells what then stands. */
  private List<String> end(Path data, Process process) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(END_SECONDS);
    while (!said(data).contains("The demo is over")) {
      assertThat(process.isAlive()).as(said(data)).isTrue();
      assertThat(System.nanoTime()).as(said(data)).isLessThan(deadline);
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    String token =
        BrainJson.mapper().readTree(data.resolve("demo.json").toFile()).path("token").asText();
    List<String> stands = new ArrayList<>();
    for (JsonNode item : call(data, "GET", "/api/items", token).path("items")) {
      stands.add(
          item.path("id").asText()
              + " "
              + item.path("status").asText()
              + " "
              + item.path("due").asText()
              + " "
              + item.path("forecast").asText());
    }
    JsonNode replay = call(data, "POST", "/api/replay", token);
    assertThat(replay.path("differences").isEmpty()).as(replay.toString()).isTrue();
    List<String> effects = new ArrayList<>();
    call(data, "GET", "/practice/linear/effects", token)
        .path("effects")
        .forEach(
            effect ->
                effects.add(
                    effect.path("mutation").asText()
                        + effect.path("target")
                        + effect.path("input")));
    assertThat(effects).isNotEmpty().doesNotHaveDuplicates();
    stands.add(effects.size() + " moves made");
    return stands;
  }

  private JsonNode call(Path data, String method, String path, String token) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base(data) + path))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .method(
                method,
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
            .build();
    return BrainJson.mapper().readTree(http.send(request, BodyHandlers.ofString()).body());
  }

  @Test
  void killed_ten_times_it_loses_nothing_and_makes_no_move_twice(@TempDir Path folder)
      throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    Files.createDirectories(undisturbed);
    Process whole = start(undisturbed, freePort());
    List<String> expected = end(undisturbed, whole);
    whole.destroy();

    Path data = folder.resolve("killed");
    Files.createDirectories(data);
    Random random = new Random(20_261_121);
    int port = freePort();
    for (int i = 0; i < 10; i++) {
      Process process = start(data, port);
      long millis = 1500L + random.nextInt(6000);
      process.waitFor(millis, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
      System.out.println("killed after " + millis + " ms");
    }
    Process last = start(data, port);
    try {
      assertThat(end(data, last)).isEqualTo(expected);
    } finally {
      last.destroy();
      whole.destroy();
    }
  }
}
