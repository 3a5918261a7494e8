package dev.paydown.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.paydown.local.template.Template.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpEventsTest {
  private static final Router.Match MATCH =
      new Router.Match(new Route("POST", "/hooks/{id}", "Ingest"), Map.of("id", "7"));

  @Test
  void a_header_sent_twice_is_joined_and_the_route_key_is_the_templates() {
    APIGatewayV2HTTPEvent event =
        event(Map.of("x-a", List.of("1", "2"), "content-type", List.of("application/json")), "{}");
    assertThat(event.getHeaders()).containsEntry("x-a", "1,2");
    assertThat(event.getRouteKey()).isEqualTo("POST /hooks/{id}");
    assertThat(event.getPathParameters()).isEqualTo(Map.of("id", "7"));
    assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("a", "1,2", "b", ""));
    assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
    assertThat(event.getIsBase64Encoded()).isFalse();
    assertThat(event.getBody()).isEqualTo("{}");
  }

  @Test
  void a_body_that_is_not_text_comes_in_base64() {
    APIGatewayV2HTTPEvent event =
        event(Map.of("content-type", List.of("application/cloudevents+json")), "{\"a\":1}");
    assertThat(event.getIsBase64Encoded()).isTrue();
    assertThat(new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void json_that_is_no_utf_8_keeps_its_bytes() {
    byte[] bytes = {'"', (byte) 0xff, '"'};
    APIGatewayV2HTTPEvent event =
        HttpEvents.event(
            new Request(
                "POST", "/hooks/7", "", Map.of("content-type", List.of("application/json")), bytes),
            MATCH,
            Instant.EPOCH,
            "r");
    assertThat(event.getIsBase64Encoded()).isTrue();
    assertThat(Base64.getDecoder().decode(event.getBody())).isEqualTo(bytes);
  }

  private static APIGatewayV2HTTPEvent event(Map<String, List<String>> headers, String body) {
    return HttpEvents.event(
        new Request(
            "POST", "/hooks/7", "a=1&a=2&b", headers, body.getBytes(StandardCharsets.UTF_8)),
        MATCH,
        Instant.EPOCH,
        "r");
  }
}
