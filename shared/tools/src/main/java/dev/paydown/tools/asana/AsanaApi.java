package dev.paydown.tools.asana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Map;

/** Where a connection's Asana is, what opens it, and the envelope that all of it travels in. */
final class AsanaApi {
  static final String TOOL = "Asana";
  private static final String VENDOR = "https://app.asana.com";

  private AsanaApi() {}

  static RestApi of(OutgoingHttp http, Connection connection, String token, Instant now) {
    String base = connection.baseUrl().orElse(VENDOR).replaceFirst("/+$", "") + "/api/1.0";
    Map<String, String> headers = Map.of("authorization", "Bearer " + token);
    return new RestApi(http, TOOL, base, headers, now);
  }

  static String task(String gid) {
    return "/tasks/" + RestApi.part(gid);
  }

  /** What the answer is about. */
  static Fields data(JsonNode answer) throws BadField {
    return Fields.of("data", answer.path("data"));
  }

  /** A body that says this. */
  static ObjectNode body(ObjectNode data) {
    return object().set("data", data);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
