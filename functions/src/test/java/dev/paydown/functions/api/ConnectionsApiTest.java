package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsApiTest extends DescribedApi {

  @Test
  void a_connection_is_made_once_and_its_secret_shown_once() {
    APIGatewayV2HTTPResponse made = post("/api/connections", "{\"tool\": \"events\"}");
    assertThat(made.getStatusCode()).isEqualTo(201);
    JsonNode shown = json(made);
    assertThat(shown.path("name").asText()).isEqualTo("events");
    assertThat(shown.path("id").asText()).matches("[\\w-]{22}");
    assertThat(shown.path("secret").asText()).startsWith("whsec_");
    assertThat(shown.path("deliveryUrl").asText())
        .isEqualTo("http://localhost:8080/hooks/" + shown.path("id").asText());
    assertThat(post("/api/connections", "{\"tool\": \"events\"}").getStatusCode()).isEqualTo(409);
    assertThat(get("/api/connections").getBody()).doesNotContain("whsec_", "secret");
    world.tool.makesItsSecret = true;
    JsonNode awaiting =
        json(post("/api/connections", "{\"tool\": \"events\", \"name\": \"asana\"}"));
    assertThat(awaiting.has("secret")).isFalse();
    assertThat(world.directory.connection(awaiting.path("id").asText()).orElseThrow())
        .satisfies(held -> assertThat(held.secrets()).isEmpty())
        .satisfies(
            held -> assertThat(held.handshakeUntil()).contains(world.now.plusSeconds(86400)));
    assertThat(world.store.load(World.WORKSPACE).orElseThrow().connections())
        .containsEntry("events", "events");
    Connection kept = world.directory.connection(World.WORKSPACE, "events").orElseThrow();
    assertThat(kept.secrets()).containsExactly(shown.path("secret").asText());
  }

  @Test
  void a_connection_that_cannot_be_is_refused_by_name() {
    assertThat(detail(post("/api/connections", "{\"tool\": \"fax\"}")))
        .isEqualTo("tool is not one of events, figma, google-calendar, trello");
    assertThat(detail(post("/api/connections", "{\"tool\": \"events\", \"name\": \"a:b\"}")))
        .startsWith("name is not");
    assertThat(
            detail(
                post(
                    "/api/connections",
                    "{\"tool\": \"events\", \"callbackUrl\": \"ftp://here/there\"}")))
        .isEqualTo("callbackUrl is not an https URL");
    AdminApiFunction deployed =
        new AdminApiFunction(world.deployment("https://paydown.example.com"));
    APIGatewayV2HTTPEvent plain =
        event(
            "POST",
            "/api/connections",
            Map.of(),
            Map.of(),
            "{\"tool\": \"events\", \"baseUrl\": \"http://inside\"}",
            "Bearer " + World.ADMIN);
    assertThat(deployed.handleRequest(plain, NoContext.HERE).getStatusCode()).isEqualTo(422);
  }

  @Test
  void a_rotated_connection_takes_both_secrets_until_the_former_is_retired() {
    String before =
        json(post("/api/connections", "{\"tool\": \"events\"}")).path("secret").asText();
    JsonNode rotated = json(at("POST", "events", "/rotate", ""));
    String newest = rotated.path("secret").asText();
    assertThat(newest).startsWith("whsec_").isNotEqualTo(before);
    assertThat(secrets("events")).containsExactly(newest, before);

    String given = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    at("POST", "events", "/rotate", "{\"secret\": \"" + given + "\"}");
    assertThat(secrets("events")).containsExactly(given, newest);
    at("POST", "events", "/rotate", "{\"secret\": \"" + given + "\"}");
    assertThat(secrets("events")).containsExactly(given, newest);

    assertThat(at("POST", "events", "/retire", "").getStatusCode()).isEqualTo(204);
    assertThat(secrets("events")).containsExactly(given);
    assertThat(detail(at("POST", "events", "/rotate", "{\"secret\": \"short\"}")))
        .isEqualTo("secret is not whsec_ and the base64 of a key");
  }

  @Test
  void a_tool_that_chooses_its_secret_may_tell_another_for_a_day() {
    world.tool.makesItsSecret = true;
    post("/api/connections", "{\"tool\": \"events\"}");
    world.now = world.now.plusSeconds(400_000);
    assertThat(json(at("POST", "events", "/rotate", "")).has("secret")).isFalse();
    assertThat(
            json(get("/api/connections")).path("connections").findValuesAsText("awaitsSecretUntil"))
        .contains(world.now.plusSeconds(86_400).toString());
  }

  @Test
  void a_secret_that_the_tool_told_is_shown_for_a_day_and_never_another() {
    world.tool.makesItsSecret = true;
    post("/api/connections", "{\"tool\": \"events\"}");
    assertThat(at("POST", "events", "/told", "").getStatusCode()).isEqualTo(404);
    Connection held = world.directory.connection(World.WORKSPACE, "events").orElseThrow();
    world.directory.replace(held, held.with(List.of("secret_of_theirs")));
    assertThat(json(at("POST", "events", "/told", "")).path("secret").asText())
        .isEqualTo("secret_of_theirs");
    world.now = world.now.plusSeconds(86_400);
    assertThat(at("POST", "events", "/told", "").getStatusCode()).isEqualTo(404);
    assertThat(at("POST", "studio", "/told", "").getStatusCode()).isEqualTo(404);
  }

  @Test
  void a_revoked_connection_is_gone_and_its_name_is_free() {
    JsonNode first = json(post("/api/connections", "{\"tool\": \"events\"}"));
    assertThat(at("DELETE", "events", "", "").getBody())
        .isEqualTo(
            "{\"revoked\":[{\"byHand\":\"its API makes no webhooks\","
                + "\"deliveryUrl\":\"http://localhost:8080/hooks/"
                + first.path("id").asText()
                + "\",\"left\":[],\"removed\":0,\"tool\":\"events\"}]}");
    assertThat(at("DELETE", "events", "", "").getStatusCode()).isEqualTo(404);
    assertThat(world.directory.connection(first.path("id").asText())).isEmpty();
    JsonNode second = json(post("/api/connections", "{\"tool\": \"events\"}"));
    assertThat(second.path("id")).isNotEqualTo(first.path("id"));
  }

  @Test
  void what_is_asked_of_a_connection_that_nobody_has_is_not_found() {
    for (String what : List.of("/rotate", "/retire")) {
      assertThat(at("POST", "fax", what, "").getStatusCode()).isEqualTo(404);
    }
    assertThat(at("DELETE", "fax", "", "").getStatusCode()).isEqualTo(404);
  }

  @Test
  void a_connection_of_another_workspace_is_not_touched() {
    world.store.create(WorkspaceState.empty("w2"), "Two");
    world.directory.add(World.connection("hook2", "w2", "theirs"));
    assertThat(at("DELETE", "theirs", "", "").getStatusCode()).isEqualTo(404);
    assertThat(world.directory.connection("hook2")).isPresent();
  }

  private List<String> secrets(String name) {
    return world.directory.connection(World.WORKSPACE, name).orElseThrow().secrets();
  }

  private APIGatewayV2HTTPResponse at(String method, String name, String what, String body) {
    return call(
        method,
        "/api/connections/{name}" + what,
        "/api/connections/" + name + what,
        Map.of("name", name),
        Map.of(),
        body,
        "Bearer " + World.ADMIN);
  }
}
