package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Webhooks of projects ({@code acme/web}) and of groups ({@code acme}), whose paths look alike, and
 * the lists of their issues and merge requests (GitLab docs, Project webhooks API, Group webhooks
 * API, Issues API, Merge requests API).
 */
final class GitLabListening implements Listening {
  private static final Duration LONG = Duration.ofHours(1);
  private static final List<String> EVENTS =
      List.of(
          "confidential_issues_events",
          "confidential_note_events",
          "deployment_events",
          "issues_events",
          "merge_requests_events",
          "note_events",
          "push_events");
  private final OutgoingHttp http;

  GitLabListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    RestApi api = GitLabApi.of(http, asked.connection(), asked.now()).rest();
    return asked.inPlaces("project or group", place -> stand(api, place, asked));
  }

  @Override
  public Unhooked unhook(Asked asked) {
    RestApi api = GitLabApi.of(http, asked.connection(), asked.now()).rest();
    return asked.outOfPlaces(
        "project or group",
        place -> {
          Shelf shelf = shelf(api, place);
          return shelf.ids(asked::isOurs).stream().map(id -> shelf.path() + "/" + id).toList();
        },
        hook -> Lookup.removed(api, hook));
  }

  /** One that stands is changed in place, its secret with it. */
  private static void stand(RestApi api, String place, Asked asked) {
    Shelf shelf = shelf(api, place);
    List<Long> standing = shelf.ids(asked.deliveryUrl()::equals);
    JsonNode _ =
        Lookup.needed(
            standing.isEmpty()
                ? api.send("POST", shelf.path(), made(asked))
                : api.send("PUT", shelf.path() + "/" + standing.getLast(), made(asked)));
  }

  /** Where a place's hooks are, and those that there are. */
  private record Shelf(String path, JsonNode hooks) {
    List<Long> ids(Predicate<String> isMeant) {
      List<Long> ids = new ArrayList<>();
      for (JsonNode hook : hooks) {
        if (isMeant.test(hook.path("url").asText())) {
          ids.add(hook.path("id").asLong());
        }
      }
      return ids;
    }
  }

  private static Shelf shelf(RestApi api, String place) {
    String page = "?per_page=" + GitLabApi.PAGE;
    for (Kind kind : Kind.values()) {
      String path = kind.path(place) + "/hooks";
      Reply listed = api.get(path + page);
      if (!(listed instanceof Reply.Missing)) {
        return new Shelf(path, Lookup.needed(listed));
      }
    }
    throw new ToolUnavailable(
        "GitLab has no project "
            + Fields.quoted(place)
            + " that the token sees, and no group; hooks of a group need Premium",
        LONG);
  }

  private static ObjectNode made(Asked asked) {
    ObjectNode hook = GitLabApi.object().put("url", asked.deliveryUrl());
    hook.put("token", asked.connection().secrets().getFirst());
    EVENTS.forEach(event -> hook.put(event, true));
    return hook.put("enable_ssl_verification", true);
  }

  /** Both have a path, and each its own part of the API. */
  private enum Kind {
    PROJECT("/projects/"),
    GROUP("/groups/");

    private final String part;

    Kind(String part) {
      this.part = part;
    }

    String path(String place) {
      return GitLabApi.REST + part + RestApi.part(place);
    }
  }

  /**
   * A place's issues, then its merge requests. Where no place is named nothing is listed: GitLab
   * would list what is public in all of it.
   */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    PageOfPlace at = PageOfPlace.of(cursor);
    Optional<String> place = connection.places().stream().skip(at.place() / 2).findFirst();
    if (place.isEmpty()) {
      return new Changes(List.of());
    }
    boolean isMerge = at.place() % 2 == 1;
    String asked =
        (isMerge ? "/merge_requests" : "/issues")
            + "?scope=all&"
            + since
                .map(from -> "state=all&updated_after=" + RestApi.part(from.toString()))
                .orElse("state=opened")
            + "&order_by=updated_at&sort=asc&per_page="
            + GitLabApi.PAGE
            + "&page="
            + at.page();
    RestApi api = GitLabApi.of(http, connection, now).rest();
    Reply listed = api.get(Kind.PROJECT.path(place.get()) + asked);
    JsonNode shown =
        Lookup.needed(
            listed instanceof Reply.Missing
                ? api.get(Kind.GROUP.path(place.get()) + asked)
                : listed);
    boolean isLast = shown.size() < GitLabApi.PAGE;
    return new Changes(changed(shown, isMerge), at.next(isLast, 2 * connection.places().size()));
  }

  private static List<Changed> changed(JsonNode shown, boolean isMerge) {
    List<Changed> changed = new ArrayList<>();
    try {
      for (JsonNode one : shown) {
        Fields item = Fields.of("item", one);
        long id = item.required("id", item.whole("id", 1, Long.MAX_VALUE));
        Instant at = item.required("updated_at", GitLabTime.in(item, "updated_at"));
        changed.add(new Changed((isMerge ? "mr-" : "issue-") + id, at));
      }
    } catch (BadField e) {
      throw Lookup.unreadable(GitLabApi.TOOL, e);
    }
    return changed;
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    return new GitLabPast(GitLabApi.of(http, connection, now), connection.name(), now).of(uid);
  }
}
