package dev.paydown.tools.asana;

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

class AsanaSignatureTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";
  private static final String BODY = "{\"events\":[]}";
  private static final String HEX = hex(SECRET);
  private static final Verdict GENUINE =
      new Verdict.Genuine("sha256-" + HexFormat.of().formatHex(Hmac.digest(BODY.getBytes(UTF_8))));
  private static final Verdict UNSIGNED =
      new Verdict.Refused("x-hook-signature is not sent once, as 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");
  private static final Verdict NO_SECRET =
      new Verdict.Refused(
          "x-hook-secret is not sent once, as 16 to 200 printable ASCII characters");

  @Test
  void a_delivery_that_is_signed_is_genuine_and_known_by_its_body() {
    assertThat(verify(BODY, signed(HEX))).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(HEX.toUpperCase(Locale.ROOT)))).isEqualTo(GENUINE);
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify(BODY + "\n", signed(HEX))).isEqualTo(FORGED);
    assertThat(verify("", signed(HEX))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%s0", " %s", "sha256=%s", "%s,%s"})
  void a_signature_of_another_form_is_refused(String form) {
    assertThat(verify(BODY, signed(form.replace("%s", HEX)))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    assertThat(verify(BODY, Map.of())).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, Map.of("x-hook-signature", List.of(HEX, HEX)))).isEqualTo(UNSIGNED);
  }

  @Test
  void the_secret_of_each_webhook_proves_its_deliveries() {
    AsanaTool tool = new AsanaTool(new Answers(Map.of()));
    Connection both = connection(List.of(OTHER, SECRET));
    assertThat(tool.verify(delivery(BODY, signed(HEX)), both)).isEqualTo(GENUINE);
    assertThat(tool.verify(delivery(BODY, signed(hex(OTHER))), both)).isEqualTo(GENUINE);
    assertThat(verify(BODY, signed(hex(OTHER)))).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    AsanaTool tool = new AsanaTool(new Answers(Map.of()));
    Delivery delivery = delivery(BODY, signed(HEX));
    assertThat(tool.verify(delivery, connection(List.of()))).isEqualTo(FORGED);
    assertThat(tool.verify(delivery, connection(List.of("")))).isEqualTo(FORGED);
  }

  @Test
  void a_webhook_that_tells_its_secret_is_answered_with_it_in_the_same_header() {
    assertThat(verify("", Map.of("x-hook-secret", List.of(OTHER))))
        .isEqualTo(new Verdict.Handshake(Map.of("x-hook-secret", OTHER), "", Optional.of(OTHER)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "0123456789abcdef 0123456789abcdef", "0123456789abcdeé"})
  void a_secret_of_another_form_is_refused(String secret) {
    assertThat(verify("", Map.of("x-hook-secret", List.of(secret)))).isEqualTo(NO_SECRET);
  }

  @Test
  void a_secret_that_is_told_twice_is_refused() {
    assertThat(verify("", Map.of("x-hook-secret", List.of(OTHER, OTHER)))).isEqualTo(NO_SECRET);
  }

  @Test
  void a_request_that_is_signed_is_a_delivery_whatever_secret_it_tells() {
    assertThat(
            verify(BODY, Map.of("x-hook-secret", List.of(OTHER), "x-hook-signature", List.of(HEX))))
        .isEqualTo(GENUINE);
    assertThat(
            verify(
                BODY,
                Map.of("x-hook-secret", List.of(OTHER), "x-hook-signature", List.of(hex(OTHER)))))
        .isEqualTo(FORGED);
  }

  private static String hex(String secret) {
    return HexFormat.of().formatHex(Hmac.sha256(secret.getBytes(UTF_8), BODY.getBytes(UTF_8)));
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of("x-hook-signature", List.of(signature));
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return new AsanaTool(new Answers(Map.of()))
        .verify(delivery(body, headers), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "asana",
        "asana",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body, Map<String, List<String>> headers) {
    return new Delivery(headers, body.getBytes(UTF_8), NOW);
  }
}
