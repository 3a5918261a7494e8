package dev.paydown.tools.googlecalendar;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Where a connection's Google Calendar is, and what opens it. */
final class CalendarApi {
  static final String TOOL = "Google Calendar";
  private static final String VENDOR = "https://www.googleapis.com";

  /** The events of whoever gave the token: which calendar an event was read in is not known. */
  private static final String PRIMARY = "/calendars/primary/events";

  private CalendarApi() {}

  static RestApi of(OutgoingHttp http, Connection connection, String access, Instant now) {
    String base = connection.baseUrl().orElse(VENDOR).replaceFirst("/+$", "") + "/calendar/v3";
    return new RestApi(http, TOOL, base, Map.of("authorization", "Bearer " + access), now);
  }

  /** The same for a write that is only taken while the event is of that version. */
  static RestApi onlyIf(RestApi api, String etag) {
    Map<String, String> headers = new HashMap<>(api.headers());
    headers.put("if-match", etag);
    return new RestApi(api.http(), api.tool(), api.base(), headers, api.now());
  }

  static String event(String id) {
    return PRIMARY + "/" + RestApi.part(id);
  }

  /** Where an event is made; only guests who have no Google Calendar are written to. */
  static String insert() {
    return PRIMARY + "?sendUpdates=externalOnly";
  }

  static String events(String calendar) {
    return "/calendars/" + RestApi.part(calendar) + "/events";
  }

  static String calendar(String id) {
    return events(id) + "?";
  }
}
