package dev.paydown.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.json.BrainJson;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything at once, over DynamoDB Local, through the front door. */
class EmbeddedRunTest {
  private static final String START = "2026-11-04T10:00:00Z";

  @TempDir private Path data = Path.of("");
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());
  private final HttpClient client = HttpClient.newHttpClient();
  private String url = "";
  private String token = "";

  @Test
  void a_signed_delivery_becomes_an_item_and_outlives_a_restart() throws Exception {
    try (EmbeddedRun first = start()) {
      assertThat(said.getLast()).startsWith("Ready on ");
      assertThat(first).isNotNull();
      JsonNode connection = api("POST", "/api/connections", "{\"tool\":\"events\"}");
      assertThat(deliver(connection, "evt-1")).isEqualTo(202);
      assertThat(deliver(connection, "evt-1")).as("a repeat").isBetween(200, 299);
      assertThat(items()).containsExactly("events:design-1");
      assertThat(now()).isBefore(Instant.parse(START).plusSeconds(600));
      assertThat(advance("P1D")).isAfter(Instant.parse("2026-11-05T10:00:00Z"));
    }
    String firstToken = token;
    try (EmbeddedRun second = start()) {
      assertThat(second).isNotNull();
      assertThat(token).isEqualTo(firstToken);
      assertThat(now()).isAfter(Instant.parse("2026-11-05T10:00:00Z"));
      assertThat(items()).containsExactly("events:design-1");
      assertThat(api("POST", "/api/replay", "{}").path("differences")).isEmpty();
    }
  }

  @Test
  void a_week_with_nothing_to_do_takes_less_than_thirty_seconds_of_the_processors()
      throws Exception {
    try (EmbeddedRun run = start()) {
      assertThat(run).isNotNull();
      Duration begun = ProcessorTime.used();
      advance("P7D");
      assertThat(ProcessorTime.used().minus(begun)).isLessThan(Duration.ofSeconds(30));
    }
  }

  @Test
  void a_workspace_is_made_without_a_token_and_sees_nothing_of_another() throws Exception {
    try (EmbeddedRun run = start()) {
      assertThat(run).isNotNull();
      JsonNode connection = api("POST", "/api/connections", "{\"tool\":\"events\"}");
      assertThat(deliver(connection, "evt-1")).isEqualTo(202);
      assertThat(items()).hasSize(1);
      JsonNode made = api("POST", "/local/workspaces", "{\"name\":\"Acme\"}");
      token = made.path("token").asText();
      assertThat(items()).isEmpty();
    }
  }

  @Test
  void a_mail_with_a_mailbox_in_copy_becomes_a_thread() throws Exception {
    try (EmbeddedRun run = start()) {
      assertThat(run).isNotNull();
      JsonNode connection = api("POST", "/api/connections", "{\"tool\":\"mail\"}");
      String mail =
          "From: ada@example.com\nTo: bob@example.com\nCc: "
              + connection.path("mailbox").asText()
              + "@in.example.com\nSubject: Budget\nMessage-ID: <b-1@example.com>\n\nCan you?\n";
      assertThat(api("POST", "/local/mail", mail).path("mailboxes").asInt()).isEqualTo(1);
      advance("PT0S");
      assertThat(items()).containsExactly("mail:b-1@example.com");
    }
  }

  @Test
  void one_data_folder_has_one_run() throws Exception {
    try (EmbeddedRun run = start()) {
      assertThat(run).isNotNull();
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedRun.CannotStart.class)
          .hasMessageContaining("is in use by another run");
    }
  }

  @Test
  void pages_that_need_no_token_answer_this_machine_only() throws Exception {
    try (EmbeddedRun run = start()) {
      assertThat(run).isNotNull();
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(URI.create(url + "/local/clock"))
                  .header("origin", "https://elsewhere.example")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).doesNotContain("now");
    }
  }

  private EmbeddedRun start() throws EmbeddedRun.CannotStart {
    EmbeddedRun run =
        EmbeddedRun.start(
            new EmbeddedRun.Options(
                Repository.template(),
                0,
                data,
                Optional.of(Instant.parse(START)),
                Optional.empty()),
            said::add);
    url = said.getLast().substring("Ready on ".length());
    token =
        said.stream()
            .filter(line -> line.startsWith("Admin token: "))
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .substring("Admin token: ".length());
    return run;
  }

  private int deliver(JsonNode connection, String id) throws Exception {
    String body =
        """
        {"specversion":"1.0","id":"%s","source":"/studio","type":"dev.paydown.item.opened",\
        "subject":"design-1","time":"%s","data":{"kind":"design","title":"Design",\
        "owner":"ana@example.org","due":"2026-11-06"}}"""
            .formatted(id, START);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(connection.path("deliveryUrl").asText()))
            .header("content-type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes));
    StandardWebhooks.sign(connection.path("secret").asText(), id, now(), bytes)
        .forEach(request::header);
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private List<String> items() throws Exception {
    advance("PT0S");
    List<String> ids = new ArrayList<>();
    api("GET", "/api/items", "").path("items").forEach(item -> ids.add(item.path("id").asText()));
    return ids;
  }

  private Instant advance(String by) throws Exception {
    return Instant.parse(
        api("POST", "/local/clock", "{\"advance\":\"" + by + "\"}").path("now").asText());
  }

  private Instant now() throws Exception {
    return Instant.parse(api("GET", "/local/clock", "").path("now").asText());
  }

  private JsonNode api(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(method + " " + path).isBetween(200, 299);
    return BrainJson.mapper().readTree(response.body());
  }
}
