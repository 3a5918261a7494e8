package dev.paydown.tools.monday;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Tokens;
import dev.paydown.tools.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MondaySignatureTest {
  private static final String SECRET = "signing secret";
  private static final String URL = "https://paydown.example.com/hooks/1a2b";
  private static final String BODY = "{\"event\":{\"triggerUuid\":\"5c28578c\"}}";
  private static final Verdict GENUINE = new Verdict.Genuine("5c28578c");
  private static final Verdict UNSIGNED =
      new Verdict.Refused("authorization is not sent once, as a JSON Web Token signed with HS256");
  private static final Verdict FORGED =
      new Verdict.Refused("the token was not made with a secret of this connection");

  @Test
  void a_delivery_with_the_apps_token_is_genuine_and_known_by_its_trigger() {
    assertThat(verify(BODY, List.of(token(SECRET, URL, 300)), List.of(SECRET))).isEqualTo(GENUINE);
  }

  @Test
  void a_delivery_without_a_token_is_refused_for_an_address_is_no_secret() {
    assertThat(verify(BODY, List.of(), List.of(SECRET))).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, List.of(""), List.of(SECRET))).isEqualTo(UNSIGNED);
    String token = token(SECRET, URL, 300);
    assertThat(verify(BODY, List.of(token, token), List.of(SECRET))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_token_that_has_expired_or_is_for_another_address_is_refused() {
    assertThat(verify(BODY, List.of(token(SECRET, URL, -60)), List.of(SECRET)))
        .isEqualTo(new Verdict.Refused("the token has expired"));
    assertThat(verify(BODY, List.of(token(SECRET, URL + "3c", 300)), List.of(SECRET)))
        .isEqualTo(new Verdict.Refused("the token is for another address"));
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    List<String> both = List.of("newer", SECRET);
    assertThat(verify(BODY, List.of(token(SECRET, URL, 300)), both)).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(token("newer", URL, 300)), both)).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(token("newer", URL, 300)), List.of(SECRET))).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    assertThat(verify(BODY, List.of(token(SECRET, URL, 300)), List.of())).isEqualTo(FORGED);
    assertThat(verify(BODY, List.of(token(SECRET, URL, 300)), List.of(""))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"challenge\":\"3eZbrw1a\"}", "{ \"challenge\" : \"3eZbrw1a\" }\n"})
  void a_challenge_is_answered_with_itself_signed_or_not(String body) {
    Verdict answer =
        new Verdict.Handshake(
            Map.of("content-type", "application/json"),
            "{\"challenge\":\"3eZbrw1a\"}",
            Optional.empty());
    assertThat(verify(body, List.of(), List.of(SECRET))).isEqualTo(answer);
    assertThat(verify(body, List.of(token(SECRET, URL, 300)), List.of(SECRET))).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[\"challenge\"]",
        "{\"challenge\":7}",
        "{\"challenge\":\"\"}",
        "{\"challenge\":\"<a b>\"}",
        "{\"challenge\":\"a\",\"event\":{}}"
      })
  void what_is_more_or_less_than_a_challenge_must_be_signed(String body) {
    assertThat(verify(body, List.of(), List.of(SECRET))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_challenge_of_any_length_is_not_echoed() {
    String body = "{\"challenge\":\"" + "x".repeat(1_001) + "\"}";
    assertThat(verify(body, List.of(), List.of(SECRET))).isEqualTo(UNSIGNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"event\":7}", "{\"event\":{\"triggerUuid\":\"a b\"}}"})
  void without_a_trigger_the_id_follows_from_the_body(String body) {
    String digest = HexFormat.of().formatHex(Hmac.digest(body.getBytes(UTF_8)));
    assertThat(verify(body, List.of(token(SECRET, URL, 300)), List.of(SECRET)))
        .isEqualTo(new Verdict.Genuine("sha256-" + digest));
  }

  private static String token(String secret, String audience, long seconds) {
    return Tokens.signed(
        secret,
        "{\"accountId\":1,\"userId\":2,\"aud\":\"%s\",\"exp\":%d}"
            .formatted(audience, NOW.getEpochSecond() + seconds));
  }

  private static Verdict verify(String body, List<String> authorization, List<String> secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "monday",
            "monday",
            secrets,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Map<String, List<String>> headers =
        authorization.isEmpty() ? Map.of() : Map.of("authorization", authorization);
    return new MondayTool(Fixtures.NO_NETWORK)
        .verify(new Delivery(URL, headers, body.getBytes(UTF_8), NOW), connection);
  }
}
