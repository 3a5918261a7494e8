package dev.paydown.tools.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends what leaves Paydown, once: no redirect is followed and nothing is tried twice. */
@FunctionalInterface
public interface OutgoingHttp {

  /** Sends the request and says how that ended; never throws for what a network can do. */
  Outcome send(Request request);

  /**
   * One request.
   *
   * @param method in capitals
   * @param body its bytes; none where a request of that method has no body
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Request(String method, URI uri, Map<String, String> headers, byte[] body) {

    /** A request that posts the body. */
    public static Request post(URI uri, Map<String, String> headers, byte[] body) {
      return new Request("POST", uri, headers, body);
    }

    /** Leaves the headers out: they open the tool. */
    @Override
    public String toString() {
      return method + " " + uri.getHost();
    }
  }

  /**
   * Where requests may go and how long they may take.
   *
   * @param allowPrivate whether private addresses may be reached, and these by plain http
   * @param hosts the only hosts that may be reached, lower case; empty: any
   */
  record Policy(boolean allowPrivate, Set<String> hosts, Duration connect, Duration request) {
    public Policy {
      hosts = Set.copyOf(hosts);
    }

    /** Any public host, by https. */
    public static Policy publicHosts() {
      return new Policy(false, Set.of(), Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /** Public hosts by https, and private ones by http too: for tests and the embedded run. */
    public static Policy privateToo() {
      return new Policy(true, Set.of(), Duration.ofSeconds(5), Duration.ofSeconds(20));
    }
  }

  /** Requests over the network under that policy. */
  static OutgoingHttp under(Policy policy) {
    return new GuardedHttp(policy);
  }

  /** How a request ended. */
  sealed interface Outcome {

    /**
     * The other side answered.
     *
     * @param headers by lower-case name
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(int status, Map<String, List<String>> headers, byte[] body) implements Outcome {

      /** The header's first value. */
      public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
      }
    }

    /** The policy forbids it; nothing was sent. */
    record Forbidden(String why) implements Outcome {}

    /** No connection came about; nothing was sent. */
    record Unreached(String why) implements Outcome {}

    /** It was sent, and no whole answer came: it may have had its effect. */
    record Lost(String why) implements Outcome {}
  }
}
