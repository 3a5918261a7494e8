package dev.paydown.tools.github;

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

/** With the vector of GitHub docs, Validating webhook deliveries. */
class GitHubSignatureTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "Hello, World!";
  private static final String HEX =
      "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  private static final String SIGNATURE = "sha256=" + HEX;
  private static final Verdict GENUINE = new Verdict.Genuine("d-1");
  private static final Verdict NOT_PROVED =
      new Verdict.Refused("the signature was not made with a secret of this connection");
  private static final Verdict NO_SIGNATURE =
      new Verdict.Refused("x-hub-signature-256 is not sent once, as sha256= and 64 hex digits");

  @Test
  void the_vector_is_genuine() {
    assertThat(verify(BODY, List.of(SIGNATURE), SECRET)).isEqualTo(GENUINE);
    String upper = "sha256=" + HEX.toUpperCase(Locale.ROOT);
    assertThat(verify(BODY, List.of(upper), SECRET)).isEqualTo(GENUINE);
  }

  @Test
  void either_of_two_secrets_is_taken() {
    assertThat(verify(BODY, List.of(SIGNATURE), SECRET, "new")).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(SIGNATURE), "new", SECRET)).isEqualTo(GENUINE);
    assertThat(verify(BODY, List.of(SIGNATURE), "new", "newer")).isEqualTo(NOT_PROVED);
  }

  @Test
  void another_body_and_no_secret_are_not_proved() {
    assertThat(verify(BODY + "\n", List.of(SIGNATURE), SECRET)).isEqualTo(NOT_PROVED);
    assertThat(verify("", List.of(SIGNATURE), SECRET)).isEqualTo(NOT_PROVED);
    assertThat(verify(BODY, List.of(SIGNATURE))).isEqualTo(NOT_PROVED);
    assertThat(verify(BODY, List.of(SIGNATURE), "")).isEqualTo(NOT_PROVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", HEX, "SHA256=" + HEX, "sha1=" + HEX, SIGNATURE + "0"})
  void a_malformed_signature_is_refused(String signature) {
    assertThat(verify(BODY, List.of(signature), SECRET)).isEqualTo(NO_SIGNATURE);
  }

  @Test
  void a_signature_that_is_absent_or_repeated_is_refused() {
    assertThat(verify(BODY, List.of(), SECRET)).isEqualTo(NO_SIGNATURE);
    assertThat(verify(BODY, List.of(SIGNATURE, SIGNATURE), SECRET)).isEqualTo(NO_SIGNATURE);
  }

  @Test
  void without_its_header_the_id_follows_from_the_body() {
    Map<String, List<String>> headers = Map.of("x-hub-signature-256", List.of(SIGNATURE));
    assertThat(verify(new Delivery(headers, BODY.getBytes(UTF_8), Fixtures.NOW), SECRET))
        .isEqualTo(
            new Verdict.Genuine(
                "sha256-dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f"));
  }

  private static Verdict verify(String body, List<String> signatures, String... secrets) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("x-hub-signature-256", signatures);
    headers.put("x-github-delivery", List.of("d-1"));
    return verify(new Delivery(headers, body.getBytes(UTF_8), Fixtures.NOW), secrets);
  }

  private static Verdict verify(Delivery delivery, String... secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "github",
            "github",
            List.of(secrets),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new GitHubTool(Fixtures.NO_NETWORK).verify(delivery, connection);
  }
}
