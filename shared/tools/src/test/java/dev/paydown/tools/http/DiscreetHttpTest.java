package dev.paydown.tools.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.tools.http.OutgoingHttp.Outcome;
import dev.paydown.tools.http.OutgoingHttp.Request;
import java.net.URI;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DiscreetHttpTest {
  private static final URI API = URI.create("https://api.example.com/items");

  @Test
  void a_token_that_an_answer_quotes_is_taken_out_of_it() {
    assertThat(answered("authorization", "Bearer abcdefgh1234567", "no: abcdefgh1234567!"))
        .isEqualTo("no: (hidden)!");
    assertThat(answered("PRIVATE-TOKEN", "abcdefgh/1234567", "no: abcdefgh\\/1234567"))
        .isEqualTo("no: (hidden)");
    assertThat(
            answered(
                "authorization",
                "OAuth oauth_consumer_key=\"key4567890123\", oauth_token=\"token67890123\"",
                "key4567890123 token67890123"))
        .isEqualTo("(hidden) (hidden)");
  }

  @Test
  void a_password_is_taken_out_whether_it_is_quoted_in_base64_or_plain() {
    String basic =
        Base64.getEncoder().encodeToString("ada@example.com:password12345".getBytes(UTF_8));
    assertThat(answered("authorization", "Basic " + basic, basic + " is password12345"))
        .isEqualTo("(hidden) is (hidden)");
  }

  @Test
  void what_is_posted_for_an_access_token_is_taken_out() {
    Request asked =
        Request.post(
            API,
            Map.of("content-type", "application/x-www-form-urlencoded"),
            "grant_type=refresh_token&refresh_token=1%2F%2Frefresh890".getBytes(UTF_8));
    assertThat(text(asked, "bad: 1//refresh890 1%2F%2Frefresh890"))
        .isEqualTo("bad: (hidden) (hidden)");
  }

  @Test
  void other_answers_come_through_as_they_are() {
    String other = "{\"name\": \"Zoë, token and authorization\"}";
    assertThat(answered("authorization", "Bearer token", other)).isEqualTo(other);
    assertThat(answered("accept", "application/json", "application/json"))
        .isEqualTo("application/json");
    Outcome lost = new Outcome.Lost("gone");
    assertThat(new DiscreetHttp(_ -> lost).send(Request.post(API, Map.of(), new byte[0])))
        .isSameAs(lost);
  }

  private static String answered(String header, String value, String body) {
    return text(Request.post(API, Map.of(header, value), new byte[0]), body);
  }

  private static String text(Request asked, String body) {
    Outcome answer = new Outcome.Answered(400, Map.of(), body.getBytes(UTF_8));
    return new DiscreetHttp(_ -> answer).send(asked) instanceof Outcome.Answered said
        ? new String(said.body(), UTF_8)
        : "";
  }
}
