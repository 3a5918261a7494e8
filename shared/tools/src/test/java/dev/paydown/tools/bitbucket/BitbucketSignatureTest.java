package dev.paydown.tools.bitbucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
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

/** With the vector of Bitbucket's own documentation. */
class BitbucketSignatureTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private static final String BODY = "Hello World!";
  private static final String HEX =
      "a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";
  private static final Verdict UNSIGNED =
      new Verdict.Refused("x-hub-signature is not sent once, as sha256= and 64 hex digits");
  private static final Verdict FORGED =
      new Verdict.Refused("the signature was not made with a secret of this connection");

  @Test
  void the_vector_is_genuine_and_known_by_its_request() {
    assertThat(verify(BODY, signed("sha256=" + HEX))).isEqualTo(new Verdict.Genuine("r-1"));
    assertThat(verify(BODY, signed("sha256=" + HEX.toUpperCase(Locale.ROOT))))
        .isEqualTo(new Verdict.Genuine("r-1"));
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify("Hello, World!", signed("sha256=" + HEX))).isEqualTo(FORGED);
    assertThat(verify(BODY + "\n", signed("sha256=" + HEX))).isEqualTo(FORGED);
    assertThat(verify("", signed("sha256=" + HEX))).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha1=", "SHA256=", " sha256=", "sha256=0", "sha256=g"})
  void a_signature_of_another_form_is_refused(String before) {
    String rest = before.equals("sha256=") ? HEX.substring(1) : HEX;
    assertThat(verify(BODY, signed(before + rest))).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    assertThat(verify(BODY, Map.of())).isEqualTo(UNSIGNED);
    assertThat(verify(BODY, Map.of("x-hub-signature", List.of("sha256=" + HEX, "sha256=" + HEX))))
        .isEqualTo(UNSIGNED);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    String newer = HexFormat.of().formatHex(Hmac.sha256("newer".getBytes(UTF_8), bytes()));
    Verdict genuine = new Verdict.Genuine("r-1");
    assertThat(verify(BODY, signed("sha256=" + HEX), "newer", SECRET)).isEqualTo(genuine);
    assertThat(verify(BODY, signed("sha256=" + newer), "newer", SECRET)).isEqualTo(genuine);
    assertThat(verify(BODY, signed("sha256=" + newer))).isEqualTo(FORGED);
    assertThat(verify(BODY, signed("sha256=" + HEX), "")).isEqualTo(FORGED);
  }

  @Test
  void the_id_is_clouds_else_data_centers_else_of_the_body() {
    Map<String, List<String>> sent = new HashMap<>();
    sent.put("x-hub-signature", List.of("sha256=" + HEX));
    assertThat(verify(BODY, sent))
        .isEqualTo(new Verdict.Genuine("sha256-" + HexFormat.of().formatHex(Hmac.digest(bytes()))));
    sent.put("x-request-id", List.of("dc-1"));
    assertThat(verify(BODY, sent)).isEqualTo(new Verdict.Genuine("dc-1"));
    sent.put("x-request-uuid", List.of("r-1"));
    assertThat(verify(BODY, sent)).isEqualTo(new Verdict.Genuine("r-1"));
    sent.put("x-request-uuid", List.of("r-1", "r-2"));
    assertThat(verify(BODY, sent))
        .isEqualTo(
            new Verdict.Refused(
                "x-request-uuid is not sent once, as 1 to 200 printable ASCII characters"));
  }

  private static byte[] bytes() {
    return BODY.getBytes(UTF_8);
  }

  private static Map<String, List<String>> signed(String signature) {
    return Map.of("x-hub-signature", List.of(signature), "x-request-uuid", List.of("r-1"));
  }

  private static Verdict verify(String body, Map<String, List<String>> headers) {
    return verify(body, headers, SECRET);
  }

  private static Verdict verify(String body, Map<String, List<String>> headers, String... secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "bitbucket",
            "bitbucket",
            List.of(secrets),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Delivery delivery = new Delivery(headers, body.getBytes(UTF_8), Fixtures.NOW);
    return new BitbucketTool(Fixtures.NO_NETWORK).verify(delivery, connection);
  }
}
