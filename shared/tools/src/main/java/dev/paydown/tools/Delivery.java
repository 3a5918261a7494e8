package dev.paydown.tools;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a tool sent it.
 *
 * @param url where it was posted to, as the connection's delivery URL is written; some tools sign
 *     it
 * @param headers by lower-case name; a header sent twice has two values
 * @param body the raw bytes: what the signature is over
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(
    String url, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

  /** One whose tool does not sign where it posts to. */
  public Delivery(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    this("", headers, body, receivedAt);
  }

  /** The header's value if it was sent exactly once. */
  public Optional<String> header(String lowerCaseName) {
    List<String> values = headers.getOrDefault(lowerCaseName, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
