package dev.paydown.tools.pagerduty;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.Map;

/** Where a connection's PagerDuty is, and what opens it. */
final class PagerDutyApi {
  static final String TOOL = "PagerDuty";
  private static final String VENDOR = "https://api.pagerduty.com";

  private PagerDutyApi() {}

  static RestApi of(OutgoingHttp http, Connection connection, Instant now) {
    Map<String, String> headers =
        Map.of(
            "authorization",
            "Token token=" + Lookup.token(TOOL, connection),
            "accept",
            "application/vnd.pagerduty+json;version=2");
    String base = connection.baseUrl().orElse(VENDOR).replaceAll("/+$", "");
    return new RestApi(http, TOOL, base, headers, now);
  }
}
