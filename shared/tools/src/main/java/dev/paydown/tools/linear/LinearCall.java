package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.Reply;
import java.time.Instant;

/** Requests of one connection at one instant. */
record LinearCall(LinearApi api, Connection connection, Instant now) {

  /** Asks for the entity of that id. */
  Reply read(String document, String id) {
    return api.send(connection, document, object().put("id", id), now);
  }

  /** Sends a document with its variables. */
  Reply send(String document, ObjectNode variables) {
    return api.send(connection, document, variables, now);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
