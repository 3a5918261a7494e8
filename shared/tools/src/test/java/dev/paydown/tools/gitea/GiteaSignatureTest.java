package dev.paydown.tools.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * With the vector of GitHub docs, Validating webhook deliveries: Gitea makes the same code, and
 * writes it without a prefix.
 */
class GiteaSignatureTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "Hello, World!";
  private static final String HEX =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  private static final Verdict GENUINE = new Verdict.Genuine("d-1");
  private static final Verdict NOT_PROVED =
      new Verdict.Refused("the signature was not made with a secret of this connection");
  private static final Verdict NO_SIGNATURE =
      new Verdict.Refused("x-gitea-signature is not sent once, as 64 hex digits");

  @Test
  void the_vector_is_genuine() {
    assertThat(verify(BODY, List.of(HEX), SECRET)).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(HEX.toUpperCase(Locale.ROOT)), SECRET)).isEqualTo(GENUINE);
  }

  @Test
  void either_of_two_secrets_is_taken() {
    assertThat(verify(BODY, List.of(HEX), SECRET, "new")).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(HEX), "new", SECRET)).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(HEX), "new", "newer")).isEqualTo(NOT_PROVED);
  }

  @Test
  void another_body_and_no_secret_are_not_proved() {
    assertThat(verify(BODY + "\n", List.of(HEX), SECRET)).isEqualTo(NOT_PROVED);
    assertThat(verify("", List.of(HEX), SECRET)).isEqualTo(NOT_PROVED);
    assertThat(verify(BODY, List.of(HEX))).isEqualTo(NOT_PROVED);
    assertThat(verify(BODY, List.of(HEX), "")).isEqualTo(NOT_PROVED);
  }

  /** A webhook without a secret sends the header empty. */
  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=" + HEX, HEX + "0", " " + HEX, HEX + "," + HEX})
  void a_malformed_signature_is_refused(String signature) {
    assertThat(verify(BODY, List.of(signature), SECRET)).isEqualTo(NO_SIGNATURE);
  }

  @Test
  void a_signature_that_is_absent_or_repeated_is_refused() {
    assertThat(verify(BODY, List.of(), SECRET)).isEqualTo(NO_SIGNATURE);
    assertThat(verify(BODY, List.of(HEX, HEX), SECRET)).isEqualTo(NO_SIGNATURE);
    assertThat(verify(Map.of(), BODY, SECRET)).isEqualTo(NO_SIGNATURE);
  }

  @Test
  void a_form_is_signed_as_the_payload_that_it_holds() {
    assertThat(verify("payload=Hello%2C+World%21", List.of(HEX), SECRET)).isEqualTo(GENUINE);
    assertThat(verify("payload=Hello%2C+World%21&more=1", List.of(HEX), SECRET)).isEqualTo(GENUINE);
    assertThat(verify("payload=Hello%2C+World%2", List.of(HEX), SECRET)).isEqualTo(NOT_PROVED);
  }

  @Test
  void the_headers_of_forgejo_and_gogs_are_taken_where_giteas_are_absent() {
    for (String sender : List.of("forgejo", "gogs")) {
      Map<String, List<String>> headers = new HashMap<>();
      headers.put("x-" + sender + "-signature", List.of(HEX));
      headers.put("x-" + sender + "-delivery", List.of("d-1"));
      assertThat(verify(headers, BODY, SECRET)).isEqualTo(GENUINE);
      headers.put("x-gitea-signature", List.of("0".repeat(64)));
      assertThat(verify(headers, BODY, SECRET)).isEqualTo(NOT_PROVED);
    }
  }

  @Test
  void without_its_header_the_id_follows_from_the_body() {
    assertThat(verify(Map.of("x-gitea-signature", List.of(HEX)), BODY, SECRET))
        .isEqualTo(
            new Verdict.Genuine(
                "sha256-dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"));
  }

  private static Verdict verify(String body, List<String> signatures, String... secrets) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("x-gitea-signature", signatures);
    headers.put("x-gitea-delivery", List.of("d-1"));
    return verify(headers, body, secrets);
  }

  private static Verdict verify(Map<String, List<String>> headers, String body, String... secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "gitea",
            "gitea",
            List.of(secrets),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Delivery delivery = new Delivery(headers, body.getBytes(UTF_8), Fixtures.NOW);
    return new GiteaTool(Fixtures.NO_NETWORK).verify(delivery, connection);
  }
}
