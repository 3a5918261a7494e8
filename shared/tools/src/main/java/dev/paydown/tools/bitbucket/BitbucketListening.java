package dev.paydown.tools.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Webhooks of Cloud's repositories ({@code acme/web}) and workspaces ({@code acme}), and of Data
 * Center's repositories ({@code WEB/shop}) and projects ({@code WEB}) (Atlassian developer docs,
 * Bitbucket Cloud REST API, Webhooks; Bitbucket Data Center REST API, Webhooks). What changed is
 * listed in Cloud, whose items are read through the API, by its queries (same docs, Filter and sort
 * API objects).
 */
final class BitbucketListening implements Listening {
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

  private static final String OPEN_ISSUES = "state=\"new\" OR state=\"open\" OR state=\"on hold\"";
  private static final String OF_REPOSITORY = "fields=full_name,has_issues";
  private static final int MOST_PAGES = 10;
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
    RestApi api = BitbucketApi.lookup(http, connection, asked.now()).api();
    Shelf shelf = shelf(connection, place);
    stand(
        api, shelf, connection.baseUrl().isEmpty() ? List.of(cloud(asked)) : server(asked), asked);
  }

  /**
   * Where a place's hooks are.
   *
   * @param id the field that holds a hook's id
   */
  private record Shelf(String path, String page, String id) {
    List<String> standing(RestApi api, Predicate<String> isMeant) {
      List<String> paths = new ArrayList<>();
      for (JsonNode hook : Lookup.needed(api.get(path + page)).path("values")) {
        if (isMeant.test(hook.path("url").asText())) {
          paths.add(path + "/" + RestApi.part(hook.path(id).asText()));
        }
      }
      return paths;
    }
  }

  private static Shelf shelf(Connection connection, String place) {
    return connection.baseUrl().isEmpty()
        ? new Shelf(cloud(place) + "/hooks", "?pagelen=100", "uuid")
        : new Shelf(server(place) + "/webhooks", "?limit=100", "id");
  }

  @Override
  public Unhooked unhook(Asked asked) {
    Connection connection = asked.connection();
    RestApi api = BitbucketApi.lookup(http, connection, asked.now()).api();
    return asked.outOfPlaces(
        "repository, workspace or project",
        place -> shelf(connection, place).standing(api, asked::isOurs),
        hook -> Lookup.removed(api, hook));
  }

  /**
   * One that stands is changed in place, its secret with it.
   *
   * @param bodies as the server knows them, the first that it does not refuse
   */
  private static void stand(RestApi api, Shelf shelf, List<ObjectNode> bodies, Asked asked) {
    List<String> standing = shelf.standing(api, asked.deliveryUrl()::equals);
    String method = standing.isEmpty() ? "POST" : "PUT";
    String path = standing.isEmpty() ? shelf.path() : standing.getLast();
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
    if (!BitbucketApi.isCloud(connection) || connection.places().isEmpty()) {
      return new Changes(List.of());
    }
    Lookup lookup = BitbucketApi.lookup(http, connection, now);
    List<Listed> shelves = shelves(lookup.api(), connection.places());
    PageOfPlace at = PageOfPlace.of(cursor);
    Optional<Listed> shelf = shelves.stream().skip(at.place()).findFirst();
    if (shelf.isEmpty()) {
      return new Changes(List.of());
    }
    String asked = shelf.get().query(since) + "&sort=updated_on&pagelen=50&page=" + at.page();
    JsonNode shown = Lookup.needed(lookup.api().get(asked));
    List<Changed> changed = new ArrayList<>();
    try {
      for (JsonNode one : shown.path("values")) {
        changed.add(BitbucketFetch.changed(lookup, shelf.get().isOfPulls(), one));
      }
    } catch (BadField e) {
      throw Lookup.unreadable(BitbucketApi.TOOL, e);
    }
    return new Changes(changed, at.next(!shown.has("next"), shelves.size()));
  }

  /** A repository's pull requests, or its issues. */
  private record Listed(String path, boolean isOfPulls) {
    /** A pull request that is open is listed unless others are asked for by name. */
    private String query(Optional<Instant> since) {
      if (since.isEmpty()) {
        return isOfPulls
            ? path + "/pullrequests?state=OPEN"
            : path + "/issues?q=" + RestApi.part(OPEN_ISSUES);
      }
      String states =
          isOfPulls
              ? "/pullrequests?state=OPEN&state=MERGED&state=DECLINED&state=SUPERSEDED&"
              : "/issues?";
      return path + states + "q=" + RestApi.part("updated_on>=" + since.get());
    }
  }

  /** A workspace's repositories, however many pages they are; a tracker only where there is one. */
  private static List<Listed> shelves(RestApi api, List<String> places) {
    List<Listed> shelves = new ArrayList<>();
    for (String place : places) {
      if (place.indexOf('/') >= 0) {
        shelve(Lookup.needed(api.get(cloud(place) + "?" + OF_REPOSITORY)), shelves);
        continue;
      }
      boolean isMore = true;
      for (int page = 1; isMore && page <= MOST_PAGES; page++) {
        JsonNode shown =
            Lookup.needed(
                api.get(
                    "/2.0/repositories/"
                        + RestApi.part(place)
                        + "?pagelen=100&sort=full_name&page="
                        + page));
        shown.path("values").forEach(repository -> shelve(repository, shelves));
        isMore = shown.has("next");
      }
    }
    return shelves;
  }

  private static void shelve(JsonNode repository, List<Listed> shelves) {
    String path = cloud(repository.path("full_name").asText());
    shelves.add(new Listed(path, true));
    if (repository.path("has_issues").asBoolean()) {
      shelves.add(new Listed(path, false));
    }
  }
}
