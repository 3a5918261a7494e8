package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Map;

/** Where Notion's API is, and what opens it. */
final class NotionApi {
  static final String TOOL = "Notion";
  private static final String VENDOR = "https://api.notion.com";

  /** The version in which databases hold data sources, as its webhooks tell them. */
  private static final Map<String, String> VERSION = Map.of("notion-version", "2025-09-03");

  private NotionApi() {}

  static Lookup lookup(OutgoingHttp http, Connection connection, Instant now) {
    return Lookup.bearer(http, TOOL, VENDOR, VERSION, connection, now);
  }

  static String page(String uid) {
    return "/v1/pages/" + RestApi.part(uid);
  }

  static String source(String id) {
    return "/v1/data_sources/" + RestApi.part(id);
  }

  /** The open comments on a page, oldest first. */
  static String comments(String uid) {
    return "/v1/comments?block_id=" + RestApi.part(uid) + "&page_size=100";
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
