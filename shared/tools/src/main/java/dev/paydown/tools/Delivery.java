package dev.paydown.tools;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a tool sent it.
 *
 * @param headers by lower-case name; a header sent twice has two values
 * @param body the raw bytes: what the signature is over
 */
@SuppressWarnings("ArrayRecordComponent")
public record Delivery(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {

  /** The header's value if it was sent exactly once. */
  public Optional<String> header(String lowerCaseName) {
    List<String> values = headers.getOrDefault(lowerCaseName, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }
}
