package dev.paydown.local.practice.trello;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as Trello writes and signs them: over the body and the address that it is posted to. */
final class TrelloWebhooks {
  static final String BOARD = "5f00000000000000000000b0";
  private static final String HMAC = "HmacSHA1";

  private TrelloWebhooks() {}

  /** What somebody did to a card. */
  record Action(
      String type,
      Entity card,
      Entity actor,
      Map<String, Optional<String>> before,
      Optional<String> member) {}

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
      byte[] signature = mac.doFinal((posting.body() + posting.type()).getBytes(UTF_8));
      return new Desk.Sent(
          Map.of(
              "content-type",
              "application/json",
              "x-trello-webhook",
              Base64.getEncoder().encodeToString(signature)),
          posting.body().getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  /** The address stands in the place of the type: it is signed with the body. */
  static void announce(Draft draft, ObjectNode body) {
    draft.books().hook().ifPresent(hook -> draft.announce(hook.url(), body.toString()));
  }

  static ObjectNode changed(Books books, Action told, String id, Instant at) {
    ObjectNode body = body(told.type(), id, told.actor(), at);
    ObjectNode data = data(books, body, told.card());
    if (!told.before().isEmpty()) {
      ObjectNode old = data.putObject("old");
      told.before().forEach((name, value) -> put(old, name, value));
      Optional<String> listed = told.before().getOrDefault("idList", Optional.empty());
      listed.ifPresent(was -> moved(books, data, was, told.card()));
    }
    told.member()
        .flatMap(one -> books.find("members", one))
        .ifPresent(
            member -> {
              data.put("idMember", member.id());
              ((ObjectNode) body.path("action")).set("member", member(member));
            });
    return body;
  }

  private static void moved(Books books, ObjectNode data, String was, Entity card) {
    data.remove("list");
    books.find("lists", was).ifPresent(list -> data.set("listBefore", list(list)));
    books.named("lists", card, "idList").ifPresent(list -> data.set("listAfter", list(list)));
  }

  static ObjectNode commented(Books books, Entity card, Entity comment, Entity actor, Instant at) {
    ObjectNode body = body("commentCard", comment.id(), actor, at);
    data(books, body, card).put("text", comment.get("text"));
    return body;
  }

  private static ObjectNode body(String type, String id, Entity actor, Instant at) {
    ObjectNode body = RestDoor.object();
    body.putObject("model").put("id", BOARD).put("name", "Practice");
    ObjectNode action = body.putObject("action").put("id", id).put("type", type);
    action.put("idMemberCreator", actor.id()).put("date", at.toString());
    action.set("memberCreator", member(actor));
    return body;
  }

  private static ObjectNode data(Books books, ObjectNode body, Entity card) {
    ObjectNode data = ((ObjectNode) body.path("action")).putObject("data");
    data.putObject("board").put("id", BOARD).put("name", "Practice");
    books.named("lists", card, "idList").ifPresent(list -> data.set("list", list(list)));
    ObjectNode shown = data.putObject("card").put("id", card.id());
    shown.put("shortLink", card.get("shortLink")).put("name", card.get("name"));
    put(shown, "due", card.find("due"));
    put(shown, "start", card.find("start"));
    shown.put("closed", card.find("closed").isPresent());
    shown.put("dueComplete", card.find("dueComplete").isPresent());
    return data;
  }

  static ObjectNode list(Entity list) {
    return RestDoor.object().put("id", list.id()).put("name", list.get("name"));
  }

  static ObjectNode member(Entity member) {
    String name = member.get("username");
    return RestDoor.object().put("id", member.id()).put("username", name).put("fullName", name);
  }

  static void put(ObjectNode in, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> in.put(name, text), () -> in.putNull(name));
  }
}
