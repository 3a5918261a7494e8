package dev.paydown.functions.api;

import dev.paydown.brain.Picture;
import dev.paydown.brain.graph.Around;
import dev.paydown.brain.graph.Item;
import dev.paydown.brain.graph.Link;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The graph around an item as the API shows it. */
final class GraphShape {
  private GraphShape() {}

  static Map<String, Object> of(Picture picture, Around around) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("item", id(picture, around.node()));
    json.put("items", around.nodes().stream().map(node -> node(picture, node)).toList());
    json.put("links", around.edges().stream().map(link -> link(picture, link)).toList());
    json.put("leftOut", around.leftOut());
    return json;
  }

  private static Map<String, Object> node(Picture picture, Around.Node node) {
    Item item = picture.graph().item(node.node());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", item.id());
    json.put("place", node.place().name().toLowerCase(Locale.ROOT));
    json.put("level", node.level());
    json.put("kind", item.kind());
    json.put("title", item.title());
    json.put("status", item.status().label());
    json.put("due", item.due());
    json.put("committed", item.committed());
    json.put("forecast", picture.forecast().of(item.node()).finish());
    json.put("slipDays", picture.slipDays(item));
    return json;
  }

  private static Map<String, Object> link(Picture picture, Link link) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("from", id(picture, link.from()));
    json.put("to", id(picture, link.to()));
    json.put("kind", link.kind().name().toLowerCase(Locale.ROOT));
    json.put("type", link.type().name());
    json.put("lagDays", link.lagDays());
    json.put("lagUnit", link.lagUnit().name().toLowerCase(Locale.ROOT));
    return json;
  }

  private static String id(Picture picture, String node) {
    return picture.graph().item(node).id();
  }
}
