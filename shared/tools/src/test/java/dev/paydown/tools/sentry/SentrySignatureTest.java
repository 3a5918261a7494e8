package dev.paydown.tools.sentry;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentrySignatureTest {
  private static final String SECRET = "client secret";
  private static final String BODY = "{\"action\":\"created\"}";
  private static final String HEX = hex(SECRET);
  private static final Verdict GENUINE = new Verdict.Genuine("1a2b");
  private static final Verdict UNSIGNED =
      new Verdict.Refused("sentry-hook-signature is not sent once, as 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");

  @Test
  void a_delivery_that_is_signed_is_genuine_and_known_by_its_request() {
    assertThat(verify(BODY, signed(HEX))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(HEX.toUpperCase(Locale.ROOT)))).isEqualTo(GENUINE);
  }

  @Test
  void the_signature_of_an_app_counts_only_where_the_hooks_is_absent() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("request-id", List.of("1a2b"));
    headers.put("sentry-app-signature", List.of(HEX));
    assertThat(verify(BODY, headers)).isEqualTo(GENUINE);
    headers.put("sentry-hook-signature", List.of(hex("another")));
    assertThat(verify(BODY, headers)).isEqualTo(FORGED);
    headers.remove("sentry-hook-signature");
    headers.put("sentry-app-signature", List.of("none"));
    assertThat(verify(BODY, headers))
        .isEqualTo(new Verdict.Refused("sentry-app-signature is not sent once, as 64 hex digits"));
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify(BODY + "\n", signed(HEX))).isEqualTo(FORGED);
    assertThat(verify("", signed(HEX))).isEqualTo(FORGED);
  }

  @Test
  void a_request_without_a_body_is_signed_as_well() {
    String empty = HexFormat.of().formatHex(Hmac.sha256(SECRET.getBytes(UTF_8)));
    assertThat(verify("", signed(empty))).isEqualTo(GENUINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%s0", " %s", "sha256=%s", "v1=%s", "%s,%s"})
  void a_signature_of_another_form_is_refused(String form) {
    assertThat(verify(BODY, signed(form.replace("%s", HEX)))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    assertThat(verify(BODY, Map.of())).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, Map.of("sentry-hook-signature", List.of(HEX, HEX))))
        .isEqualTo(UNSIGNED);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    Connection both = connection(List.of("another", SECRET));
    SentryTool tool = new SentryTool(Fixtures.NO_NETWORK);
    assertThat(tool.verify(delivery(BODY, signed(HEX)), both)).isEqualTo(GENUINE);
    assertThat(tool.verify(delivery(BODY, signed(hex("another"))), both)).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(hex("another")))).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    Delivery delivery = delivery(BODY, signed(HEX));
    assertThat(new SentryTool(Fixtures.NO_NETWORK).verify(delivery, connection(List.of())))
        .isEqualTo(FORGED);
    assertThat(new SentryTool(Fixtures.NO_NETWORK).verify(delivery, connection(List.of(""))))
        .isEqualTo(FORGED);
  }

  @Test
  void without_a_request_id_the_id_follows_from_the_body() {
    String digest = HexFormat.of().formatHex(Hmac.digest(BODY.getBytes(UTF_8)));
    assertThat(verify(BODY, Map.of("sentry-hook-signature", List.of(HEX))))
        .isEqualTo(new Verdict.Genuine("sha256-" + digest));
  }

  @Test
  void a_request_id_that_is_none_is_refused() {
    Verdict refused =
        new Verdict.Refused("request-id is not sent once, as 1 to 200 printable ASCII characters");
    for (List<String> ids : List.of(List.of(""), List.of("a b"), List.of("1", "1"))) {
      Map<String, List<String>> headers = new HashMap<>(signed(HEX));
      headers.put("request-id", ids);
      assertThat(verify(BODY, headers)).isEqualTo(refused);
    }
  }

  private static String hex(String secret) {
    return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), BODY.getBytes(UTF_8)));
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of("sentry-hook-signature", List.of(signature), "request-id", List.of("1a2b"));
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return new SentryTool(Fixtures.NO_NETWORK)
        .verify(delivery(body, headers), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "sentry",
        "sentry",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body, Map<String, List<String>> headers) {
    return new Delivery(headers, body.getBytes(UTF_8), NOW);
  }
}
