package dev.paydown.tools.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Webhooks of Cloud's repositories ({@code acme/web}) and workspaces ({@code acme}), and of Data
 * Center's repositories ({@code WEB/shop}) and projects ({@code WEB}) (Atlassian developer docs,
 * Bitbucket Cloud REST API, Webhooks; Bitbucket Data Center REST API, Webhooks). What changed is
 * not listed, for items are not read through the API.
 */
final class BitbucketListening implements Listening {
  private static final String TOOL = "Bitbucket";
  private static final String CLOUD = "https://api.bitbucket.org";
  private static final List<String> OF_CLOUD =
      List.of(
          "issue:comment_created",
          "issue:created",
          "issue:updated",
          "pullrequest:approved",
          "pullrequest:changes_request_created",
          "pullrequest:changes_request_removed",
          "pullrequest:comment_created",
          "pullrequest:comment_deleted",
          "pullrequest:comment_updated",
          "pullrequest:created",
          "pullrequest:fulfilled",
          "pullrequest:rejected",
          "pullrequest:unapproved",
          "pullrequest:updated",
          "repo:push");
  private static final List<String> OF_DATA_CENTER =
      List.of(
          "pr:comment:added",
          "pr:comment:deleted",
          "pr:comment:edited",
          "pr:declined",
          "pr:deleted",
          "pr:from_ref_updated",
          "pr:merged",
          "pr:modified",
          "pr:opened",
          "pr:reviewer:approved",
          "pr:reviewer:unapproved",
          "pr:reviewer:updated",
          "repo:refs_changed");

  /** What Data Center calls a review that asks for changes, by its version. */
  private static final List<String> ASKS_FOR_CHANGES =
      List.of("pr:reviewer:needs_work", "pr:reviewer:changes_requested");

  private final OutgoingHttp http;

  BitbucketListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    return asked.inPlaces("repository, workspace or project", place -> stand(place, asked));
  }

  private void stand(String place, Asked asked) {
    Connection connection = asked.connection();
    RestApi api = Lookup.bearer(http, TOOL, CLOUD, Map.of(), connection, asked.now()).api();
    if (connection.baseUrl().isEmpty()) {
      stand(api, cloud(place) + "/hooks", "?pagelen=100", "uuid", List.of(cloud(asked)), asked);
    } else {
      stand(api, server(place) + "/webhooks", "?limit=100", "id", server(asked), asked);
    }
  }

  /**
   * One that stands is changed in place, its secret with it.
   *
   * @param id the field that holds a hook's id
   * @param bodies as the server knows them, the first that it does not refuse
   */
  private static void stand(
      RestApi api, String hooks, String page, String id, List<ObjectNode> bodies, Asked asked) {
    Optional<String> standing = Optional.empty();
    for (JsonNode hook : Lookup.needed(api.get(hooks + page)).path("values")) {
      if (hook.path("url").asText().equals(asked.deliveryUrl())) {
        standing = Optional.of(hook.path(id).asText());
      }
    }
    String method = standing.isPresent() ? "PUT" : "POST";
    String path = hooks + standing.map(one -> "/" + RestApi.part(one)).orElse("");
    Reply made = api.send(method, path, bodies.getFirst());
    for (ObjectNode other : bodies.subList(1, bodies.size())) {
      made = made instanceof Reply.Refused ? api.send(method, path, other) : made;
    }
    JsonNode _ = Lookup.needed(made);
  }

  private static ObjectNode cloud(Asked asked) {
    ObjectNode hook = hook("description", asked, OF_CLOUD);
    return hook.put("secret", asked.connection().secrets().getFirst());
  }

  private static List<ObjectNode> server(Asked asked) {
    List<ObjectNode> bodies = new ArrayList<>();
    for (String asksForChanges : ASKS_FOR_CHANGES) {
      List<String> events = new ArrayList<>(OF_DATA_CENTER);
      events.add(asksForChanges);
      ObjectNode hook = hook("name", asked, events);
      hook.putObject("configuration").put("secret", asked.connection().secrets().getFirst());
      bodies.add(hook);
    }
    return bodies;
  }

  private static ObjectNode hook(String named, Asked asked, List<String> events) {
    ObjectNode hook = JsonNodeFactory.instance.objectNode().put(named, "Paydown");
    hook.put("url", asked.deliveryUrl()).put("active", true);
    ArrayNode list = hook.putArray("events");
    events.forEach(list::add);
    return hook;
  }

  private static String cloud(String place) {
    int slash = place.indexOf('/');
    return slash < 0
        ? "/2.0/workspaces/" + RestApi.part(place)
        : "/2.0/repositories/"
            + RestApi.part(place.substring(0, slash))
            + "/"
            + RestApi.part(place.substring(slash + 1));
  }

  private static String server(String place) {
    int slash = place.indexOf('/');
    String project = slash < 0 ? place : place.substring(0, slash);
    String repository = slash < 0 ? "" : "/repos/" + RestApi.part(place.substring(slash + 1));
    return "/rest/api/1.0/projects/" + RestApi.part(project) + repository;
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    return new Changes(List.of());
  }
}
