package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Webhooks of boards, named by their numbers, one for each kind of event, made by an app whose
 * secret signs them (monday.com developer docs, Webhooks), and those boards' items, which are
 * listed whole and told apart by their last change (same docs, Items page). Subitems are not
 * listed.
 */
final class MondayListening implements Listening {
  private static final Pattern BOARD = Pattern.compile("[0-9]{1,30}");
  private static final String PAGE = "/boards/0/items_page";
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,6}):(.{0,2000})");
  private static final String ITEMS =
      "query ($board: [ID!], $cursor: String) { boards(ids: $board) {"
          + " items_page(limit: 100, cursor: $cursor) { cursor items { id updated_at } } } }";
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
    MondayApi api = MondayApi.of(http, connection, asked.now());
    List<String> made =
        connection.places().stream()
            .flatMap(board -> stand(api, board, asked.deliveryUrl()).stream())
            .toList();
    return new Standing(connection.places(), Optional.empty(), Optional.empty(), made);
  }

  /** The ids of those that stand from now on. */
  private static List<String> stand(MondayApi api, String board, String url) {
    List<String> former = standing(api, board);
    List<String> made = new ArrayList<>();
    for (String event : EVENTS) {
      ObjectNode wanted = ofBoard(board).put("url", url).put("event", event);
      made.add(api.asked(CREATE, wanted).at("/create_webhook/id").asText());
    }
    former.forEach(id -> take(api, id));
    return made.stream().filter(id -> !id.isEmpty()).toList();
  }

  private static ObjectNode ofBoard(String board) {
    return JsonNodeFactory.instance.objectNode().put("board", board);
  }

  private static List<String> standing(MondayApi api, String board) {
    List<String> ids = new ArrayList<>();
    for (JsonNode hook : api.asked(STANDING, ofBoard(board)).path("webhooks")) {
      if (EVENTS.contains(hook.path("event").asText())) {
        ids.add(hook.path("id").asText());
      }
    }
    return ids;
  }

  private static void take(MondayApi api, String id) {
    JsonNode _ = api.asked(DELETE, JsonNodeFactory.instance.objectNode().put("id", id));
  }

  /** Those that were made for this connection, of which the app may have others by now. */
  @Override
  public Unhooked unhook(Asked asked) {
    List<String> made = asked.connection().hooks();
    if (made.isEmpty()) {
      return new ByHand("it is not known that Paydown made webhooks for it");
    }
    MondayApi api = MondayApi.of(http, asked.connection(), asked.now());
    return asked.outOfPlaces(
        "board",
        board -> standing(api, board).stream().filter(made::contains).toList(),
        id -> {
          take(api, id);
          return true;
        });
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    Matcher at = CURSOR.matcher(cursor.orElse("0:"));
    int place = at.matches() ? Integer.parseInt(at.group(1)) : 0;
    String from = at.matches() ? at.group(2) : "";
    if (place >= connection.places().size()) {
      return new Changes(List.of());
    }
    ObjectNode variables = MondayApi.object();
    variables.putArray("board").add(connection.places().get(place));
    variables.put("cursor", from.isEmpty() ? null : from);
    JsonNode page = MondayApi.of(http, connection, now).asked(ITEMS, variables).at(PAGE);
    if (page.isMissingNode()) {
      throw new ToolUnavailable("the tool knows no such place, or hides it", Duration.ofHours(1));
    }
    List<Changed> changed = new ArrayList<>();
    try {
      for (Fields item : Fields.of("page", page).objects("items")) {
        Instant then = item.required("updated_at", item.instant("updated_at"));
        if (since.map(first -> !then.isBefore(first)).orElse(true)) {
          changed.add(new Changed(item.required("id", Event.id(item, "id")), then));
        }
      }
    } catch (BadField e) {
      throw Lookup.unreadable(MondayApi.TOOL, e);
    }
    String next = page.path("cursor").asText("");
    boolean isLast = next.isEmpty() || page.path("cursor").isNull();
    boolean isEnd = isLast && place + 1 >= connection.places().size();
    String after = isLast ? (place + 1) + ":" : place + ":" + next;
    return new Changes(changed, isEnd ? Optional.empty() : Optional.of(after));
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    return new MondayPast(MondayApi.of(http, connection, now), connection.name(), uid).facts();
  }
}
