package dev.paydown.tools.jira;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Tokens;
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

class JiraSignatureTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "Hello World!";
  private static final String HEX =
      "a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";
  private static final long SOON = NOW.getEpochSecond() + 60;
  private static final Verdict UNSIGNED =
      new Verdict.Refused("x-hub-signature is not sent once, as sha256= and 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");

  @Test
  void the_vector_is_genuine_and_known_by_its_identifier() {
    assertThat(verify(BODY, signed("sha256=" + HEX))).isEqualTo(new Verdict.Genuine("1a2b"));
    assertThat(verify(BODY, signed("sha256=" + HEX.toUpperCase(Locale.ROOT))))
        .isEqualTo(new Verdict.Genuine("1a2b"));
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify("Hello, World!", signed("sha256=" + HEX))).isEqualTo(FORGED);
    assertThat(verify(BODY + "\n", signed("sha256=" + HEX))).isEqualTo(FORGED);
    assertThat(verify("", signed("sha256=" + HEX))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256",
        "sha256=",
        HEX,
        "sha1=" + HEX,
        "sha512=" + HEX,
        "SHA256=" + HEX,
        "sha256=" + HEX + "0",
        " sha256=" + HEX,
        "sha256=sha256=" + HEX,
        "sha256=g4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
        "sha256=" + HEX + ",sha256=" + HEX
      })
  void a_signature_of_another_method_or_form_is_refused(String signature) {
    assertThat(verify(BODY, signed(signature))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    assertThat(verify(BODY, Map.of())).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, Map.of("x-hub-signature", List.of("sha256=" + HEX, "sha256=" + HEX))))
        .isEqualTo(UNSIGNED);
  }

  @Test
  void a_delivery_to_an_app_is_proved_by_its_bearer_token() {
    String token = Tokens.signed(SECRET, "{\"iss\":\"app\",\"exp\":" + SOON + "}");
    assertThat(verify(BODY, bearer("Bearer " + token))).isEqualTo(new Verdict.Genuine("1a2b"));
    assertThat(verify(BODY, bearer(token)))
        .isEqualTo(
            new Verdict.Refused(
                "authorization is not sent once, as Bearer and a JSON Web Token signed with"
                    + " HS256"));
    String forged = Tokens.signed("another", "{\"exp\":" + SOON + "}");
    assertThat(verify(BODY, bearer("Bearer " + forged)))
        .isEqualTo(new Verdict.Refused("the token was not made with a secret of this connection"));
  }

  @Test
  void a_signature_that_is_there_must_be_right_whatever_token_comes_with_it() {
    Map<String, List<String>> headers = new HashMap<>(signed("sha256=" + "0".repeat(64)));
    headers.put(
        "authorization", List.of("Bearer " + Tokens.signed(SECRET, "{\"exp\":" + SOON + "}")));
    assertThat(verify(BODY, headers)).isEqualTo(FORGED);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    String newer = HexFormat.of().formatHex(Hmac.sha256("newer".getBytes(UTF_8), bytes()));
    Connection both = connection(List.of("newer", SECRET));
    assertThat(
            new JiraTool(Fixtures.NO_NETWORK).verify(delivery(BODY, signed("sha256=" + HEX)), both))
        .isEqualTo(new Verdict.Genuine("1a2b"));
    assertThat(
            new JiraTool(Fixtures.NO_NETWORK)
                .verify(delivery(BODY, signed("sha256=" + newer)), both))
        .isEqualTo(new Verdict.Genuine("1a2b"));
    assertThat(verify(BODY, signed("sha256=" + newer))).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    Delivery delivery = delivery(BODY, signed("sha256=" + HEX));
    assertThat(new JiraTool(Fixtures.NO_NETWORK).verify(delivery, connection(List.of())))
        .isEqualTo(FORGED);
    assertThat(new JiraTool(Fixtures.NO_NETWORK).verify(delivery, connection(List.of(""))))
        .isEqualTo(FORGED);
  }

  @Test
  void without_an_identifier_the_id_follows_from_the_body() {
    Map<String, List<String>> headers = Map.of("x-hub-signature", List.of("sha256=" + HEX));
    assertThat(verify(BODY, headers))
        .isEqualTo(new Verdict.Genuine("sha256-" + HexFormat.of().formatHex(Hmac.digest(bytes()))));
  }

  @Test
  void an_identifier_that_is_none_is_refused() {
    Verdict refused =
        new Verdict.Refused(
            "x-atlassian-webhook-identifier is not sent once, as 1 to 200 printable ASCII"
                + " characters");
    for (List<String> ids : List.of(List.of(""), List.of("a b"), List.of("1", "1"))) {
      Map<String, List<String>> headers = new HashMap<>(signed("sha256=" + HEX));
      headers.put("x-atlassian-webhook-identifier", ids);
      assertThat(verify(BODY, headers)).isEqualTo(refused);
    }
  }

  private static Map<String, List<String>> bearer(String token) {
    return Map.of(
        "authorization", List.of(token), "x-atlassian-webhook-identifier", List.of("1a2b"));
  }

  private static byte[] bytes() {
    return BODY.getBytes(UTF_8);
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of(
        "x-hub-signature", List.of(signature), "x-atlassian-webhook-identifier", List.of("1a2b"));
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return new JiraTool(Fixtures.NO_NETWORK)
        .verify(delivery(body, headers), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id", "ws", "jira", "jira", secrets, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Delivery delivery(String body, Map<String, List<String>> headers) {
    return new Delivery(headers, body.getBytes(UTF_8), NOW);
  }
}
