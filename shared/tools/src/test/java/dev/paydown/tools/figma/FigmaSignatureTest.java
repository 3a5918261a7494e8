package dev.paydown.tools.figma;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.Verdict;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigmaSignatureTest {
  private static final String SECRET = "a passcode, of up to 100 characters ✓";
  private static final String REST =
      "'event_type':'PING','timestamp':'2026-11-23T08:00:00Z','webhook_id':'51'";
  private static final Verdict GENUINE = new Verdict.Genuine(idOf("{" + REST + "}"));
  private static final Verdict NO_PASSCODE =
      new Verdict.Refused("the body is not an object with a passcode");
  private static final Verdict WRONG =
      new Verdict.Refused("the passcode is not a secret of this connection");

  @Test
  void a_body_that_holds_the_secret_is_genuine_wherever_it_holds_it() {
    assertThat(verify("{" + REST + ",'passcode':'" + SECRET + "'}")).isEqualTo(GENUINE);
    assertThat(verify("{'passcode':'" + SECRET + "'," + REST + "}")).isEqualTo(GENUINE);
    assertThat(
            verify("{ 'pass\\u0063ode' : '" + SECRET.replace("✓", "\\u2713") + "' ," + REST + "}"))
        .isEqualTo(GENUINE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a passcode", "A PASSCODE, OF UP TO 100 CHARACTERS ✓", "✓"})
  void another_passcode_is_refused(String passcode) {
    assertThat(verify("{" + REST + ",'passcode':'" + passcode + "'}")).isEqualTo(WRONG);
  }

  @Test
  void one_character_more_or_less_is_another_passcode() {
    assertThat(verify("{" + REST + ",'passcode':'" + SECRET + " '}")).isEqualTo(WRONG);
    assertThat(verify("{" + REST + ",'passcode':'" + SECRET.replace("✓", "") + "'}"))
        .isEqualTo(WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "'a passcode, of up to 100 characters ✓'",
        "{'passcode':null}",
        "{'passcode':true}",
        "{'passcode':7}",
        "{'passcode':['a passcode, of up to 100 characters ✓']}",
        "{'passcode':{'passcode':'a passcode, of up to 100 characters ✓'}}",
        "{'data':{'passcode':'a passcode, of up to 100 characters ✓'}}",
        "{'Passcode':'a passcode, of up to 100 characters ✓'}"
      })
  void a_body_without_a_passcode_that_is_a_text_is_refused(String body) {
    assertThat(verify(body)).isEqualTo(NO_PASSCODE);
  }

  @Test
  void a_body_that_is_no_json_is_refused_without_quoting_it() {
    for (String body :
        List.of(
            "",
            "{'passcode':'" + SECRET + "'",
            "{'passcode':'" + SECRET + "'} more",
            "passcode=" + SECRET)) {
      Verdict verdict = verify(body);
      assertThat(verdict).isInstanceOf(Verdict.Refused.class);
      assertThat(verdict.toString()).startsWith("Refused[why=the body is").doesNotContain("a pass");
    }
  }

  @Test
  void a_passcode_that_no_header_can_stand_for_is_looked_for_in_the_body_only() {
    Map<String, String> headers = Map.of("passcode", SECRET, "authorization", SECRET);
    assertThat(
            new FigmaTool(Fixtures.NO_NETWORK)
                .verify(Fixtures.delivery("{}", headers), connection(List.of(SECRET))))
        .isEqualTo(NO_PASSCODE);
  }

  @Test
  void of_a_field_that_is_there_twice_the_last_counts_and_neither_passcode_is_kept() {
    String right = "'passcode':'" + SECRET + "'";
    assertThat(verify("{'passcode':'no'," + REST + "," + right + "}")).isEqualTo(GENUINE);
    assertThat(verify("{" + right + "," + REST + ",'passcode':'no'}")).isEqualTo(WRONG);
    assertThat(kept("{" + right + ",'a':1,'a':2,'passcode':'no'}")).isEqualTo("{'a':2}");
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    Connection both = connection(List.of("another", SECRET));
    FigmaTool tool = new FigmaTool(Fixtures.NO_NETWORK);
    for (String passcode : List.of("another", SECRET)) {
      assertThat(tool.verify(delivery("{" + REST + ",'passcode':'" + passcode + "'}"), both))
          .isEqualTo(GENUINE);
    }
    assertThat(tool.verify(delivery("{" + REST + ",'passcode':'a third'}"), both)).isEqualTo(WRONG);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    FigmaTool tool = new FigmaTool(Fixtures.NO_NETWORK);
    Delivery delivery = delivery("{" + REST + ",'passcode':''}");
    assertThat(tool.verify(delivery, connection(List.of()))).isEqualTo(WRONG);
    assertThat(tool.verify(delivery, connection(List.of("")))).isEqualTo(WRONG);
  }

  @Test
  void attempts_of_one_event_have_one_id_and_other_events_have_others() {
    String proved = ",'passcode':'" + SECRET + "'}";
    assertThat(verify("{" + REST + ",'retries':0" + proved)).isEqualTo(GENUINE);
    assertThat(verify("{'retries':3," + REST + proved)).isEqualTo(GENUINE);
    assertThat(verify("{" + REST.replace("51", "52") + proved))
        .isEqualTo(new Verdict.Genuine(idOf("{" + REST.replace("51", "52") + "}")))
        .isNotEqualTo(GENUINE);
    assertThat(verify("{" + REST + ",'a':{'retries':1}" + proved)).isNotEqualTo(GENUINE);
  }

  @Test
  void what_of_a_body_may_be_kept_lacks_the_passcode_and_nothing_else() {
    assertThat(kept("{'passcode':'" + SECRET + "','a':{'b':[1,null]},'event_type':'FILE_UPDATE'}"))
        .isEqualTo("{'a':{'b':[1,null]},'event_type':'FILE_UPDATE'}");
    assertThat(kept("{'pass\\u0063ode':['" + SECRET + "']}")).isEqualTo("{}");
  }

  @Test
  void of_what_is_no_object_nothing_may_be_kept() {
    for (String body : List.of("", "['" + SECRET + "']", "{'passcode':'" + SECRET + "'")) {
      assertThat(kept(body)).isEmpty();
    }
    byte[] wide = ("{\"passcode\":\"" + SECRET + "\"}").getBytes(UTF_16);
    Delivery delivery = new Delivery(Map.of(), wide, Fixtures.NOW);
    assertThat(new String(new FigmaTool(Fixtures.NO_NETWORK).keepable(delivery), UTF_8))
        .isEqualTo("{}");
  }

  @Test
  void odd_bodies_are_neither_an_exception_nor_kept_with_their_passcode() {
    for (String odd : List.of("1e400", "'\\ud800'", "-0.0", "1" + "0".repeat(90))) {
      String body = "{'odd':" + odd + ",'passcode':'" + SECRET + "'}";
      assertThat(verify(body)).isInstanceOf(Verdict.Genuine.class);
      assertThat(kept(body)).startsWith("{'odd':").doesNotContain("passcode");
    }
  }

  private static String kept(String body) {
    return new String(new FigmaTool(Fixtures.NO_NETWORK).keepable(delivery(body)), UTF_8)
        .replace('"', '\'');
  }

  private static String idOf(String rest) {
    byte[] bytes = rest.replace('\'', '"').getBytes(UTF_8);
    return "sha256-" + HexFormat.of().formatHex(Hmac.digest(bytes));
  }

  private static Verdict verify(String body) {
    return new FigmaTool(Fixtures.NO_NETWORK).verify(delivery(body), connection(List.of(SECRET)));
  }

  private static Connection connection(List<String> secrets) {
    return new Connection(
        "id",
        "ws",
        "figma",
        "figma",
        secrets,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Delivery delivery(String body) {
    return Fixtures.delivery(body.replace('\'', '"'), Map.of());
  }
}
