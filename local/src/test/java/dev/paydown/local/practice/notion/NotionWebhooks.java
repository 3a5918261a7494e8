package dev.paydown.local.practice.notion;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.tools.Hmac;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Webhooks as Notion writes and signs them: ids, and no values (Notion docs, Webhooks). */
final class NotionWebhooks {
  private NotionWebhooks() {}

  static Desk.Sent sent(Books.Posting posting, String secret, Instant now) {
    byte[] bytes = posting.body().getBytes(UTF_8);
    String signature = HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), bytes));
    return new Desk.Sent(
        Map.of("content-type", "application/json", "x-notion-signature", "sha256=" + signature),
        bytes);
  }

  static ObjectNode body(
      String type, Map<String, String> entity, Entity page, Entity actor, Draft draft) {
    ObjectNode body = RestDoor.object().put("id", draft.newId()).put("type", type);
    body.put("timestamp", draft.now().toString()).put("attempt_number", 1);
    body.putArray("authors").addObject().put("id", actor.id()).put("type", kind(actor));
    ObjectNode told = body.putObject("entity");
    entity.forEach(told::put);
    ObjectNode data = body.putObject("data");
    if (type.startsWith("comment.")) {
      data.put("page_id", page.id());
      data.putObject("parent").put("type", "page").put("id", page.id());
    }
    return body;
  }

  static String kind(Entity user) {
    return user.get("name").equals(PracticeNotion.APP) ? "bot" : "person";
  }
}
