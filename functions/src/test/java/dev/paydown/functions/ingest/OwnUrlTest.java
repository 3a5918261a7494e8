package dev.paydown.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.World;
import dev.paydown.tools.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ingest at a URL of its own, where no API has matched method and path before. */
final class OwnUrlTest {
  private static final String DOMAIN = "sample.lambda-url.eu-central-1.on.aws";
  private static final Map<String, String> GENUINE = Map.of("signature", "good", "id", "d1");
  private final World world = new World();
  private final IngestFunction function = new IngestFunction(world.deployment());

  @Test
  void a_delivery_is_taken_in_for_the_connection_that_its_path_names() {
    assertThat(ask("POST", "/hooks/hook1", GENUINE, "slip").getStatusCode()).isEqualTo(202);
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(new LogEntry("studio#d1", world.now, List.of(new Fact.Ticked(world.now))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/hook1",
        "/hooks",
        "/hooks/",
        "/hooks/nobody",
        "/hooks/hook1/",
        "//hooks/hook1",
        "/hooks//hook1",
        "/hooks/./hook1",
        "/hooks/%68ook1",
        "/hooks/hook1%00",
        "/hooks/hook1\n",
        "/HOOKS/hook1",
        "/api/items",
        "/decide/hook1",
        "/live/hooks/hook1"
      })
  void any_other_path_finds_nothing_and_asks_nothing_of_the_store(String path) {
    APIGatewayV2HTTPResponse answer = ask("POST", path, GENUINE, "slip");
    assertThat(answer.getStatusCode()).as(path).isEqualTo(404);
    assertThat(answer.getBody()).isEqualTo("Nothing is here.\n");
    assertThat(world.store.appends()).isZero();
    assertThat(world.quarantine).isEmpty();
  }

  @Test
  void the_path_that_an_api_would_have_matched_does_not_count() {
    APIGatewayV2HTTPEvent event = event("POST", "/elsewhere", GENUINE, "slip");
    event.setPathParameters(Map.of("id", "hook1"));
    assertThat(function.handleRequest(event, NoContext.HERE).getStatusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "PATCH", "DELETE", "TRACE"})
  void what_no_tool_does_there_is_turned_away_unread(String method) {
    APIGatewayV2HTTPResponse answer = ask(method, "/hooks/hook1", GENUINE, "slip");
    assertThat(answer.getStatusCode()).isEqualTo(405);
    assertThat(answer.getHeaders()).containsEntry("allow", "POST, HEAD, OPTIONS");
    assertThat(world.store.appends()).isZero();
  }

  @Test
  void a_probe_is_answered_at_a_delivery_url_and_nowhere_else() {
    assertThat(ask("HEAD", "/hooks/hook1", Map.of(), "").getStatusCode()).isEqualTo(200);
    assertThat(
            ask(
                    "OPTIONS",
                    "/hooks/hook1",
                    Map.of("webhook-request-origin", "events.example.com"),
                    "")
                .getHeaders())
        .containsEntry("webhook-allowed-origin", "events.example.com");
    assertThat(ask("HEAD", "/", Map.of(), "").getStatusCode()).isEqualTo(404);
    assertThat(ask("OPTIONS", "/", Map.of(), "").getStatusCode()).isEqualTo(404);
  }

  @Test
  void what_is_not_signed_is_refused_as_it_is_behind_the_api() {
    assertThat(ask("POST", "/hooks/hook1", Map.of("signature", "bad"), "slip").getStatusCode())
        .isEqualTo(401);
    assertThat(world.store.appends()).isZero();
  }

  /** Trello signs the address that it posts to, and the API's goes on beside it. */
  @Test
  void what_is_signed_with_an_address_is_proved_with_the_one_that_it_came_in_by() {
    world.directory.add(
        new Connection(
            "hook2",
            World.WORKSPACE,
            "trello",
            "trello",
            List.of("app-secret"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    String body = "{\"action\":{\"id\":\"a1\",\"type\":\"createList\"}}";
    Map<String, String> signed = Map.of("x-trello-webhook", code("https://" + DOMAIN, body));
    Map<String, String> forTheApi = Map.of("x-trello-webhook", code("http://localhost:8080", body));
    assertThat(ask("POST", "/hooks/hook2", signed, body).getStatusCode()).isEqualTo(200);
    assertThat(ask("POST", "/hooks/hook2", forTheApi, body).getStatusCode()).isEqualTo(401);
  }

  private static String code(String address, String body) {
    return Base64.getEncoder()
        .encodeToString(
            Hmac.sha1(
                "app-secret".getBytes(StandardCharsets.UTF_8),
                body.getBytes(StandardCharsets.UTF_8),
                (address + "/hooks/hook2").getBytes(StandardCharsets.UTF_8)));
  }

  private APIGatewayV2HTTPResponse ask(
      String method, String path, Map<String, String> headers, String body) {
    return function.handleRequest(event(method, path, headers, body), NoContext.HERE);
  }

  /** As Lambda makes it of a request to a function's URL: one route, and no parts of the path. */
  private static APIGatewayV2HTTPEvent event(
      String method, String path, Map<String, String> headers, String body) {
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("$default")
        .withRawPath(path)
        .withRawQueryString("")
        .withHeaders(headers)
        .withBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)))
        .withIsBase64Encoded(true)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withRouteKey("$default")
                .withDomainName(DOMAIN)
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod(method)
                        .withPath(path)
                        .build())
                .build())
        .build();
  }
}
