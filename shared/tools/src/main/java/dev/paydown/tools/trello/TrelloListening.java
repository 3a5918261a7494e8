package dev.paydown.tools.trello;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks of boards, named by their ids or as their addresses have them (Atlassian developer docs,
 * Trello, Webhooks). They are signed with the app's secret. What changed is not listed: a card is
 * read from deliveries only.
 */
final class TrelloListening implements Listening {
  private final OutgoingHttp http;

  TrelloListening(OutgoingHttp http) {
    this.http = http;
  }

  /** Trello keeps one of a kind: a second one for the same board and URL is refused. */
  @Override
  public Hooked hook(Asked asked) {
    RestApi api = TrelloApi.of(http, asked.connection(), asked.now());
    return asked.inPlaces("board", place -> stand(api, place, asked.deliveryUrl()));
  }

  private static void stand(RestApi api, String place, String url) {
    Reply made =
        api.send(
            "POST",
            "/webhooks",
            JsonNodeFactory.instance
                .objectNode()
                .put("callbackURL", url)
                .put("description", "Paydown")
                .put("idModel", board(api, place).path("id").asText()));
    boolean stands = made instanceof Reply.Refused(String why) && why.contains("already exists");
    if (!stands) {
      JsonNode _ = Lookup.needed(made);
    }
  }

  private static JsonNode board(RestApi api, String place) {
    return Lookup.needed(api.get("/boards/" + RestApi.part(place) + "?fields=id"));
  }

  /** Only whether each board can be seen. */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    RestApi api = TrelloApi.of(http, connection, now);
    connection.places().forEach(place -> board(api, place));
    return new Changes(List.of());
  }
}
