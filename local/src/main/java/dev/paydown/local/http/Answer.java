package dev.paydown.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is answered; headers in the order in which they are sent. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
  /** Not a status: the connection breaks before anything is answered. */
  public static final int DROPPED = 0;

  /** A JSON answer. */
  public static Answer json(int status, JsonNode body) {
    return of(status, "application/json", body.toString());
  }

  /** An error as RFC 9457 writes it. */
  public static Answer problem(int status, String title) {
    return of(
        status,
        "application/problem+json",
        BrainJson.mapper().createObjectNode().put("status", status).put("title", title).toString());
  }

  /**
   * A page of our own: nothing is loaded from anywhere, nothing frames it but itself.
   *
   * @param policy further Content-Security-Policy directives, or empty
   */
  public static Answer page(int status, String html, String policy) {
    Answer answer = of(status, "text/html; charset=utf-8", html);
    Map<String, List<String>> headers = new LinkedHashMap<>(answer.headers());
    headers.put(
        "content-security-policy",
        List.of(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                + policy));
    headers.put("x-content-type-options", List.of("nosniff"));
    headers.put("referrer-policy", List.of("no-referrer"));
    headers.put("cache-control", List.of("no-store"));
    return new Answer(status, headers, answer.body());
  }

  private static Answer of(int status, String type, String body) {
    return new Answer(
        status,
        new LinkedHashMap<>(Map.of("content-type", List.of(type))),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
