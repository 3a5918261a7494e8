package dev.paydown.tools.notion;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotionSignatureTest {
  private static final String SECRET = "secret_abc123_verification_token";
  private static final String OTHER = "secret_of_another_subscription";
  private static final String BODY = "{\"id\":\"evt_1\",\"type\":\"page.created\"}";
  private static final String VECTOR =
      "942ac06e288d4872c2c3944cb92793dabf59e7b005dab9c6f883aff7132c686c";
  private static final String TOKEN = "{\"verification_token\":\"" + OTHER + "\"}";
  private static final Verdict GENUINE = new Verdict.Genuine("evt_1");
  private static final Verdict UNSIGNED =
      new Verdict.Refused("x-notion-signature is not sent once, as sha256= and 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");
  private static final Verdict GREETED = new Verdict.Handshake(Map.of(), "", Optional.of(OTHER));

  @Test
  void a_delivery_that_is_signed_as_notions_sdk_checks_it_is_genuine_and_known_by_its_id() {
    assertThat(verify(BODY, signed("sha256=" + VECTOR))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed("sha256=" + VECTOR.toUpperCase(Locale.ROOT))))
        .isEqualTo(GENUINE);
  }

  @Test
  void each_attempt_of_a_delivery_has_the_same_id() {
    String second = BODY.replace("}", ",\"attempt_number\":2}");
    assertThat(verify(second, signed("sha256=" + hex(SECRET, second)))).isEqualTo(GENUINE);
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify(BODY + "\n", signed("sha256=" + VECTOR))).isEqualTo(FORGED);
    assertThat(verify("", signed("sha256=" + VECTOR))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "%s", "sha256=", "sha256=%s0", "SHA256=%s", "sha256= %s", "sha256=%s,%s"})
  void a_signature_of_another_form_is_refused(String form) {
    assertThat(verify(BODY, signed(form.replace("%s", VECTOR)))).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, signed("sha256=" + "g".repeat(64)))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    assertThat(verify(BODY, Map.of())).isEqualTo(UNSIGNED);
    String one = "sha256=" + VECTOR;
    assertThat(verify(BODY, Map.of("x-notion-signature", List.of(one, one)))).isEqualTo(UNSIGNED);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    NotionTool tool = new NotionTool(new Answers(Map.of()));
    Connection both = connection(List.of(OTHER, SECRET));
    assertThat(tool.verify(delivery(BODY, signed("sha256=" + VECTOR)), both)).isEqualTo(GENUINE);
    Map<String, List<String>> other = signed("sha256=" + hex(OTHER, BODY));
    assertThat(tool.verify(delivery(BODY, other), both)).isEqualTo(GENUINE);
    assertThat(verify(BODY, other)).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    NotionTool tool = new NotionTool(new Answers(Map.of()));
    Delivery delivery = delivery(BODY, signed("sha256=" + VECTOR));
    assertThat(tool.verify(delivery, connection(List.of()))).isEqualTo(FORGED);
    assertThat(tool.verify(delivery, connection(List.of("")))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"id\":7}", "{\"id\":\"a b\"}", "no json"})
  void without_an_id_of_its_own_a_delivery_is_known_by_its_body(String body) {
    String digest = HexFormat.of().formatHex(Hmac.digest(body.getBytes(UTF_8)));
    Verdict known = new Verdict.Genuine(body.contains("7") ? "7" : "sha256-" + digest);
    assertThat(verify(body, signed("sha256=" + hex(SECRET, body)))).isEqualTo(known);
  }

  @Test
  void a_subscription_that_tells_its_token_is_greeted_and_the_token_kept() {
    assertThat(verify(TOKEN, Map.of())).isEqualTo(GREETED);
    assertThat(verify(TOKEN, signed("sha256=" + hex(OTHER, TOKEN)))).isEqualTo(GREETED);
  }

  @Test
  void a_token_that_is_not_signed_with_itself_where_it_is_signed_is_refused() {
    assertThat(verify(TOKEN, signed("sha256=" + hex(SECRET, TOKEN)))).isEqualTo(FORGED);
    assertThat(verify(TOKEN, signed("sha256=none"))).isEqualTo(UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"short\"", "null", "7", "{}", "\"a token with spaces in it\""})
  void a_token_of_another_form_is_refused(String token) {
    assertThat(verify("{\"verification_token\":" + token + "}", Map.of()))
        .isEqualTo(
            new Verdict.Refused("verification_token is not 16 to 200 printable ASCII characters"));
  }

  @Test
  void a_token_beside_other_fields_is_no_handshake() {
    String more = TOKEN.replace("}", ",\"id\":\"evt_1\"}");
    assertThat(verify(more, Map.of())).isEqualTo(UNSIGNED);
    assertThat(verify(more, signed("sha256=" + hex(OTHER, more)))).isEqualTo(FORGED);
  }

  private static String hex(String secret, String body) {
    return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), body.getBytes(UTF_8)));
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of("x-notion-signature", List.of(signature));
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return new NotionTool(new Answers(Map.of()))
        .verify(delivery(body, headers), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "notion",
        "notion",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body, Map<String, List<String>> headers) {
    return new Delivery(headers, body.getBytes(UTF_8), NOW);
  }
}
