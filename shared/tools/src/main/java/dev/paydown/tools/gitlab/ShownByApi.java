package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;

/**
 * What GitLab's API shows of an item, put as deliveries put it, so that both are read by the same
 * rules (GitLab docs, Issues API, Merge requests API, and Webhook events).
 */
final class ShownByApi {
  private ShownByApi() {}

  /** The item as {@code object_attributes} would show it. */
  static Fields item(JsonNode shown) throws BadField {
    return Fields.of("item", asDelivered(shown));
  }

  /** The item as a delivery of no action: its fields, and the people beside it. */
  static ObjectNode delivery(JsonNode shown) throws BadField {
    ObjectNode item = asDelivered(shown);
    ObjectNode body = GitLabApi.object();
    body.set("object_attributes", item);
    String full = item.path("references").path("full").asText();
    String path = full.replaceFirst("[#!][0-9]+$", "");
    if (!path.equals(full)) {
      body.putObject("project").put("path_with_namespace", path);
    }
    if (item.path("author").isObject()) {
      body.set("author", item.path("author"));
    }
    return body;
  }

  private static ObjectNode asDelivered(JsonNode shown) throws BadField {
    if (!(shown.deepCopy() instanceof ObjectNode item)) {
      throw new BadField("the item", "is not a JSON object");
    }
    if (item.path("web_url").isTextual()) {
      item.set("url", item.path("web_url"));
    }
    item.put("type", item.path("type").asText("Issue").replace('_', ' '));
    JsonNode author = item.path("author").path("id");
    if (author.isIntegralNumber()) {
      item.set("author_id", author);
    }
    JsonNode estimate = item.path("time_stats").path("time_estimate");
    if (estimate.isIntegralNumber()) {
      item.set("time_estimate", estimate);
    }
    JsonNode duplicated = item.path("_links").path("closed_as_duplicate_of");
    if (duplicated.isTextual()) {
      item.set("duplicated_to_id", duplicated);
    }
    ArrayNode labels = GitLabApi.object().arrayNode();
    item.path("labels").forEach(label -> labels.addObject().put("title", label.asText()));
    item.set("labels", labels);
    return item;
  }
}
