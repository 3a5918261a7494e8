package dev.paydown.tools.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A webhook subscription of the account, or of one service or team, named by its id (PagerDuty
 * developer docs, Webhook subscriptions; Webhooks, Overview), and what its log tells of incidents
 * since then (same docs, REST API, List log entries, List incidents).
 */
final class PagerDutyListening implements Listening {
  private static final String SUBSCRIPTIONS = "/webhook_subscriptions";
  private static final int PAGE = 100;
  private static final int PAGES = 20;

  /** PagerDuty lists no further than ten thousand. */
  private static final int MOST_PAGES = 99;

  private static final Duration LONG = Duration.ofHours(1);
  private static final List<String> EVENTS =
      List.of(
          "incident.acknowledged",
          "incident.annotated",
          "incident.delegated",
          "incident.escalated",
          "incident.priority_updated",
          "incident.reassigned",
          "incident.reopened",
          "incident.resolved",
          "incident.responder.added",
          "incident.responder.replied",
          "incident.status_update_published",
          "incident.triggered",
          "incident.unacknowledged");

  /** Early access: an account without them refuses a subscription that names them. */
  private static final List<String> OF_TASKS =
      List.of("incident.task.created", "incident.task.updated", "incident.task.completed");

  private final OutgoingHttp http;

  PagerDutyListening(OutgoingHttp http) {
    this.http = http;
  }

  /**
   * PagerDuty chooses each subscription's secret and tells it once, when it is made: so a new one
   * takes the place of those before it.
   */
  @Override
  public Hooked hook(Asked asked) {
    Connection connection = asked.connection();
    if (connection.token().isEmpty()) {
      return new ByHand("the connection has no token");
    }
    if (connection.places().size() > 1) {
      return new ByHand(
          "PagerDuty chooses a secret for each webhook: name one service or team, or none for all"
              + " of the account, and connect every other one under a name of its own");
    }
    RestApi api = PagerDutyApi.of(http, connection, asked.now());
    List<String> former = standing(api, asked.deliveryUrl()::equals);
    String secret = made(api, asked);
    for (String id : former) {
      // One that stays for now only tells again what the new one tells: the secret matters more.
      Reply _ =
          api.send("DELETE", SUBSCRIPTIONS + "/" + RestApi.part(id), MissingNode.getInstance());
    }
    return new Standing(connection.places(), Optional.empty(), Optional.of(secret));
  }

  /** Of the account, a service or a team: they are listed together. */
  @Override
  public Unhooked unhook(Asked asked) {
    RestApi api = PagerDutyApi.of(http, asked.connection(), asked.now());
    return asked.outOf(
        List.of("the account"),
        _ -> standing(api, asked::isOurs),
        id -> Lookup.removed(api, SUBSCRIPTIONS + "/" + RestApi.part(id)));
  }

  private static List<String> standing(RestApi api, Predicate<String> isMeant) {
    List<String> ids = new ArrayList<>();
    boolean isMore = true;
    for (int page = 0; isMore && page < PAGES; page++) {
      String path = SUBSCRIPTIONS + "?limit=" + PAGE + "&offset=" + page * PAGE;
      JsonNode shown = Lookup.needed(api.get(path));
      for (JsonNode one : shown.path("webhook_subscriptions")) {
        if (isMeant.test(one.at("/delivery_method/url").asText())) {
          ids.add(one.path("id").asText());
        }
      }
      isMore = shown.path("more").asBoolean();
    }
    return ids;
  }

  private static String made(RestApi api, Asked asked) {
    ObjectNode filter = filter(api, asked.connection().places());
    List<String> all = new ArrayList<>(EVENTS);
    all.addAll(OF_TASKS);
    Reply reply = api.send("POST", SUBSCRIPTIONS, subscription(asked, filter, all));
    if (reply instanceof Reply.Refused) {
      reply = api.send("POST", SUBSCRIPTIONS, subscription(asked, filter, EVENTS));
    }
    String secret =
        Lookup.needed(reply).at("/webhook_subscription/delivery_method/secret").asText("");
    if (secret.isBlank()) {
      throw new ToolUnavailable("PagerDuty did not tell the secret of the new webhook", LONG);
    }
    return secret;
  }

