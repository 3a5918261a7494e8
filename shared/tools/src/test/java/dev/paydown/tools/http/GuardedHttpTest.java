package dev.paydown.tools.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests may go. Every host here is a literal: no test asks a name server. */
class GuardedHttpTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.1.2.3/",
        "https://0.0.0.0/",
        "https://10.0.0.1/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://100.64.0.1/",
        "https://100.127.255.1/",
        "https://192.0.0.8/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://240.0.0.1/",
        "https://255.255.255.255/",
        "https://2130706433/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fc00::1]/",
        "https://[fd00:ec2::254]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[2002:7f00:1::]/",
        "https://[2001:0:7f00:1::]/",
        "https://[2001:db8::1]/",
        "https://[ff02::1]/",
        "https://localhost/"
      })
  void an_address_that_is_not_public_is_not_reached(String url) {
    assertThat(post(OutgoingHttp.Policy.publicHosts(), url)).isInstanceOf(Outcome.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://93.184.216.34/",
        "ftp://93.184.216.34/",
        "file:///etc/passwd",
        "https:///path",
        "https://user:word@93.184.216.34/",
        "//93.184.216.34/",
        "gopher://93.184.216.34/"
      })
  void anything_but_plain_https_is_not_reached(String url) {
    assertThat(post(OutgoingHttp.Policy.publicHosts(), url)).isInstanceOf(Outcome.Forbidden.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1"})
  void public_addresses_are(String address) throws UnknownHostException {
    assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void a_deployment_that_opts_in_reaches_private_ones_and_plain_http_no_further() {
    assertThat(post(OutgoingHttp.Policy.privateToo(), "http://93.184.216.34/"))
        .isEqualTo(new Outcome.Forbidden("plain http goes to private addresses only"));
    assertThat(
            new GuardedHttp(OutgoingHttp.Policy.privateToo()).vet(URI.create("http://127.0.0.1/")))
        .isEmpty();
  }

  @Test
  void where_hosts_are_listed_no_other_is_reached() {
    OutgoingHttp.Policy listed =
        new OutgoingHttp.Policy(
            false, Set.of("api.linear.app"), Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(post(listed, "https://8.8.8.8/"))
        .isEqualTo(new Outcome.Forbidden("8.8.8.8 is not among the hosts that may be reached"));
  }

  @Test
  void a_redirect_is_an_answer_and_is_not_followed() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.getResponseHeaders().add("Retry-After", "7");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
          });
      server.start();
      Outcome outcome = post(OutgoingHttp.Policy.privateToo(), url(server));
      assertThat(outcome).isInstanceOf(Outcome.Answered.class);
      Outcome.Answered answer = (Outcome.Answered) outcome;
      assertThat(answer.status()).isEqualTo(302);
      assertThat(answer.header("Retry-After")).contains("7");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void an_answer_that_is_too_large_is_lost_and_no_listener_is_unreached() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] megabyte = new byte[1 << 20];
          try (var out = exchange.getResponseBody()) {
            for (int i = 0; i < 6; i++) {
              out.write(megabyte);
            }
          }
        });
    server.start();
    String url = url(server);
    assertThat(post(OutgoingHttp.Policy.privateToo(), url)).isInstanceOf(Outcome.Lost.class);
    server.stop(0);
    assertThat(post(OutgoingHttp.Policy.privateToo(), url)).isInstanceOf(Outcome.Unreached.class);
  }

  @Test
  void retry_after_is_read_as_seconds_or_as_a_date_and_is_capped() {
    Instant now = Instant.parse("2026-11-23T09:00:00Z");
    assertThat(after("90", now)).isEqualTo(Duration.ofSeconds(90));
    assertThat(after("Mon, 23 Nov 2026 09:02:00 GMT", now)).isEqualTo(Duration.ofMinutes(2));
    assertThat(after("Mon, 23 Nov 2026 08:00:00 GMT", now)).isEqualTo(Duration.ofSeconds(5));
    assertThat(after("999999999", now)).isEqualTo(Duration.ofHours(6));
    assertThat(after("soon", now)).isEqualTo(Duration.ofSeconds(5));
  }

  private static Duration after(String header, Instant now) {
    return RetryAfter.of(
        new Outcome.Answered(429, Map.of("retry-after", List.of(header)), new byte[0]),
        now,
        Duration.ofSeconds(5));
  }

  private static String url(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  private static Outcome post(OutgoingHttp.Policy policy, String url) {
    return OutgoingHttp.under(policy)
        .send(OutgoingHttp.Request.post(URI.create(url), Map.of(), new byte[0]));
  }
}
