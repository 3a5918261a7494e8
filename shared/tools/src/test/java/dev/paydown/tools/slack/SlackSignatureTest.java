package dev.paydown.tools.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Instant SENT = Instant.ofEpochSecond(1531420618);
  private static final String COMMAND =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
          + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
          + "&command=%2Fwebhook-collect&text="
          + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554"
          + "%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121"
          + ".803a0bc887a14d10d2c447fce8b6703c";
  private static final String HEX =
      "a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
  private static final Verdict COMMANDED =
      new Verdict.Genuine("398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");
  private static final Verdict UNSIGNED =
      new Verdict.Refused("x-slack-signature is not sent once, as v0= and 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");

  @Test
  void the_vector_is_genuine_and_known_by_its_trigger() {
    assertThat(verify(COMMAND, headers("v0=" + HEX, "1531420618"), SENT)).isEqualTo(COMMANDED);
  }

  @Test
  void the_signature_is_over_the_timestamp_and_every_byte_of_the_body() {
    assertThat(verify(COMMAND, headers("v0=" + HEX, "1531420619"), SENT)).isEqualTo(FORGED);
    assertThat(verify(COMMAND + "&", headers("v0=" + HEX, "1531420618"), SENT)).isEqualTo(FORGED);
    assertThat(verify("", headers("v0=" + HEX, "1531420618"), SENT)).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @CsvSource({"-301000, false", "-300000, true", "0, true", "300000, true", "300001, false"})
  void a_timestamp_is_taken_within_five_minutes_of_the_receipt(long millis, boolean isTaken) {
    Verdict verdict =
        verify(COMMAND, headers("v0=" + HEX, "1531420618"), SENT.plus(Duration.ofMillis(millis)));
    Verdict late =
        new Verdict.Refused("x-slack-request-timestamp is more than 300 s from the receipt");
    assertThat(verdict).isEqualTo(isTaken ? COMMANDED : late);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "1531420618.0", "-1531420618", "1531420618000000", "１"})
  void a_timestamp_of_another_form_is_refused(String timestamp) {
    assertThat(verify(COMMAND, headers("v0=" + HEX, timestamp), SENT))
        .isEqualTo(new Verdict.Refused("x-slack-request-timestamp is not a number of seconds"));
  }

  @Test
  void a_header_that_is_absent_or_sent_twice_is_refused() {
    Verdict noTime = new Verdict.Refused("x-slack-request-timestamp is not sent once");
    String time = "1531420618";
    assertThat(verify(COMMAND, Map.of(), SENT)).isEqualTo(noTime);
    assertThat(
            verify(
                COMMAND,
                Map.of(
                    "x-slack-signature",
                    List.of("v0=" + HEX),
                    "x-slack-request-timestamp",
                    List.of(time, time)),
                SENT))
        .isEqualTo(noTime);
    assertThat(verify(COMMAND, Map.of("x-slack-request-timestamp", List.of(time)), SENT))
        .isEqualTo(UNSIGNED);
    assertThat(
            verify(
                COMMAND,
                Map.of(
                    "x-slack-signature",
                    List.of("v0=" + HEX, "v0=" + HEX),
                    "x-slack-request-timestamp",
                    List.of(time)),
                SENT))
        .isEqualTo(UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "v0", "v0=", "%s", "v1=%s", "V0=%s", "v0=%s0", " v0=%s", "v0=%s,v0="})
  void a_signature_of_another_form_is_refused(String form) {
    assertThat(verify(COMMAND, headers(form.replace("%s", HEX), "1531420618"), SENT))
        .isEqualTo(UNSIGNED);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    SlackTool tool = new SlackTool(Fixtures.NO_NETWORK);
    Connection both = connection(List.of("newer", SECRET));
    Delivery old = delivery(COMMAND, headers("v0=" + HEX, "1531420618"), SENT);
    Delivery young = delivery(COMMAND, signed(COMMAND, "newer"), SENT);
    assertThat(tool.verify(old, both)).isEqualTo(COMMANDED);
    assertThat(tool.verify(young, both)).isEqualTo(COMMANDED);
    assertThat(tool.verify(young, connection(List.of(SECRET)))).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    SlackTool tool = new SlackTool(Fixtures.NO_NETWORK);
    Delivery delivery = delivery(COMMAND, headers("v0=" + HEX, "1531420618"), SENT);
    assertThat(tool.verify(delivery, connection(List.of()))).isEqualTo(FORGED);
    assertThat(tool.verify(delivery, connection(List.of("")))).isEqualTo(FORGED);
  }

  @Test
  void the_address_is_verified_by_a_challenge_that_is_signed() {
    String body = "{\"token\":\"t\",\"challenge\":\"abc123\",\"type\":\"url_verification\"}";
    Verdict answer =
        new Verdict.Handshake(Map.of("content-type", "text/plain"), "abc123", Optional.empty());
    assertThat(verify(body, signed(body, SECRET), SENT)).isEqualTo(answer);
    assertThat(verify(body, signed(body, "another"), SENT)).isEqualTo(FORGED);
    assertThat(verify(body, Map.of(), SENT)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"url_verification\"}",
        "{\"type\":\"url_verification\",\"challenge\":\"<a b>\"}",
        "{\"type\":\"event_callback\",\"challenge\":\"abc\"}"
      })
  void what_is_no_challenge_is_not_echoed(String body) {
    assertThat(verify(body, signed(body, SECRET), SENT)).isInstanceOf(Verdict.Genuine.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{}} | Ev1",
        "payload=%7B%22trigger_id%22%3A%221.2%22%2C%22action_ts%22%3A%223.4%22%7D | 1.2",
        "payload=%7B%22action_ts%22%3A%223.4%22%7D | 3.4",
        "payload=%7B%22actions%22%3A%5B%7B%22action_ts%22%3A%225.6%22%7D%5D%7D | 5.6"
      })
  void a_delivery_is_known_by_its_event_its_trigger_or_its_action(String body, String id) {
    assertThat(verify(body, signed(body, SECRET), SENT)).isEqualTo(new Verdict.Genuine(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "{\"event_id\":\"a b\"}", "{\"event_id\":{}}", "command=%zz"})
  void without_one_the_id_follows_from_the_body(String body) {
    String digest = HexFormat.of().formatHex(Hmac.digest(body.getBytes(UTF_8)));
    assertThat(verify(body, signed(body, SECRET), SENT))
        .isEqualTo(new Verdict.Genuine("sha256-" + digest));
  }

  private static Map<String, List<String>> signed(String body, String secret) {
    byte[] code =
        Hmac.sha256(secret.getBytes(UTF_8), "v0:1531420618:".getBytes(UTF_8), body.getBytes(UTF_8));
    return headers("v0=" + HexFormat.of().formatHex(code), "1531420618");
  }

  private static Map<String, List<String>> headers(String signature, String timestamp) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("x-slack-signature", List.of(signature));
    headers.put("x-slack-request-timestamp", List.of(timestamp));
    return headers;
  }

  private static Verdict verify(String body, Map<String, List<String>> headers, Instant at) {
    return new SlackTool(Fixtures.NO_NETWORK)
        .verify(delivery(body, headers, at), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "slack",
        "slack",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body, Map<String, List<String>> headers, Instant at) {
    return new Delivery(headers, body.getBytes(UTF_8), at);
  }
}
