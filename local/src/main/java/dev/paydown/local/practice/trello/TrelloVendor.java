package dev.paydown.local.practice.trello;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.local.practice.RestDoor.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of Trello's REST API that a connector uses (Atlassian developer docs, Trello REST API).
 * It answers errors in plain words, and a lost permission with 401.
 */
final class TrelloVendor implements RestDoor.Vendor {
  private static final String CARD = "1/cards/*";
  private static final int LONGEST = 16_384;
  private final PracticeTrello trello;
  private final String token;

  TrelloVendor(PracticeTrello trello, String token) {
    this.trello = trello;
    this.token = token;
  }

  @Override
  public String prefix() {
    return "/1/";
  }

  @Override
  public boolean opens(Map<String, String> headers) {
    String header = headers.getOrDefault("authorization", "");
    return header.startsWith("OAuth ") && header.contains("oauth_token=\"" + token + "\"");
  }

  @Override
  public Response error(int status, String message) {
    return switch (status) {
      case 401 -> said(401, "invalid token");
      case 403 -> said(401, "unauthorized card permission requested");
      case 404 -> said(404, "The requested resource was not found.");
      default -> said(status, message);
    };
  }

  private static Response said(int status, String words) {
    return new Response(
        status, Map.of("content-type", "text/plain; charset=utf-8"), words.getBytes(UTF_8), false);
  }

  @Override
  public Response api(Asked asked) {
    if (asked.is("GET", CARD)) {
      return trello.desk().read(books -> Response.json(200, card(books, subject(asked))));
    }
    if (asked.is("PUT", CARD)) {
      return update(asked);
    }
    if (asked.is("GET", CARD + "/actions")) {
      return comments(asked);
    }
    if (asked.is("POST", CARD + "/actions/comments")) {
      return comment(asked);
    }
    if (asked.is("GET", "1/members/*")) {
      return member(asked.path().get(2));
    }
    return asked.is("GET", "1/boards/*/lists") ? lists(asked) : error(404, "");
  }

  private Entity subject(Asked asked) {
    return trello.card(asked.path().get(2));
  }

  private static ObjectNode card(Books books, Entity card) {
    ObjectNode shown = RestDoor.object().put("id", card.id());
    shown.put("idBoard", TrelloWebhooks.BOARD).put("shortLink", card.get("shortLink"));
    shown.put("closed", card.find("closed").isPresent());
    shown.put("dueComplete", card.find("dueComplete").isPresent());
    TrelloWebhooks.put(shown, "due", card.find("due"));
    TrelloWebhooks.put(shown, "start", card.find("start"));
    ArrayNode ids = shown.putArray("idMembers");
    ArrayNode members = shown.putArray("members");
    books
        .named("members", card, "idMembers")
        .ifPresent(
            member -> {
              ids.add(member.id());
              members.add(TrelloWebhooks.member(member));
            });
    books
        .named("lists", card, "idList")
        .ifPresent(list -> shown.set("list", TrelloWebhooks.list(list)));
    return shown;
  }

  private Response update(Asked asked) {
    Entity card = subject(asked);
    Entity app = trello.member("paydown");
    Map<String, Optional<String>> wanted = RestDoor.said(asked.body());
    Entity changed =
        trello
            .desk()
            .change(
                draft -> {
                  draft.effect("update", card.id(), wanted);
                  Entity fresh = draft.books().find("cards", card.id()).orElse(card);
                  return new TrelloChanges(draft, app).update(fresh, wanted);
                });
    return trello.desk().read(books -> Response.json(200, card(books, changed)));
  }

  private Response comments(Asked asked) {
    Instant since = Instant.parse(asked.query().getOrDefault("since", "1970-01-01T00:00:00Z"));
    int most = Integer.parseInt(asked.query().getOrDefault("limit", "50"));
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    trello.comments(subject(asked).id()).reversed().stream()
        .filter(comment -> comment.instant("date").isAfter(since))
        .limit(most)
        .forEach(comment -> shown.add(action(comment)));
    return Response.json(200, shown);
  }

  private static ObjectNode action(Entity comment) {
    ObjectNode shown = RestDoor.object().put("id", comment.id()).put("type", "commentCard");
    shown.putObject("data").put("text", comment.get("text"));
    return shown;
  }

  private Response comment(Asked asked) {
    Entity card = subject(asked);
    Entity app = trello.member("paydown");
    String text = RestDoor.text(asked.body(), "text");
    if (text.isEmpty() || text.length() > LONGEST) {
      return error(400, "invalid value for text");
    }
    Entity made =
        trello
            .desk()
            .change(
                draft -> {
                  draft.effect("comment", card.id(), Map.of());
                  return new TrelloChanges(draft, app).comment(card, text);
                });
    return Response.json(200, action(made));
  }

  private Response member(String id) {
    return trello
        .desk()
        .read(books -> books.find("members", id).or(() -> books.by("members", "username", id)))
        .map(member -> Response.json(200, TrelloWebhooks.member(member)))
        .orElseThrow(() -> new NoSuchEntity("member " + id));
  }

  private Response lists(Asked asked) {
    if (!asked.path().get(2).equals(TrelloWebhooks.BOARD)) {
      throw new NoSuchEntity("board");
    }
    ArrayNode shown = JsonNodeFactory.instance.arrayNode();
    trello.desk().read(books -> List.copyOf(books.all("lists").values())).stream()
        .filter(list -> list.find("closed").isEmpty())
        .forEach(list -> shown.add(TrelloWebhooks.list(list)));
    return Response.json(200, shown);
  }

  @Override
  public void meddle(Asked asked) {
    if (asked.path().size() > 2 && asked.path().get(1).equals("cards")) {
      Entity card = subject(asked);
      card.find("due")
          .map(Instant::parse)
          .map(due -> due.plus(Duration.ofDays(1)).toString())
          .ifPresent(due -> trello.update("somebody", card.id(), Map.of("due", Optional.of(due))));
    }
  }

  /** {@code POST /person/cards}, {@code /person/cards/ID}, {@code /person/comments}. */
  @Override
  public Response person(Asked asked) {
    String by = asked.body().path("by").asText("somebody");
    Map<String, Optional<String>> said = RestDoor.said(asked.body());
    if (asked.is("POST", "person/cards")) {
      return RestDoor.shown(201, trello.create(by, said));
    }
    if (asked.is("POST", "person/cards/*")) {
      return RestDoor.shown(200, trello.update(by, asked.path().get(2), said));
    }
    return asked.is("POST", "person/comments")
        ? RestDoor.shown(
            201,
            trello.comment(
                by, RestDoor.text(asked.body(), "card"), RestDoor.text(asked.body(), "text")))
        : said(404, "a person makes no such thing");
  }
}
