package dev.paydown.tools.linear;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.tools.Delivery;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinearSignatureTest {
  private static final String VECTOR =
      "{\"action\":\"create\",\"data\":{\"id\":\"2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9\"},"
          + "\"type\":\"Comment\",\"webhookTimestamp\":1676056940508}";
  private static final String GOOD =
      "b6762c6dc0d0517942a866ed62fb71128691414c501303c2f1b62a55363245ac";
  private static final Instant SENT = Instant.ofEpochMilli(1_676_056_940_508L);

  @Test
  void the_vector_is_genuine() {
    Map<String, String> headers = Map.of("linear-signature", GOOD, "linear-delivery", "d-1");
    assertThat(verify(VECTOR, headers, SENT)).isEqualTo(new Verdict.Genuine("d-1"));
  }

  @Test
  void without_a_delivery_header_the_id_follows_from_the_body() {
    Map<String, String> headers = Map.of("linear-signature", GOOD);
    Verdict first = verify(VECTOR, headers, SENT);
    assertThat(first).isInstanceOf(Verdict.Genuine.class);
    assertThat(verify(VECTOR, headers, SENT.plusSeconds(60))).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=b6762c", "zz762c6dc0d0517942a866ed62fb71128691414c501303c2"})
  void anything_but_the_right_hex_is_refused(String signature) {
    assertThat(verify(VECTOR, Map.of("linear-signature", signature), SENT))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(verify(VECTOR + " ", Map.of("linear-signature", GOOD), SENT))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(verify(VECTOR, Map.of(), SENT)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @CsvSource({"-PT24H,true", "-PT24H1S,false", "PT5M,true", "PT5M1S,false"})
  void the_time_may_be_a_day_back_and_five_minutes_ahead(Duration off, boolean taken) {
    String body = "{\"webhookTimestamp\":" + NOW.plus(off).toEpochMilli() + "}";
    assertThat(verify(body, signed(body), NOW) instanceof Verdict.Genuine).isEqualTo(taken);
    Map<String, String> header = signed("{}");
    header.put("linear-timestamp", Long.toString(NOW.plus(off).toEpochMilli()));
    assertThat(verify("{}", header, NOW) instanceof Verdict.Genuine).isEqualTo(taken);
  }

  @Test
  void the_time_in_the_body_goes_before_a_fresh_one_in_the_header() {
    Map<String, String> headers = new HashMap<>(signed(VECTOR));
    headers.put("linear-timestamp", Long.toString(NOW.toEpochMilli()));
    assertThat(verify(VECTOR, headers, NOW)).isInstanceOf(Verdict.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1676056940508\"", "\"now\"", "1.5", "true", "-1"})
  void a_time_that_is_no_number_is_refused(String time) {
    String body = "{\"webhookTimestamp\":" + time + "}";
    assertThat(verify(body, signed(body), NOW)).isInstanceOf(Verdict.Refused.class);
    Map<String, String> header = signed("{}");
    header.put("linear-timestamp", time);
    assertThat(verify("{}", header, NOW)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void without_any_time_it_is_taken() {
    assertThat(verify("{}", signed("{}"), NOW)).isEqualTo(new Verdict.Genuine("d-1"));
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    Delivery delivery = delivery("{}", signed("{}"), NOW);
    assertThat(LinearSignature.verify(delivery, List.of())).isInstanceOf(Verdict.Refused.class);
    assertThat(LinearSignature.verify(delivery, List.of(""))).isInstanceOf(Verdict.Refused.class);
    assertThat(LinearSignature.verify(delivery, List.of("other", "SECRET")))
        .isEqualTo(new Verdict.Genuine("d-1"));
  }

  private static Map<String, String> signed(String body) {
    Map<String, String> headers = new HashMap<>();
    headers.put(
        "linear-signature",
        HexFormat.of().formatHex(Hmac.sha256("SECRET".getBytes(UTF_8), body.getBytes(UTF_8))));
    headers.put("linear-delivery", "d-1");
    return headers;
  }

  private static Verdict verify(String body, Map<String, String> headers, Instant receivedAt) {
    return LinearSignature.verify(delivery(body, headers, receivedAt), List.of("SECRET"));
  }

  private static Delivery delivery(String body, Map<String, String> headers, Instant receivedAt) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new Delivery(all, body.getBytes(UTF_8), receivedAt);
  }
}
