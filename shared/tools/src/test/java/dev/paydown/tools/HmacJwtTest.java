package dev.paydown.tools;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.tools.HmacJwt.Scheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacJwtTest {
  private static final String SECRET = "signing secret";
  private static final String URL = "https://paydown.example.com/hooks/1a2b";
  private static final long SECOND = NOW.getEpochSecond();
  private static final String CLAIMS = "{\"exp\":" + (SECOND + 300) + "}";
  private static final Optional<String> GOOD = Optional.empty();
  private static final Optional<String> NO_TOKEN =
      Optional.of("authorization is not sent once, as a JSON Web Token signed with HS256");
  private static final Optional<String> FORGED =
      Optional.of("the token was not made with a secret of this connection");

  /** The token of RFC 7515, appendix A.1, whose key is not a text: it only has the right form. */
  private static final String OF_THE_RFC =
      "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0"
          + "dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  @Test
  void a_token_of_one_of_the_secrets_proves_the_sender() {
    String token = Tokens.signed(SECRET, CLAIMS);
    assertThat(fault(token, List.of(SECRET))).isEqualTo(GOOD);
    assertThat(fault("Bearer " + token, List.of(SECRET))).isEqualTo(GOOD);
    assertThat(fault("bearer  " + token, List.of("another", SECRET))).isEqualTo(GOOD);
    assertThat(fault(token, List.of("another"))).isEqualTo(FORGED);
    assertThat(fault(token, List.of())).isEqualTo(FORGED);
    assertThat(fault(Tokens.signed("x", CLAIMS), List.of(""))).isEqualTo(FORGED);
    assertThat(fault(OF_THE_RFC, List.of(SECRET))).isEqualTo(FORGED);
  }

  @Test
  void a_token_that_was_made_elsewhere_is_taken() {
    String token =
        "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9."
            + "eyJhY2NvdW50SWQiOjE4MjU1MjksInVzZXJJZCI6NDAxMjY4OSwiYXVkIjoiaHR0cHM6Ly9wYXlkb3duLmV4YW1wbG"
            + "UuY29tL2hvb2tzLzFhMmIiLCJleHAiOjE3OTU0MjUwMDAsImlhdCI6MTc5NTQyNDcwMH0."
            + "-CKA_1WaPyqSGUZZejuJiTMK5mndG_vVFxe7ki3e2ts";
    assertThat(fault(token, List.of("a-string-secret"))).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "a.b",
        "e30.e30.c2ln",
        "%s.",
        "%s=",
        "Basic %s",
        "Bearer Bearer %s",
        "%s %s",
        "%s\n",
        " %s"
      })
  void what_is_no_such_token_is_refused(String form) {
    assertThat(fault(form.replace("%s", Tokens.signed(SECRET, CLAIMS)), List.of(SECRET)))
        .isEqualTo(NO_TOKEN);
  }

  @Test
  void a_header_that_is_absent_or_sent_twice_is_refused() {
    String token = Tokens.signed(SECRET, CLAIMS);
    assertThat(HmacJwt.fault(delivery(List.of()), List.of(SECRET), Scheme.BARE))
        .isEqualTo(NO_TOKEN);
    assertThat(HmacJwt.fault(delivery(List.of(token, token)), List.of(SECRET), Scheme.BARE))
        .isEqualTo(NO_TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"HS512\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"hs256\"}",
        "{\"alg\":[\"HS256\"]}",
        "{\"typ\":\"JWT\"}",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"]}",
        "[]",
        "not JSON"
      })
  void another_way_of_signing_is_refused_though_the_code_be_right(String header) {
    assertThat(fault(Tokens.signed(SECRET, header, CLAIMS), List.of(SECRET)))
        .isEqualTo(
            Optional.of("the token is not signed with HS256, and nothing that must be understood"));
  }

  @Test
  void every_byte_of_it_is_signed() {
    String[] parts = Tokens.signed(SECRET, CLAIMS).split("\\.", -1);
    String[] other = Tokens.signed(SECRET, "{\"exp\":" + (SECOND + 301) + "}").split("\\.", -1);
    assertThat(fault(parts[0] + "." + other[1] + "." + parts[2], List.of(SECRET)))
        .isEqualTo(FORGED);
    assertThat(fault(parts[0] + "." + parts[1] + "." + other[2], List.of(SECRET)))
        .isEqualTo(FORGED);
  }

  @ParameterizedTest
  @CsvSource({"-61, false", "-60, false", "-59, true", "0, true", "1, true", "86400, true"})
  void it_counts_until_it_expires_and_a_minute_for_clocks_that_differ(long seconds, boolean is) {
    String claims = "{\"exp\":" + (SECOND + seconds) + "}";
    assertThat(fault(Tokens.signed(SECRET, claims), List.of(SECRET)))
        .isEqualTo(is ? GOOD : Optional.of("the token has expired"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"exp\":null}", "{\"exp\":\"1795424700\"}", "{\"exp\":1e300}"})
  void it_must_say_when_it_expires(String claims) {
    assertThat(fault(Tokens.signed(SECRET, claims), List.of(SECRET)))
        .isEqualTo(Optional.of("the token does not say when it expires"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "nothing"})
  void claims_that_are_no_object_are_refused(String claims) {
    assertThat(fault(Tokens.signed(SECRET, claims), List.of(SECRET)))
        .isEqualTo(Optional.of("the token's claims are not a JSON object"));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "60, true", "61, false"})
  void it_may_say_from_when_it_counts(long seconds, boolean is) {
    String claims = CLAIMS.replace("}", ",\"nbf\":" + (SECOND + seconds) + "}");
    assertThat(fault(Tokens.signed(SECRET, claims), List.of(SECRET)))
        .isEqualTo(is ? GOOD : Optional.of("the token does not count yet"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"https://paydown.example.com/hooks/1a2b\" | true",
        "\"https://paydown.example.com/hooks/1a2b/\" | true",
        "[\"my-app\",\"https://paydown.example.com/hooks/1a2b\"] | true",
        "\"my-app\" | true",
        "null | true",
        "\"https://paydown.example.com/hooks/other\" | false",
        "\"http://paydown.example.com/hooks/1a2b\" | false",
        "[\"my-app\",\"https://example.com/\"] | false"
      })
  void an_audience_that_is_an_address_must_be_the_one_it_was_sent_to(String aud, boolean is) {
    String claims = CLAIMS.replace("}", ",\"aud\":" + aud + "}");
    assertThat(fault(Tokens.signed(SECRET, claims), List.of(SECRET)))
        .isEqualTo(is ? GOOD : Optional.of("the token is for another address"));
  }

  private static Optional<String> fault(String header, List<String> secrets) {
    return HmacJwt.fault(delivery(List.of(header)), secrets, Scheme.BARE);
  }

  private static Delivery delivery(List<String> headers) {
    return new Delivery(URL, Map.of("authorization", headers), "{}".getBytes(UTF_8), NOW);
  }
}
