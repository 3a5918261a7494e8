package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Service hook subscriptions of projects, named by their names, one for each kind of event
 * (Microsoft Learn, Azure DevOps, Create a service hook subscription programmatically; Service hook
 * events; Service hook consumers, Web Hooks). What changed, {@link AzureDevOpsSweep} lists.
 */
final class AzureDevOpsListening implements Listening {
  private static final String VERSION = AzureDevOpsApi.VERSION;
  private static final String SUBSCRIPTIONS = "/_apis/hooks/subscriptions";
  private static final Duration LONG = Duration.ofHours(1);
  private static final List<String> EVENTS =
      List.of(
          "workitem.created",
          "workitem.updated",
          "workitem.commented",
          "workitem.deleted",
          "workitem.restored",
          "git.pullrequest.created",
          "git.pullrequest.updated",
          "git.pullrequest.merged",
          "ms.vss-code.git-pullrequest-comment-event",
          "git.push");

  /** How work items are known; pull requests have no date. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final OutgoingHttp http;

  AzureDevOpsListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    Connection connection = asked.connection();
    if (connection.token().isEmpty() || connection.baseUrl().isEmpty()) {
      return new ByHand(
          "the connection has no token, or no baseUrl: https://dev.azure.com/ORGANIZATION, or the"
              + " collection on a company's own server");
    }
    if (connection.places().isEmpty()) {
      return new ByHand("no project is named to listen in");
    }
    RestApi api = AzureDevOpsApi.of(http, connection, connection.baseUrl().get(), asked.now());
    List<String> projects = connection.places().stream().map(place -> project(api, place)).toList();
    JsonNode all = subscriptions(api);
    for (String project : projects) {
      stand(api, all, project, asked);
    }
    return new Standing(connection.places());
  }

  private static JsonNode subscriptions(RestApi api) {
    String all = SUBSCRIPTIONS + "?publisherId=tfs&consumerId=webHooks&" + VERSION;
    return Lookup.needed(api.get(all)).path("value");
  }

  /** Of whatever project: they are listed for all that the token sees. */
  @Override
  public Unhooked unhook(Asked asked) {
    Optional<String> base = asked.connection().baseUrl();
    if (base.isEmpty()) {
      return new ByHand("the connection has no baseUrl");
    }
    RestApi api = AzureDevOpsApi.of(http, asked.connection(), base.get(), asked.now());
    return asked.outOf(
        List.of(base.get()),
        _ -> ours(api, asked),
        id -> Lookup.removed(api, SUBSCRIPTIONS + "/" + RestApi.part(id) + "?" + VERSION));
  }

  private static List<String> ours(RestApi api, Asked asked) {
    List<String> ids = new ArrayList<>();
    for (JsonNode one : subscriptions(api)) {
      if (asked.isOurs(one.at("/consumerInputs/url").asText())) {
        ids.add(one.path("id").asText());
      }
    }
    return ids;
  }

  private static String project(RestApi api, String name) {
    String path = "/_apis/projects/" + RestApi.part(name) + "?" + VERSION;
    String id = Lookup.needed(api.get(path)).path("id").asText();
    if (id.isBlank()) {
      throw new ToolUnavailable("Azure DevOps did not show the project's id", LONG);
    }
    return id;
  }

  /** One that stands is changed in place, its password with it, and switched on again. */
  private static void stand(RestApi api, JsonNode all, String project, Asked asked) {
    Map<String, String> standing = new HashMap<>();
    for (JsonNode one : all) {
      if (one.at("/consumerInputs/url").asText().equals(asked.deliveryUrl())
          && one.at("/publisherInputs/projectId").asText().equalsIgnoreCase(project)) {
        standing.put(one.path("eventType").asText(), one.path("id").asText());
      }
    }
    for (String event : EVENTS) {
      ObjectNode made = subscription(event, project, asked);
      Optional<String> former = Optional.ofNullable(standing.get(event));
      former.ifPresent(_ -> made.put("status", "enabled"));
      String path = SUBSCRIPTIONS + former.map(id -> "/" + RestApi.part(id)).orElse("");
      JsonNode _ =
          Lookup.needed(api.send(former.isPresent() ? "PUT" : "POST", path + "?" + VERSION, made));
    }
  }

  private static ObjectNode subscription(String event, String project, Asked asked) {
    ObjectNode made =
        JsonNodeFactory.instance
            .objectNode()
            .put("publisherId", "tfs")
            .put("eventType", event)
            .put("consumerId", "webHooks")
            .put("consumerActionId", "httpRequest");
    made.putObject("publisherInputs").put("projectId", project);
    made.putObject("consumerInputs")
        .put("url", asked.deliveryUrl())
        .put("basicAuthUsername", "paydown")
        .put("basicAuthPassword", asked.connection().secrets().getFirst())
        .put("resourceDetailsToSend", "all")
        .put("messagesToSend", "all")
        .put("detailedMessagesToSend", "all");
    return made;
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    if (connection.baseUrl().isEmpty() || connection.places().isEmpty()) {
      return new Changes(List.of());
    }
    RestApi api = AzureDevOpsApi.of(http, connection, connection.baseUrl().get(), now);
    PageOfPlace at = PageOfPlace.of(cursor);
    int shelves = 2 * connection.places().size();
    if (at.place() >= shelves) {
      return new Changes(List.of());
    }
    String project = "/" + RestApi.part(connection.places().get(at.place() / 2));
    AzureDevOpsSweep sweep = new AzureDevOpsSweep(api, project, since);
    try {
      AzureDevOpsSweep.Page page =
          at.place() % 2 == 0 ? sweep.workItems(at.page()) : sweep.pulls(at.page());
      return new Changes(page.items(), at.next(page.isLast(), shelves));
    } catch (BadField e) {
      throw Lookup.unreadable(AzureDevOpsApi.TOOL, e);
    }
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    if (connection.baseUrl().isEmpty() || !NUMBER.matcher(uid).matches()) {
      return List.of();
    }
    RestApi api = AzureDevOpsApi.of(http, connection, connection.baseUrl().get(), now);
    return new AzureDevOpsPast(new Lookup(api, connection.name(), now)).of(uid);
  }
}
