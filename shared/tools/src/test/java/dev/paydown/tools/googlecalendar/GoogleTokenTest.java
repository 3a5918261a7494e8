package dev.paydown.tools.googlecalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleTokenTest {
  private static final Instant NOW = Fixtures.NOW;
  private static final String KEYS =
      "{\"client_id\":\"id 1\",\"client_secret\":\"s&1\",\"refresh_token\":\"1//r\"}";
  private final Answers google =
      new Answers(
          Map.of(
              "POST https://oauth2.googleapis.com/token",
              "{\"access_token\":\"ya29.a\",\"expires_in\":3599,\"token_type\":\"Bearer\"}"));
  private final GoogleToken token = new GoogleToken(google);

  @Test
  void a_plain_token_is_used_as_it_is() {
    assertThat(token.access("ya29.plain", NOW)).isEqualTo("ya29.plain");
    assertThat(google.asked()).isEmpty();
  }

  @Test
  void a_refresh_token_is_given_for_an_access_token() {
    assertThat(token.access(KEYS, NOW)).isEqualTo("ya29.a");
    OutgoingHttp.Request asked = google.asked().getFirst();
    assertThat(new String(asked.body(), UTF_8))
        .isEqualTo(
            "grant_type=refresh_token&client_id=id%201&client_secret=s%261&refresh_token=1%2F%2Fr");
    assertThat(asked.headers()).containsEntry("content-type", "application/x-www-form-urlencoded");
  }

  @Test
  void one_that_was_given_is_used_until_a_minute_before_it_ends() {
    token.access(KEYS, NOW);
    token.access(KEYS, NOW.plusSeconds(3_538));
    assertThat(google.asked()).hasSize(1);
    token.access(KEYS, NOW.plusSeconds(3_539));
    assertThat(google.asked()).hasSize(2);
  }

  @Test
  void each_connections_keys_have_a_token_of_their_own() {
    token.access(KEYS, NOW);
    token.access(KEYS.replace("id 1", "id 2"), NOW);
    assertThat(google.asked()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{}", "{\"client_id\":\"a\",\"client_secret\":\"b\"}", "{\"client_id\":7}"})
  void keys_that_lack_something_are_told_and_sent_nowhere(String keys) {
    assertThatThrownBy(() -> token.access(keys, NOW))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessageStartingWith("the connection's token for Google holds no ");
    assertThat(google.asked()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"400, 60", "401, 60", "200, 60", "429, 1", "503, 1"})
  void a_refusal_tells_nothing_of_the_keys(int status, int minutes) {
    byte[] body = ("{\"error_description\":" + "\"s&1 is bad\"}").getBytes(UTF_8);
    GoogleToken refused = new GoogleToken(request -> new Outcome.Answered(status, Map.of(), body));
    assertThatThrownBy(() -> refused.access(KEYS, NOW))
        .isInstanceOfSatisfying(
            ToolUnavailable.class,
            e -> assertThat(e.after()).isEqualTo(Duration.ofMinutes(minutes)))
        .hasMessage("Google gives no access token: it answered " + status);
  }

  @Test
  void a_network_that_fails_is_tried_again_soon() {
    GoogleToken lost = new GoogleToken(request -> new Outcome.Lost("no whole answer"));
    assertThatThrownBy(() -> lost.access(KEYS, NOW))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("no whole answer");
  }
}
