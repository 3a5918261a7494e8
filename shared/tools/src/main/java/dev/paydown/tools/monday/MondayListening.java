package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.Clip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Webhooks of boards, named by their numbers, one for each kind of event, made by an app whose
 * secret signs them (monday.com developer docs, Webhooks). What changed is not listed, for items
 * are not read through the API.
 */
final class MondayListening implements Listening {
  private static final String TOOL = "monday.com";
  private static final String VENDOR = "https://api.monday.com";
  private static final Pattern BOARD = Pattern.compile("[0-9]{1,30}");
  private static final int SHOWN = 200;
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final String STANDING =
      "query ($board: ID!) { webhooks(board_id: $board, app_webhooks_only: true) { id event } }";
  private static final String CREATE =
      "mutation ($board: ID!, $url: String!, $event: WebhookEventType!)"
          + " { create_webhook(board_id: $board, url: $url, event: $event) { id } }";
  private static final String DELETE = "mutation ($id: ID!) { delete_webhook(id: $id) { id } }";
  private static final List<String> EVENTS =
      List.of(
          "create_item",
          "create_subitem",
          "change_column_value",
          "change_subitem_column_value",
          "change_name",
          "change_subitem_name",
          "create_update",
          "edit_update",
          "delete_update",
          "create_subitem_update",
          "move_subitem",
          "item_archived",
          "item_deleted",
          "item_restored",
          "subitem_archived",
          "subitem_deleted");

  private final OutgoingHttp http;

  MondayListening(OutgoingHttp http) {
    this.http = http;
  }

  /**
   * Monday does not show where a webhook posts to. So all those that the app has in a board are
   * taken for former ones, and new ones take their place.
   */
  @Override
  public Hooked hook(Asked asked) {
    Connection connection = asked.connection();
    if (connection.token().isEmpty()) {
      return new ByHand("the connection has no token");
    }
    if (connection.places().isEmpty()) {
      return new ByHand("no board is named to listen in");
    }
    if (!connection.places().stream().allMatch(place -> BOARD.matcher(place).matches())) {
      return new ByHand("a board of monday.com is named by the number in its address");
    }
    RestApi api = api(connection, asked.now());
    connection.places().forEach(board -> stand(api, board, asked.deliveryUrl()));
    return new Standing(connection.places());
  }

  /** The connection's base address is the account's, for links; the API is at one for all. */
  private RestApi api(Connection connection, Instant now) {
    Map<String, String> headers = Map.of("authorization", Lookup.token(TOOL, connection));
    return new RestApi(http, TOOL, VENDOR, headers, now);
  }

  private static void stand(RestApi api, String board, String url) {
    ObjectNode ofBoard = JsonNodeFactory.instance.objectNode().put("board", board);
    List<String> former = new ArrayList<>();
    for (JsonNode hook : asked(api, STANDING, ofBoard).path("webhooks")) {
      if (EVENTS.contains(hook.path("event").asText())) {
        former.add(hook.path("id").asText());
      }
    }
    for (String event : EVENTS) {
      JsonNode _ = asked(api, CREATE, ofBoard.deepCopy().put("url", url).put("event", event));
    }
    for (String id : former) {
      JsonNode _ = asked(api, DELETE, JsonNodeFactory.instance.objectNode().put("id", id));
    }
  }

  /** What the document was answered with: errors come with status 200 (same docs, Errors). */
  private static JsonNode asked(RestApi api, String document, ObjectNode variables) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("query", document);
    body.set("variables", variables);
    JsonNode answer = Lookup.needed(api.send("POST", "/v2", body));
    JsonNode error = answer.at("/errors/0");
    JsonNode message = error.isMissingNode() ? answer.path("error_message") : error.path("message");
    if (!error.isMissingNode() || !message.isMissingNode()) {
      boolean isBusy =
          error.at("/extensions/code").asText().matches("(?i).*(complexity|rate|limit).*");
      throw new ToolUnavailable(
          TOOL + " says: " + Clip.line(message.asText("no reason"), SHOWN), isBusy ? SOON : LONG);
    }
    return answer.path("data");
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    return new Changes(List.of());
  }
}
