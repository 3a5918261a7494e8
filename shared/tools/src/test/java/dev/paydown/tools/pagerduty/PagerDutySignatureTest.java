package dev.paydown.tools.pagerduty;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Shared;
import dev.paydown.tools.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutySignatureTest {
  private static final String SECRET = "a+secret/as=text";
  private static final String BODY = "{\"event\":{\"id\":\"01GEVENT0001\"}}";
  private static final String RIGHT = "v1=" + hex(SECRET, BODY);
  private static final String WRONG = "v1=" + hex("another", BODY);
  private static final Verdict GENUINE = new Verdict.Genuine("hook-1");
  private static final Verdict UNSIGNED =
      new Verdict.Refused(
          "x-pagerduty-signature is not sent once, with one that is v1= and 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");

  @Test
  void the_vendors_vector_is_genuine_and_its_mismatch_is_not() throws IOException {
    Optional<Path> file =
        Shared.find("webhooks/pagerduty/incident.priority_updated.go-pagerduty.json");
    Assumptions.assumeTrue(file.isPresent());
    byte[] body = Files.readAllBytes(file.get());
    Connection connection =
        connection(List.of("lDQHScfUeXUKaQRNF+8XIiDKZ7XX3itBAYzwU0TARw8lJqRnkKl2iB1anSb0Z+IK"));
    String right = "v1=0c0b9495b893a39e70d1fea2fe11fbe0a825f88b9f67846f6cc07dd2bc5476cd";
    String mismatch = "v1=7020c8a7ec668a9b7012bc3dd82e483394b038f4230acc6785efbf2a7d8bcaf5";
    PagerDutyTool tool = new PagerDutyTool(Fixtures.NO_NETWORK);
    assertThat(tool.verify(new Delivery(signed(right), body, NOW), connection)).isEqualTo(GENUINE);
    assertThat(tool.verify(new Delivery(signed(mismatch), body, NOW), connection))
        .isEqualTo(FORGED);
  }

  @Test
  void any_signature_of_version_1_may_be_the_right_one() {
    assertThat(verify(BODY, signed(RIGHT))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed("v1=" + RIGHT.substring(3).toUpperCase(Locale.ROOT))))
        .isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(WRONG + "," + RIGHT))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(RIGHT + ", " + WRONG))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed("v2=abc,," + WRONG + "," + RIGHT))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(WRONG + "," + WRONG))).isEqualTo(FORGED);
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify(BODY + "\n", signed(RIGHT))).isEqualTo(FORGED);
    assertThat(verify("", signed(RIGHT))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "v1", "v1=", "v1=0", "%s0", "V1=%s", "v2=%s", "%s", "v1=v1=%s"})
  void a_signature_of_another_version_or_form_is_refused(String form) {
    String hex = RIGHT.substring(3);
    String sent = form.equals("%s0") ? RIGHT + "0" : form.formatted(hex);
    assertThat(verify(BODY, signed(sent))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    assertThat(verify(BODY, Map.of())).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, Map.of("x-pagerduty-signature", List.of(RIGHT, RIGHT))))
        .isEqualTo(UNSIGNED);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    Connection both = connection(List.of("another", SECRET));
    PagerDutyTool tool = new PagerDutyTool(Fixtures.NO_NETWORK);
    assertThat(tool.verify(delivery(BODY, signed(RIGHT)), both)).isEqualTo(GENUINE);
    assertThat(tool.verify(delivery(BODY, signed(WRONG)), both)).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(WRONG))).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    Delivery delivery = delivery(BODY, signed(RIGHT));
    assertThat(new PagerDutyTool(Fixtures.NO_NETWORK).verify(delivery, connection(List.of())))
        .isEqualTo(FORGED);
    assertThat(new PagerDutyTool(Fixtures.NO_NETWORK).verify(delivery, connection(List.of(""))))
        .isEqualTo(FORGED);
  }

  @Test
  void without_the_webhooks_id_the_events_own_is_taken_and_without_both_the_bodys_digest() {
    assertThat(verify(BODY, Map.of("x-pagerduty-signature", List.of(RIGHT))))
        .isEqualTo(new Verdict.Genuine("01GEVENT0001"));
    for (String body : List.of("{}", "[]", "no JSON", "{\"event\":{\"id\":\"a b\"}}")) {
      String signature = "v1=" + hex(SECRET, body);
      String digest = HexFormat.of().formatHex(Hmac.digest(body.getBytes(UTF_8)));
      assertThat(verify(body, Map.of("x-pagerduty-signature", List.of(signature))))
          .isEqualTo(new Verdict.Genuine("sha256-" + digest));
    }
  }

  @Test
  void an_id_that_is_none_is_refused() {
    Verdict refused =
        new Verdict.Refused(
            "x-webhook-id is not sent once, as 1 to 200 printable ASCII characters");
    for (List<String> ids : List.of(List.of(""), List.of("a b"), List.of("1", "1"))) {
      Map<String, List<String>> headers = new HashMap<>(signed(RIGHT));
      headers.put("x-webhook-id", ids);
      assertThat(verify(BODY, headers)).isEqualTo(refused);
    }
  }

  private static String hex(String secret, String body) {
    return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), body.getBytes(UTF_8)));
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of("x-pagerduty-signature", List.of(signature), "x-webhook-id", List.of("hook-1"));
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return new PagerDutyTool(Fixtures.NO_NETWORK)
        .verify(delivery(body, headers), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "pagerduty",
        "pagerduty",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body, Map<String, List<String>> headers) {
    return new Delivery(headers, body.getBytes(UTF_8), NOW);
  }
}
