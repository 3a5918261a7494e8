package dev.paydown.tools;

import dev.paydown.tools.json.HostileJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One HTTP request as a tool sent it. */
public final class Delivery {
  private final String url;
  private final Map<String, List<String>> headers;
  private final byte[] body;
  private final Instant receivedAt;
  private Optional<HostileJson.Parsed> json = Optional.empty();

  /**
   * A request.
   *
   * @param url where it was posted to, as the connection's delivery URL is written; some tools sign
   *     it
   * @param headers by lower-case name; a header sent twice has two values
   * @param body the raw bytes: what the signature is over
   */
  public Delivery(String url, Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    this.url = url;
    this.headers = headers;
    this.body = body;
    this.receivedAt = receivedAt;
  }

  /** One whose tool does not sign where it posts to. */
  public Delivery(Map<String, List<String>> headers, byte[] body, Instant receivedAt) {
    this("", headers, body, receivedAt);
  }

  /** Where it was posted to. */
  public String url() {
    return url;
  }

  /** Its headers, by lower-case name. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** The header's value if it was sent exactly once. */
  public Optional<String> header(String lowerCaseName) {
    List<String> values = headers.getOrDefault(lowerCaseName, List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  /** The raw bytes. */
  public byte[] body() {
    return body;
  }

  /**
   * What the body holds, within the limits of {@link HostileJson}; parsed once, for whoever proves
   * the delivery and whoever reads it. Nobody changes the tree.
   */
  public HostileJson.Parsed json() {
    if (json.isEmpty()) {
      json = Optional.of(HostileJson.parse(body));
    }
    return json.get();
  }

  /** When it came. */
  public Instant receivedAt() {
    return receivedAt;
  }
}
