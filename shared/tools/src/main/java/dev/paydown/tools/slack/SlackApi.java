package dev.paydown.tools.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Slack's Web API as one connection sees it (Slack docs, Using the Slack Web API): reading with
 * GET, writing with JSON, of which the charset has to be said.
 */
record SlackApi(RestApi reading, RestApi writing) {
  static final String TOOL = "Slack";

  /** The most messages of one page. */
  static final int PAGE = 200;

  /** The most pages of one thread. */
  static final int PAGES = 10;

  private static final List<String> VENDORS = List.of("slack.com", "slack-gov.com");

  static SlackApi of(OutgoingHttp http, Connection connection, Instant now) {
    String base = base(connection.baseUrl());
    String bearer = "Bearer " + connection.token().orElse("");
    return new SlackApi(
        new RestApi(http, TOOL, base, Map.of("authorization", bearer), now),
        new RestApi(
            http,
            TOOL,
            base,
            Map.of("authorization", bearer, "content-type", "application/json; charset=utf-8"),
            now));
  }

  /**
   * Where the API is. A workspace's address is where its messages have theirs; its API is at
   * Slack's own, as for everybody. Only an address that is none of Slack's is one of the API
   * itself: a practice Slack, or a gateway of one's own.
   */
  static String base(Optional<String> given) {
    String address = given.orElse("https://slack.com");
    String host = host(address);
    return VENDORS.stream()
            .filter(vendor -> host.equals(vendor) || host.endsWith("." + vendor))
            .findFirst()
            .map(vendor -> "https://" + vendor)
            .orElse(address)
        + "/api";
  }

  private static String host(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getHost()).orElse("").toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * Messages of the thread, the first one first (Slack docs, conversations.replies).
   *
   * @param since only what was written after that, and the first message
   * @param cursor where the page before ended
   */
  Reply replies(Place place, int most, Optional<Instant> since, Optional<String> cursor) {
    StringBuilder query = new StringBuilder("/conversations.replies");
    query.append("?channel=").append(RestApi.part(place.channel()));
    query.append("&ts=").append(RestApi.part(place.root())).append("&limit=").append(most);
    since.ifPresent(at -> query.append("&oldest=").append(at.getEpochSecond()).append(".000000"));
    cursor.ifPresent(where -> query.append("&cursor=").append(RestApi.part(where)));
    return SlackAnswer.of(reading.get(query.toString()));
  }

  /** Where the next page begins, if there is one. */
  static Optional<String> next(JsonNode page) {
    return Optional.of(page.at("/response_metadata/next_cursor").asText())
        .filter(cursor -> !cursor.isBlank());
  }

  /** Posts the message (Slack docs, chat.postMessage). */
  Reply post(JsonNode message) {
    return SlackAnswer.of(writing.send("POST", "/chat.postMessage", message));
  }
}
