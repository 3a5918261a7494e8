package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.functions.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TokenApiTest extends DescribedApi {
  @Test
  void a_token_is_changed_in_two_steps_and_both_are_taken_between_them() {
    String next = json(with("/api/token/rotate", World.ADMIN)).path("token").asText();
    assertThat(next).matches("[\\w-]{43}");
    assertThat(call("GET", "/api/workspace", "Bearer " + World.ADMIN).getStatusCode())
        .isEqualTo(200);
    assertThat(call("GET", "/api/workspace", "Bearer " + next).getStatusCode()).isEqualTo(200);

    assertThat(json(with("/api/token/retire", next)).path("retired").asInt()).isEqualTo(1);

    assertThat(call("GET", "/api/workspace", "Bearer " + World.ADMIN).getStatusCode())
        .isEqualTo(401);
    assertThat(call("GET", "/api/workspace", "Bearer " + next).getStatusCode()).isEqualTo(200);
  }

  @Test
  void the_token_before_retires_nothing() {
    with("/api/token/rotate", World.ADMIN);
    assertThat(json(with("/api/token/retire", World.ADMIN)).path("retired").asInt()).isZero();
  }

  @Test
  void a_token_that_is_none_makes_none() {
    assertThat(with("/api/token/rotate", "guessed").getStatusCode()).isEqualTo(401);
    assertThat(with("/api/token/retire", "guessed").getStatusCode()).isEqualTo(401);
  }

  private APIGatewayV2HTTPResponse with(String path, String token) {
    return call("POST", path, path, Map.of(), Map.of(), "", "Bearer " + token);
  }
}
