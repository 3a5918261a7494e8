package dev.paydown.tools.trello;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the constants of a library's own tests, and what they make by Trello's rule. */
class TrelloSignatureTest {
  private static final String SECRET = "12345678901234567890123456789012";
  private static final String BODY = "{ \"type\": \"action\", \"name\": \"Jason\" }";
  private static final String URL = "https://api.contoso.com/api/webhooks/incoming/trello";
  private static final String CODE = "fOUmqIO2xQflnd+g62xE5LwZvXA=";
  private static final Verdict GENUINE = new Verdict.Genuine(digest(BODY));
  private static final Verdict UNSIGNED =
      new Verdict.Refused("x-trello-webhook is not sent once, as 20 bytes in base64");
  private static final Verdict FORGED =
      new Verdict.Refused(
          "the signature was not made with a secret of this connection, for its delivery URL");

  @Test
  void the_vector_is_genuine() {
    assertThat(verify(BODY, URL, CODE)).isEqualTo(GENUINE);
  }

  @Test
  void the_signature_is_over_every_byte_of_the_body() {
    assertThat(verify(BODY + "\n", URL, CODE)).isEqualTo(FORGED);
    assertThat(verify(BODY.replace(" ", ""), URL, CODE)).isEqualTo(FORGED);
    assertThat(verify("", URL, CODE)).isEqualTo(FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://api.contoso.com/api/webhooks/incoming/trello/",
        "https://api.contoso.com/api/webhooks/incoming/trello?x=1",
        "https://API.contoso.com/api/webhooks/incoming/trello",
        "http://api.contoso.com/api/webhooks/incoming/trello",
        "https://api.contoso.com/hooks/another"
      })
  void what_was_signed_for_another_address_is_refused(String url) {
    assertThat(verify(BODY, url, CODE)).isEqualTo(FORGED);
  }

  @Test
  void where_the_body_ends_and_the_address_begins_does_not_matter_to_the_code() {
    // The two are signed as one text: only the connection's own address is ever put behind a body.
    assertThat(verify(BODY + "https:", URL.substring(6), CODE))
        .isEqualTo(new Verdict.Genuine(digest(BODY + "https:")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fOUmqIO2xQflnd+g62xE5LwZvXA",
        "fOUmqIO2xQflnd+g62xE5LwZvXB=",
        "fOUmqIO2xQflnd+g62xE5LwZvXA==",
        "fOUmqIO2xQflnd-g62xE5LwZvXA=",
        " fOUmqIO2xQflnd+g62xE5LwZvXA=",
        "fOUmqIO2xQflnd+g62xE5LwZvXA=,fOUmqIO2xQflnd+g62xE5LwZvXA=",
        "7ce526a883b6c507e59ddfa0eb6c44e4bc19bd70",
        "sha1=fOUmqIO2xQflnd+g62xE5LwZvXA="
      })
  void a_signature_of_another_form_is_refused(String code) {
    assertThat(verify(BODY, URL, code)).isEqualTo(UNSIGNED);
  }

  @Test
  void a_signature_that_is_absent_or_sent_twice_is_refused() {
    TrelloTool tool = new TrelloTool(Fixtures.NO_NETWORK);
    Connection connection = connection(List.of(SECRET));
    for (Map<String, List<String>> headers :
        List.of(Map.<String, List<String>>of(), Map.of("x-trello-webhook", List.of(CODE, CODE)))) {
      Delivery delivery = new Delivery(URL, headers, BODY.getBytes(UTF_8), Fixtures.NOW);
      assertThat(tool.verify(delivery, connection)).isEqualTo(UNSIGNED);
    }
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    Connection both = connection(List.of("another", SECRET));
    TrelloTool tool = new TrelloTool(Fixtures.NO_NETWORK);
    assertThat(tool.verify(delivery(BODY, URL, CODE), both)).isEqualTo(GENUINE);
    assertThat(tool.verify(delivery(BODY, URL, code("another", BODY)), both)).isEqualTo(GENUINE);
    assertThat(tool.verify(delivery(BODY, URL, code("a third", BODY)), both)).isEqualTo(FORGED);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    TrelloTool tool = new TrelloTool(Fixtures.NO_NETWORK);
    assertThat(tool.verify(delivery(BODY, URL, CODE), connection(List.of()))).isEqualTo(FORGED);
    assertThat(tool.verify(delivery(BODY, URL, CODE), connection(List.of("")))).isEqualTo(FORGED);
  }

  @Test
  void an_action_is_known_again_by_its_id_and_else_a_body_by_its_digest() {
    String body = "{\"action\":{\"id\":\"6e0000000000000000000077\"}}";
    assertThat(verify(body, URL, code(SECRET, body)))
        .isEqualTo(new Verdict.Genuine("6e0000000000000000000077"));
    for (String other :
        List.of("", "{}", "[]", "no JSON", "{\"action\":{\"id\":\"a b\"}}", "{\"action\":7}")) {
      assertThat(verify(other, URL, code(SECRET, other)))
          .isEqualTo(new Verdict.Genuine(digest(other)));
    }
  }

  private static String digest(String body) {
    return "sha256-" + HexFormat.of().formatHex(Hmac.digest(body.getBytes(UTF_8)));
  }

  private static String code(String secret, String body) {
    byte[] code = Hmac.sha1(secret.getBytes(UTF_8), body.getBytes(UTF_8), URL.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(code);
  }

  private static Verdict verify(String body, String url, String code) {
    return new TrelloTool(Fixtures.NO_NETWORK)
        .verify(delivery(body, url, code), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "trello",
        "trello",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body, String url, String code) {
    Map<String, List<String>> headers = Map.of("x-trello-webhook", List.of(code));
    return new Delivery(url, headers, body.getBytes(UTF_8), Fixtures.NOW);
  }
}