  private static ObjectNode filter(RestApi api, List<String> places) {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    if (places.isEmpty()) {
      return filter.put("type", "account_reference");
    }
    String id = places.getFirst();
    boolean isService = Lookup.found(api.get("/services/" + RestApi.part(id))).isPresent();
    if (!isService) {
      JsonNode _ = Lookup.needed(api.get("/teams/" + RestApi.part(id)));
    }
    return filter.put("id", id).put("type", isService ? "service_reference" : "team_reference");
  }

  private static ObjectNode subscription(Asked asked, ObjectNode filter, List<String> events) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode one = body.putObject("webhook_subscription").put("type", "webhook_subscription");
    one.put("description", "Paydown").put("active", true);
    one.putObject("delivery_method")
        .put("type", "http_delivery_method")
        .put("url", asked.deliveryUrl());
    one.set("filter", filter);
    ArrayNode list = one.putArray("events");
    events.forEach(list::add);
    return body;
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    RestApi api = PagerDutyApi.of(http, connection, now);
    int page = PageOfPlace.of(cursor).page();
    Optional<JsonNode> place =
        connection.places().stream().findFirst().map(id -> filter(api, List.of(id)));
    String path =
        (since.isPresent()
                ? "/log_entries?is_overview=true&since=" + since.get() + "&until=" + now
                : "/incidents?statuses%5B%5D=triggered&statuses%5B%5D=acknowledged"
                    + "&date_range=all&sort_by=created_at")
            + place.map(one -> of(one, since.isPresent())).orElse("")
            + "&limit="
            + PAGE
            + "&offset="
            + (page - 1) * PAGE;
    JsonNode shown = Lookup.needed(api.get(path));
    try {
      List<Changed> changed =
          since.isPresent()
              ? logged(Fields.of("", shown).objects("log_entries"), place)
              : open(Fields.of("", shown).objects("incidents"));
      boolean isLast = !shown.path("more").asBoolean() || page >= MOST_PAGES;
      return new Changes(changed, new PageOfPlace(0, page).next(isLast, 1));
    } catch (BadField e) {
      throw Lookup.unreadable(PagerDutyApi.TOOL, e);
    }
  }

  /** The log is told apart by team alone; of a service's, the entries themselves tell. */
  private static String of(JsonNode place, boolean isLog) {
    boolean isTeam = place.path("type").asText().startsWith("team");
    if (isLog && !isTeam) {
      return "";
    }
    return (isTeam ? "&team_ids%5B%5D=" : "&service_ids%5B%5D=")
        + RestApi.part(place.path("id").asText());
  }

  private static List<Changed> open(List<Fields> incidents) throws BadField {
    List<Changed> open = new ArrayList<>();
    for (Fields incident : incidents) {
      Optional<Instant> changed = incident.instant("updated_at");
      Optional<Instant> at = changed.isPresent() ? changed : incident.instant("created_at");
      String id = incident.required("id", incident.text("id"));
      open.add(new Changed(id, incident.required("created_at", at)));
    }
    return open;
  }

  /** The log is told newest first: of several entries of an incident, the newest counts. */
  private static List<Changed> logged(List<Fields> entries, Optional<JsonNode> place)
      throws BadField {
    Map<String, Instant> latest = new TreeMap<>();
    for (Fields entry : entries) {
      boolean isOther =
          place
              .filter(one -> one.path("type").asText().startsWith("service"))
              .map(one -> one.path("id").asText())
              .filter(id -> !id.equals(entry.raw("service").path("id").asText(id)))
              .isPresent();
      String id = entry.raw("incident").path("id").asText();
      if (!isOther && !id.isEmpty()) {
        Instant at = entry.required("created_at", entry.instant("created_at"));
        latest.merge(id, at, (one, other) -> one.isAfter(other) ? one : other);
      }
    }
    List<Changed> changed = new ArrayList<>();
    latest.forEach((id, at) -> changed.add(new Changed(id, at)));
    changed.sort(Comparator.comparing(Changed::at));
    return changed;
  }
}
