package dev.paydown.tools.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gitea's API as one connection sees it (Gitea's own description of it, served at {@code
 * /swagger.v1.json}).
 */
record GiteaApi(RestApi rest) {
  static final String TOOL = "Gitea";
  private static final int PAGE = 50;
  private static final int PAGES = 10;

  static GiteaApi of(OutgoingHttp http, Connection connection, Instant now) {
    String base = connection.baseUrl().orElse("").replaceFirst("/+$", "") + "/api/v1";
    Map<String, String> headers = Map.of("authorization", "token " + connection.token().orElse(""));
    return new GiteaApi(new RestApi(http, TOOL, base, headers, now));
  }

  /** The repository with that number, whatever it is called and whosever it is now. */
  Reply repository(long id) {
    return rest.get("/repositories/" + id);
  }

  /** Where the API has the repository that was so shown; empty where it shows no name. */
  static Optional<String> path(JsonNode repository) {
    String owner = repository.path("owner").path("login").asText();
    String name = repository.path("name").asText();
    return owner.isBlank() || name.isBlank()
        ? Optional.empty()
        : Optional.of("/repos/" + RestApi.part(owner) + "/" + RestApi.part(name));
  }

  /** A list, all of it, or so much that it cannot be told whether it is all. */
  record Listed(List<JsonNode> elements, boolean isAll) {}

  /** How a list was read: all pages of it, or the reply that ended the reading. */
  sealed interface Listing {
    /** These elements. */
    record Read(Listed listed) implements Listing {}

    /** No list came. */
    record NotRead(Reply reply) implements Listing {}
  }

  /**
   * Reads a list page by page, until one holds nothing new: servers choose how long their pages
   * are, and some lists know no pages and are whole each time.
   */
  Listing list(String path) {
    List<JsonNode> all = new ArrayList<>();
    for (int page = 1; page <= PAGES; page++) {
      Reply reply = rest.get(path + "?limit=" + PAGE + "&page=" + page);
      if (!(reply instanceof Reply.Data(JsonNode shown))) {
        return new Listing.NotRead(reply);
      }
      int before = all.size();
      for (JsonNode element : shown) {
        if (!all.contains(element)) {
          all.add(element);
        }
      }
      if (all.size() == before) {
        return new Listing.Read(new Listed(List.copyOf(all), true));
      }
    }
    return new Listing.Read(new Listed(List.copyOf(all), false));
  }
}
