package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.tools.json.BrainJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A deployment whose tools deliver to a URL of ingest's own, and whose people go to the API. */
final class HooksElsewhereTest {
  private static final String HOOKS = "https://sample.lambda-url.eu-central-1.on.aws";
  private static final Map<String, String> ADMIN = Map.of("authorization", "Bearer " + World.ADMIN);
  private final World world = new World();
  private final Deployment deployment = world.deployment("", HOOKS, Map.of("events", world.tool));

  @Test
  void a_tool_is_told_to_deliver_there() {
    JsonNode made =
        asked(
            new AdminApiFunction(deployment)
                .handleRequest(
                    Samples.http(
                        "POST", "/api/connections", Map.of(), ADMIN, "{\"tool\": \"events\"}"),
                    NoContext.HERE)
                .getBody());
    assertThat(made.path("deliveryUrl").asText())
        .isEqualTo(HOOKS + "/hooks/" + made.path("id").asText());
    JsonNode listed =
        asked(
            new ReadApiFunction(deployment)
                .handleRequest(
                    Samples.http("GET", "/api/connections", Map.of(), ADMIN, ""), NoContext.HERE)
                .getBody());
    assertThat(listed.findValuesAsText("deliveryUrl"))
        .containsExactlyInAnyOrder(made.path("deliveryUrl").asText(), HOOKS + "/hooks/hook1");
  }

  private static JsonNode asked(String body) {
    return BrainJson.read(body, JsonNode.class);
  }
}
