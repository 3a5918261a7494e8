package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vector, and what must not pass for it. */
class StandardWebhooksTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final long SENT = 1_614_265_330L;
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);
  private static final String GOOD = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  @Test
  void the_published_vector_is_genuine_with_and_without_the_prefix() {
    assertThat(verify(GOOD, SECRET)).isEqualTo(new Verdict.Genuine(ID));
    assertThat(verify(GOOD, SECRET.substring(6))).isEqualTo(new Verdict.Genuine(ID));
  }

  @Test
  void we_sign_as_the_vector_does() {
    assertThat(StandardWebhooks.sign(SECRET, ID, Instant.ofEpochSecond(SENT), BODY))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "webhook-id", ID,
                "webhook-timestamp", "1614265330",
                "webhook-signature", GOOD));
  }

  @Test
  void one_good_signature_among_others_is_enough() {
    assertThat(verify("v1,AAAA v2,bbbb " + GOOD, SECRET)).isEqualTo(new Verdict.Genuine(ID));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1,",
        "v1",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,AAAASsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,not base64",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      })
  void anything_else_is_refused(String signature) {
    assertThat(verify(signature, SECRET)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whsec_", "whsec_%%%"})
  void a_secret_that_holds_no_key_proves_nothing(String secret) {
    assertThat(verify(GOOD, secret)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void either_of_two_live_secrets_proves_it_and_none_proves_nothing() {
    String other = StandardWebhooks.newSecret(new Random(1));
    assertThat(StandardWebhooks.verify(delivery(GOOD, SENT), List.of(other, SECRET)))
        .isEqualTo(new Verdict.Genuine(ID));
    assertThat(StandardWebhooks.verify(delivery(GOOD, SENT), List.of(other)))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(StandardWebhooks.verify(delivery(GOOD, SENT), List.of()))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void three_hundred_seconds_either_way_pass_and_one_more_does_not() {
    for (long off : new long[] {-300, 300}) {
      assertThat(StandardWebhooks.verify(delivery(GOOD, SENT + off), List.of(SECRET)))
          .isEqualTo(new Verdict.Genuine(ID));
    }
    for (long off : new long[] {-301, 301}) {
      assertThat(StandardWebhooks.verify(delivery(GOOD, SENT + off), List.of(SECRET)))
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void a_header_that_is_missing_or_sent_twice_is_refused(String name) {
    Delivery whole = delivery(GOOD, SENT);
    Map<String, List<String>> without = new HashMap<>(whole.headers());
    without.remove(name);
    Map<String, List<String>> twice = new HashMap<>(whole.headers());
    String value = whole.header(name).orElseThrow();
    twice.put(name, List.of(value, value));
    for (Map<String, List<String>> headers : List.of(without, twice)) {
      assertThat(
              StandardWebhooks.verify(
                  new Delivery(headers, BODY, whole.receivedAt()), List.of(SECRET)))
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "", "-1", "1614265330.5", "99999999999999999999"})
  void a_timestamp_that_is_no_number_of_seconds_is_refused(String timestamp) {
    Map<String, List<String>> headers = new HashMap<>(delivery(GOOD, SENT).headers());
    headers.put("webhook-timestamp", List.of(timestamp));
    assertThat(
            StandardWebhooks.verify(
                new Delivery(headers, BODY, Instant.ofEpochSecond(SENT)), List.of(SECRET)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void a_new_secret_holds_thirty_two_bytes() {
    String secret = StandardWebhooks.newSecret(new Random(7));
    assertThat(secret).startsWith("whsec_");
    assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSize(32);
  }

  private static Verdict verify(String signature, String secret) {
    return StandardWebhooks.verify(delivery(signature, SENT), List.of(secret));
  }

  private static Delivery delivery(String signature, long receivedAt) {
    return new Delivery(
        Map.of(
            "webhook-id", List.of(ID),
            "webhook-timestamp", List.of(Long.toString(SENT)),
            "webhook-signature", List.of(signature)),
        BODY,
        Instant.ofEpochSecond(receivedAt));
  }
}
