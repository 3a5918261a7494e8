package dev.paydown.tools.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.PageOfPlace;
import dev.paydown.tools.gitea.GiteaApi.Listing;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Webhooks of repositories ({@code acme/web}) and of organizations ({@code acme}), and the search
 * over their issues and pull requests (Gitea's API, as it describes itself).
 */
final class GiteaListening implements Listening {
  private static final int PAGE = 50;
  private final OutgoingHttp http;

  GiteaListening(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public Hooked hook(Asked asked) {
    if (asked.connection().baseUrl().isEmpty()) {
      return new ByHand("the connection has no baseUrl");
    }
    GiteaApi api = GiteaApi.of(http, asked.connection(), asked.now());
    return asked.inPlaces(
        "repository or organization", place -> stand(api, of(place) + "/hooks", asked));
  }

  /** A hook's secret cannot be changed, so a new one takes the place of those before it. */
  private static void stand(GiteaApi api, String hooks, Asked asked) {
    List<String> former = standing(api, hooks, asked.deliveryUrl()::equals);
    JsonNode _ = Lookup.needed(api.rest().send("POST", hooks, made(asked)));
    for (String one : former) {
      boolean _ = Lookup.removed(api.rest(), one);
    }
  }

  @Override
  public Unhooked unhook(Asked asked) {
    if (asked.connection().baseUrl().isEmpty()) {
      return new ByHand("the connection has no baseUrl");
    }
    GiteaApi api = GiteaApi.of(http, asked.connection(), asked.now());
    return asked.outOfPlaces(
        "repository or organization",
        place -> standing(api, of(place) + "/hooks", asked::isOurs),
        hook -> Lookup.removed(api.rest(), hook));
  }

  private static List<String> standing(GiteaApi api, String hooks, Predicate<String> isMeant) {
    List<String> paths = new ArrayList<>();
    for (JsonNode hook : listed(api, hooks)) {
      if (isMeant.test(hook.at("/config/url").asText())) {
        paths.add(hooks + "/" + hook.path("id").asLong());
      }
    }
    return paths;
  }

  private static ObjectNode made(Asked asked) {
    ObjectNode hook = JsonNodeFactory.instance.objectNode().put("type", "gitea");
    hook.putObject("config")
        .put("url", asked.deliveryUrl())
        .put("content_type", "json")
        .put("secret", asked.connection().secrets().getFirst());
    hook.putArray("events").add("push").add("issues").add("pull_request");
    return hook.put("active", true);
  }

  private static List<JsonNode> listed(GiteaApi api, String path) {
    return switch (api.list(path)) {
      case Listing.Read(GiteaApi.Listed listed) -> listed.elements();
      case Listing.NotRead(Reply reply) -> List.of(Lookup.needed(reply));
    };
  }

  /** A repository's place has a slash, an organization's has none. */
  private static String of(String place) {
    int slash = place.indexOf('/');
    return slash < 0
        ? "/orgs/" + RestApi.part(place)
        : "/repos/"
            + RestApi.part(place.substring(0, slash))
            + "/"
            + RestApi.part(place.substring(slash + 1));
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    GiteaApi api = GiteaApi.of(http, connection, now);
    PageOfPlace at = PageOfPlace.of(cursor);
    Optional<String> place = connection.places().stream().skip(at.place()).findFirst();
    String path = place.map(GiteaListening::issues).orElse("/repos/issues/search?");
    String asked =
        path
            + since
                .map(from -> "state=all&since=" + RestApi.part(from.toString()))
                .orElse("state=open")
            + "&limit="
            + PAGE
            + "&page="
            + at.page();
    JsonNode shown = Lookup.needed(api.rest().get(asked));
    List<Changed> changed = new ArrayList<>();
    try {
      for (JsonNode issue : shown) {
        Fields body = Fields.of("issue", issue);
        Subject subject = Subject.read(new Event(connection.name(), Event.READING, "", body, now));
        changed.add(new Changed(subject.uid().toString(), subject.at()));
      }
    } catch (BadField e) {
      throw Lookup.unreadable(GiteaApi.TOOL, e);
    }
    return new Changes(changed, at.next(shown.isEmpty(), connection.places().size()));
  }

  private static String issues(String place) {
    return place.indexOf('/') < 0
        ? "/repos/issues/search?owner=" + RestApi.part(place) + "&"
        : of(place) + "/issues?";
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    return new GiteaPast(GiteaApi.of(http, connection, now), connection.name()).of(uid);
  }
}
