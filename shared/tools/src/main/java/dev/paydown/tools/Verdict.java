package dev.paydown.tools;

import java.util.Map;
import java.util.Optional;

/** Whether a delivery comes from the tool. */
public sealed interface Verdict {

  /**
   * It does.
   *
   * @param deliveryId the same for each attempt of the same delivery
   */
  record Genuine(String deliveryId) implements Verdict {}

  /**
   * The tool asks whether somebody is there, before it delivers: answered 200 in its own way, and
   * nothing is read from it.
   *
   * @param headers of the answer, by lower-case name
   * @param body of the answer
   * @param secret what the tool will sign with from now on, where it is the tool that chooses it:
   *     kept only while the connection awaits one, else the request is refused
   */
  record Handshake(Map<String, String> headers, String body, Optional<String> secret)
      implements Verdict {
    public Handshake {
      headers = Map.copyOf(headers);
    }

    /** Leaves out what may be a secret. */
    @Override
    public String toString() {
      return "Handshake[" + headers.keySet() + "]";
    }
  }

  /** It does not, or is too old; answered 401, nothing stored. */
  record Refused(String why) implements Verdict {}
}
