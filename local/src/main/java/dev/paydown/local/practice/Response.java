package dev.paydown.local.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What a practice tool answers.
 *
 * @param dropped whether the connection breaks before anything is answered
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Map<String, String> headers, byte[] body, boolean dropped) {

  /** JSON. */
  public static Response json(int status, JsonNode body) {
    return new Response(
        status,
        Map.of("content-type", "application/json; charset=utf-8"),
        body.toString().getBytes(UTF_8),
        false);
  }

  /** Nothing: the connection breaks. */
  public static Response drop() {
    return new Response(0, Map.of(), new byte[0], true);
  }

  /** Too many requests. */
  public static Response asksForTime(long seconds) {
    return new Response(429, Map.of("retry-after", Long.toString(seconds)), new byte[0], false);
  }

  /** An error of the tool's own. */
  public static Response broken() {
    return new Response(500, Map.of(), new byte[0], false);
  }
}
