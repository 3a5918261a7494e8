package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks of repositories ({@code acme/web}) and of organizations ({@code acme}), what of them did
 * not arrive, and the lists of their issues and pull requests (GitHub docs, REST API endpoints for
 * repository webhooks, organization webhooks, and issues).
 */
final class GitHubListening implements Listening {
  private static final int PAGE = 100;
  private static final List<String> EVENTS =
      List.of(
          "deployment_status",
          "issue_comment",
          "issues",
          "pull_request",
          "pull_request_review",
          "pull_request_review_comment",
          "pull_request_review_thread",
          "push");

  /** Events that old servers know nothing of: they refuse a hook that asks for one. */
  private static final List<String> NEWER = List.of("issue_dependencies", "sub_issues");

  /** Of organizations only. */
  private static final List<String> OF_PROJECTS =
      List.of("projects_v2", "projects_v2_item", "projects_v2_status_update");

  private final OutgoingHttp http;

  GitHubListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    GitHubApi api = GitHubApi.of(http, asked.connection(), asked.now());
    return asked.inPlaces("repository or organization", place -> stand(api, place, asked));
  }

  /** One that stands is changed in place, its secret with it. */
  private static void stand(GitHubApi api, String place, Asked asked) {
    String hooks = of(place) + "/hooks";
    Optional<Long> standing = standing(api, hooks, asked.deliveryUrl());
    String method = standing.isPresent() ? "PATCH" : "POST";
    String path = hooks + standing.map(id -> "/" + id).orElse("");
    Reply whole = api.send(method, path, made(asked, events(place, true)));
    Reply made =
        whole instanceof Reply.Refused
            ? api.send(method, path, made(asked, events(place, false)))
            : whole;
    JsonNode _ = Lookup.needed(made);
  }

  private static Optional<Long> standing(GitHubApi api, String hooks, String url) {
    for (JsonNode hook : Lookup.needed(api.list(hooks))) {
      if (hook.at("/config/url").asText().equals(url)) {
        return Optional.of(hook.path("id").asLong());
      }
    }
    return Optional.empty();
  }

  @Override
  public Unhooked unhook(Asked asked) {
    GitHubApi api = GitHubApi.of(http, asked.connection(), asked.now());
    return asked.outOfPlaces(
        "repository or organization",
        place -> ours(api, of(place) + "/hooks", asked),
        hook -> Lookup.removed(api.rest(), hook));
  }

  private static List<String> ours(GitHubApi api, String hooks, Asked asked) {
    List<String> paths = new ArrayList<>();
    for (JsonNode hook : Lookup.needed(api.list(hooks))) {
      if (asked.isOurs(hook.at("/config/url").asText())) {
        paths.add(hooks + "/" + hook.path("id").asLong());
      }
    }
    return paths;
  }

  private static List<String> events(String place, boolean isWhole) {
    List<String> events = new ArrayList<>(EVENTS);
    if (isWhole) {
      events.addAll(NEWER);
      events.addAll(isRepository(place) ? List.of() : OF_PROJECTS);
    }
    return events;
  }

  private static ObjectNode made(Asked asked, List<String> events) {
    ObjectNode hook = GitHubApi.object().put("active", true);
    hook.putObject("config")
        .put("url", asked.deliveryUrl())
        .put("content_type", "json")
        .put("secret", asked.connection().secrets().getFirst())
        .put("insecure_ssl", "0");
    ArrayNode list = hook.putArray("events");
    events.forEach(list::add);
    return hook.put("name", "web");
  }

  private static boolean isRepository(String place) {
    return place.indexOf('/') >= 0;
  }

  private static String of(String place) {
    int slash = place.indexOf('/');
    return slash < 0
        ? "/orgs/" + RestApi.part(place)
        : "/repos/"
            + RestApi.part(place.substring(0, slash))
            + "/"
            + RestApi.part(place.substring(slash + 1));
  }

  /**
   * GitHub sends nothing twice of itself, and remembers deliveries for three days. Only the first
   * attempt of each is asked for again: what fails twice is found by what changed.
   */
  @Override
  public int askAgain(Asked asked, Instant since) {
    Connection connection = asked.connection();
    GitHubApi api = GitHubApi.of(http, connection, asked.now());
    int count = 0;
    for (String place : connection.token().isPresent() ? connection.places() : List.<String>of()) {
      String hooks = of(place) + "/hooks";
      Optional<Long> standing = standing(api, hooks, asked.deliveryUrl());
      if (standing.isPresent()) {
        count += askAgain(api, hooks + "/" + standing.get() + "/deliveries", since);
      }
    }
    return count;
  }

  private static int askAgain(GitHubApi api, String deliveries, Instant since) {
    int count = 0;
    JsonNode failed = Lookup.needed(api.get(deliveries + "?per_page=" + PAGE + "&status=failure"));
    try {
      for (JsonNode one : failed) {
        Fields delivery = Fields.of("delivery", one);
        Optional<Instant> at = delivery.instant("delivered_at");
        boolean isFirst = !delivery.flag("redelivery").orElse(false);
        if (isFirst && at.isPresent() && !at.get().isBefore(since)) {
          long id = delivery.required("id", delivery.whole("id", 1, Long.MAX_VALUE));
          String again = deliveries + "/" + id + "/attempts";
          Optional<JsonNode> _ = Lookup.found(api.send("POST", again, MissingNode.getInstance()));
          count++;
        }
      }
    } catch (BadField e) {
      throw Lookup.unreadable(GitHubApi.TOOL, e);
    }
    return count;
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    GitHubApi api = GitHubApi.of(http, connection, now);
    PageOfPlace at = PageOfPlace.of(cursor);
    Optional<String> place = connection.places().stream().skip(at.place()).findFirst();
    String asked =
        place.map(GitHubListening::issues).orElse("/issues?filter=all&")
            + since
                .map(from -> from.truncatedTo(ChronoUnit.SECONDS).toString())
                .map(from -> "state=all&since=" + RestApi.part(from))
                .orElse("state=open")
            + "&sort=updated&direction=asc&per_page="
            + PAGE
            + "&page="
            + at.page();
    JsonNode shown = Lookup.needed(api.get(asked));
    List<Changed> changed = new ArrayList<>();
    try {
      for (JsonNode issue : shown) {
        Subject subject = Subject.issue(Event.reading(connection.name(), issue, now), "issue");
        changed.add(new Changed(subject.item().uid(), subject.at()));
      }
    } catch (BadField e) {
      throw Lookup.unreadable(GitHubApi.TOOL, e);
    }
    return new Changes(changed, at.next(!GitHubApi.isFull(shown), connection.places().size()));
  }

  /** Without that filter, an organization's would be the token's own only. */
  private static String issues(String place) {
    return of(place) + "/issues?" + (isRepository(place) ? "" : "filter=all&");
  }
}
