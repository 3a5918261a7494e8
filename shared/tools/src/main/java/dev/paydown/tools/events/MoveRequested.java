package dev.paydown.tools.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.Packet;
import java.util.Optional;

/**
 * What goes out for a confirmed move of an {@code events} item: the CloudEvent {@code
 * dev.paydown.move.requested}, the same bytes each time, with its context packet.
 */
public final class MoveRequested {
  /** The event's type, and its detail type on the bus. */
  public static final String TYPE = "dev.paydown.move.requested";

  private MoveRequested() {}

  /** The whole CloudEvent; its id is the execution's, its time the decision's. */
  public static String cloudEvent(Execution execution) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("specversion", "1.0");
    event.put("id", execution.id());
    event.put("source", "paydown");
    event.put("type", TYPE);
    event.put("subject", execution.move().uid());
    event.put("time", execution.decidedAt().toString());
    event.put("datacontenttype", "application/json");
    event.set("data", data(execution));
    return event.toString();
  }

  /** Its data alone. */
  public static ObjectNode data(Execution execution) {
    Move move = execution.move();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("action", move.action().label());
    data.put("item", move.item());
    data.put("field", move.field());
    put(data, "from", move.from());
    put(data, "to", move.to());
    put(data, "cause", move.cause());
    data.put("proposal", execution.proposal());
    data.put("recipient", execution.recipient());
    data.put("headline", execution.headline());
    data.set("context", context(execution.packet()));
    return data;
  }

  private static ObjectNode context(Packet packet) {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    put(context, "why", packet.why());
    put(context, "done", packet.done());
    ArrayNode owed = context.putArray("owed");
    packet.owed().forEach(owed::add);
    ArrayNode moved = context.putArray("moved");
    packet
        .moved()
        .forEach(one -> moved.addObject().put("at", one.at().toString()).put("what", one.what()));
    ArrayNode links = context.putArray("links");
    packet
        .places()
        .forEach(one -> links.addObject().put("label", one.label()).put("url", one.url()));
    return context;
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> node.put(name, text), () -> node.putNull(name));
  }
}
