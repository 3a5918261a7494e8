package dev.paydown.tools.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the vector of Standard Webhooks' own libraries, as GitLab's signing token follows it. */
class GitLabSignatureTest {
  private static final String SIGNING = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final Map<String, List<String>> VECTOR =
      Map.of(
          "webhook-id", List.of("msg_p5jXN8AQM9LWM0D4loKWxJek"),
          "webhook-timestamp", List.of("1614265330"),
          "webhook-signature", List.of("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
  private static final Instant THEN = Instant.ofEpochSecond(1_614_265_330);
  private static final String TOKEN = "x-gitlab-token";
  private static final Verdict NO_TOKEN =
      new Verdict.Refused("x-gitlab-token is not sent once, with the secret");
  private static final Verdict WRONG_TOKEN =
      new Verdict.Refused("x-gitlab-token is not a secret of this connection");
  private static final Verdict UNSIGNED =
      new Verdict.Refused("webhook-id, webhook-timestamp and webhook-signature are sent once each");
  private static final Verdict NOT_PROVED =
      new Verdict.Refused("no v1 signature was made with a secret of this connection");
  private static final String DIGEST =
      "ae858931f67887e8150d6f96c9fe03062c1df36b4464c4ddc8e002c084d5d198";

  @Test
  void the_vector_is_genuine_with_either_of_two_secrets() {
    Verdict genuine = new Verdict.Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek");
    String other = StandardWebhooks.newSecret(new Random(3));
    assertThat(verify(VECTOR, THEN, SIGNING)).isEqualTo(genuine);
    assertThat(verify(VECTOR, THEN, SIGNING, other)).isEqualTo(genuine);
    assertThat(verify(VECTOR, THEN, other, SIGNING)).isEqualTo(genuine);
    assertThat(verify(VECTOR, THEN, other, "plain")).isEqualTo(NOT_PROVED);
  }

  @Test
  void a_signature_is_taken_within_five_minutes_both_ways() {
    Duration most = Duration.ofMinutes(5);
    Verdict genuine = new Verdict.Genuine("msg_p5jXN8AQM9LWM0D4loKWxJek");
    Verdict stale = new Verdict.Refused("webhook-timestamp is more than 300 s from the receipt");
    assertThat(verify(VECTOR, THEN.plus(most), SIGNING)).isEqualTo(genuine);
    assertThat(verify(VECTOR, THEN.minus(most), SIGNING)).isEqualTo(genuine);
    assertThat(verify(VECTOR, THEN.plus(most).plusSeconds(1), SIGNING)).isEqualTo(stale);
    assertThat(verify(VECTOR, THEN.minus(most).minusSeconds(1), SIGNING)).isEqualTo(stale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void any_header_of_a_signature_rules_the_token_out(String header) {
    Map<String, List<String>> lacking = new HashMap<>(VECTOR);
    lacking.remove(header);
    lacking.put(TOKEN, List.of("plain"));
    assertThat(verify(lacking, THEN, "plain")).isEqualTo(UNSIGNED);
    Map<String, List<String>> only = Map.of(TOKEN, List.of("plain"), header, List.of("x"));
    assertThat(verify(only, THEN, "plain")).isEqualTo(UNSIGNED);
    assertThat(verify(Map.of(TOKEN, List.of("plain"), header, List.of()), THEN, "plain"))
        .isEqualTo(UNSIGNED);
    Map<String, List<String>> twice = new HashMap<>(VECTOR);
    twice.put(header, List.of("a", "a"));
    assertThat(verify(twice, THEN, SIGNING)).isEqualTo(UNSIGNED);
  }

  @Test
  void a_wrong_signature_is_refused_though_the_token_is_right() {
    Map<String, List<String>> headers = new HashMap<>(VECTOR);
    headers.put("webhook-signature", List.of("v1,AAAA"));
    headers.put(TOKEN, List.of(SIGNING));
    assertThat(verify(headers, THEN, SIGNING)).isEqualTo(NOT_PROVED);
  }

  @Test
  void either_of_two_secrets_is_taken_as_the_token() {
    Map<String, List<String>> sent =
        Map.of(TOKEN, List.of("plain"), "idempotency-key", List.of("k"));
    Verdict genuine = new Verdict.Genuine("k");
    assertThat(verify(sent, THEN, "plain")).isEqualTo(genuine);
    assertThat(verify(sent, THEN, "plain", "new")).isEqualTo(genuine);
    assertThat(verify(sent, THEN, "new", "plain")).isEqualTo(genuine);
    assertThat(verify(sent, THEN, "new", "plai", "plain ", "PLAIN", "")).isEqualTo(WRONG_TOKEN);
    assertThat(verify(sent, THEN)).isEqualTo(WRONG_TOKEN);
  }

  @Test
  void a_token_that_is_absent_empty_or_repeated_is_refused() {
    assertThat(verify(Map.of(), THEN, "plain")).isEqualTo(NO_TOKEN);
    assertThat(verify(Map.of(TOKEN, List.of("")), THEN, "")).isEqualTo(NO_TOKEN);
    assertThat(verify(Map.of(TOKEN, List.of("plain", "plain")), THEN, "plain")).isEqualTo(NO_TOKEN);
  }

  @Test
  void the_id_is_the_idempotency_key_else_the_requests_and_the_body_else_the_body() {
    Map<String, List<String>> sent = new HashMap<>();
    sent.put(TOKEN, List.of("plain"));
    assertThat(verify(sent, THEN, "plain")).isEqualTo(new Verdict.Genuine("sha256-" + DIGEST));
    sent.put("x-gitlab-event-uuid", List.of("u-1"));
    assertThat(verify(sent, THEN, "plain")).isEqualTo(new Verdict.Genuine("u-1-" + DIGEST));
    sent.put("idempotency-key", List.of("k-1"));
    assertThat(verify(sent, THEN, "plain")).isEqualTo(new Verdict.Genuine("k-1"));
    sent.put("idempotency-key", List.of("k-1", "k-2"));
    assertThat(verify(sent, THEN, "plain"))
        .isEqualTo(
            new Verdict.Refused(
                "idempotency-key is not sent once, as 1 to 200 printable ASCII characters"));
  }

  private static Verdict verify(
      Map<String, List<String>> headers, Instant receivedAt, String... secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "gitlab",
            "gitlab",
            List.of(secrets),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Delivery delivery = new Delivery(headers, BODY.getBytes(UTF_8), receivedAt);
    return new GitLabTool(Fixtures.NO_NETWORK).verify(delivery, connection);
  }
}
