package dev.paydown.tools.trello;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.brain.event.Fact;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks of boards, named by their ids or as their addresses have them (Atlassian developer docs,
 * Trello, Webhooks), and those boards' cards, which are listed whole and told apart by their last
 * activity. The webhooks are signed with the app's secret.
 */
final class TrelloListening implements Listening {
  private static final int PAGE = 100;

  /** The most cards that Trello lists of a board at once. */
  private static final int MOST = 1_000;

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

  /** Trello lists the hooks that a token made, of whatever board. */
  @Override
  public Unhooked unhook(Asked asked) {
    RestApi api = TrelloApi.of(http, asked.connection(), asked.now());
    String token = TrelloApi.token(asked.connection());
    return asked.outOf(
        List.of("the token's webhooks"),
        _ -> ours(api, token, asked),
        id -> Lookup.removed(api, "/webhooks/" + RestApi.part(id)));
  }

  private static List<String> ours(RestApi api, String token, Asked asked) {
    List<String> ids = new ArrayList<>();
    for (JsonNode hook : Lookup.needed(api.get("/tokens/" + RestApi.part(token) + "/webhooks"))) {
      if (asked.isOurs(hook.path("callbackURL").asText())) {
        ids.add(hook.path("id").asText());
      }
    }
    return ids;
  }

  private static JsonNode board(RestApi api, String place) {
    return Lookup.needed(api.get("/boards/" + RestApi.part(place) + "?fields=id"));
  }

  /** Where no board is named, of all that the token's member has. */
  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    RestApi api = TrelloApi.lookup(http, connection, now).api();
    List<String> boards = connection.places().isEmpty() ? boards(api) : connection.places();
    PageOfPlace at = PageOfPlace.of(cursor);
    Optional<String> board = boards.stream().skip(at.place()).findFirst();
    if (board.isEmpty()) {
      return new Changes(List.of());
    }
    List<Changed> all = changed(api, board.get(), since);
    List<Changed> page = all.stream().skip((at.page() - 1L) * PAGE).limit(PAGE).toList();
    boolean isLast = all.size() <= (long) at.page() * PAGE;
    return new Changes(page, at.next(isLast, boards.size()));
  }

  private static List<String> boards(RestApi api) {
    List<String> ids = new ArrayList<>();
    for (JsonNode board : Lookup.needed(api.get("/members/me/boards?filter=open&fields=id"))) {
      ids.add(board.path("id").asText());
    }
    return ids;
  }

  /** What is open: neither archived, with its list or by itself, nor marked complete. */
  private static List<Changed> changed(RestApi api, String board, Optional<Instant> since) {
    String cards =
        "/boards/"
            + RestApi.part(board)
            + "/cards?filter="
            + (since.isPresent() ? "all" : "visible")
            + "&fields=dateLastActivity,dueComplete&limit="
            + MOST;
    List<Changed> changed = new ArrayList<>();
    try {
      for (JsonNode shown : Lookup.needed(api.get(cards))) {
        Fields card = Fields.of("card", shown);
        Instant at = card.required("dateLastActivity", card.instant("dateLastActivity"));
        boolean isMeant =
            since.isPresent() ? !at.isBefore(since.get()) : !card.flag("dueComplete").orElse(false);
        if (isMeant) {
          changed.add(new Changed(card.required("id", card.text("id")), at));
        }
      }
    } catch (BadField e) {
      throw Lookup.unreadable(TrelloApi.TOOL, e);
    }
    changed.sort(Comparator.comparing(Changed::at).thenComparing(Changed::uid));
    return changed;
  }

  @Override
  public List<Fact> past(Connection connection, String uid, Instant now) {
    return new TrelloPast(TrelloApi.lookup(http, connection, now)).of(uid);
  }
}
