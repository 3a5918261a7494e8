package dev.paydown.tools.googlecalendar;

import static dev.paydown.tools.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleCalendarProofTest {
  private static final String SECRET = "secret of the channel";
  private static final Map<String, List<String>> SENT =
      Map.of(
          "x-goog-channel-id", List.of("0123-channel"),
          "x-goog-channel-token", List.of(SECRET),
          "x-goog-resource-state", List.of("exists"),
          "x-goog-message-number", List.of("12"));
  private static final Verdict GENUINE = new Verdict.Genuine("0123-channel:12");
  private static final Verdict ANOTHERS =
      new Verdict.Refused("x-goog-channel-token is not a secret of this connection");

  @Test
  void a_notification_with_the_secret_is_genuine_and_known_by_its_channel_and_number() {
    assertThat(verify(SENT, SECRET)).isEqualTo(GENUINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "secret of the channe", "secret of the channels", "Secret of the channel"})
  void another_token_is_refused(String token) {
    assertThat(verify(with("x-goog-channel-token", List.of(token)), SECRET)).isEqualTo(ANOTHERS);
  }

  @Test
  void a_token_that_is_absent_or_sent_twice_is_refused() {
    Verdict refused = new Verdict.Refused("x-goog-channel-token is not sent once");
    assertThat(verify(with("x-goog-channel-token", List.of()), SECRET)).isEqualTo(refused);
    assertThat(verify(with("x-goog-channel-token", List.of(SECRET, SECRET)), SECRET))
        .isEqualTo(refused);
  }

  @Test
  void both_secrets_are_taken_while_one_takes_over_from_the_other() {
    assertThat(verify(SENT, "another", SECRET)).isEqualTo(GENUINE);
    assertThat(verify(with("x-goog-channel-token", List.of("another")), "another", SECRET))
        .isEqualTo(GENUINE);
  }

  @Test
  void no_secret_or_an_empty_one_proves_nothing() {
    assertThat(verify(SENT)).isEqualTo(ANOTHERS);
    assertThat(verify(with("x-goog-channel-token", List.of("")), "")).isEqualTo(ANOTHERS);
  }

  @Test
  void a_channel_that_is_none_is_refused() {
    Verdict refused =
        new Verdict.Refused(
            "x-goog-channel-id is not sent once, as 1 to 200 printable ASCII characters");
    for (List<String> ids :
        List.of(List.<String>of(), List.of(""), List.of("a b"), List.of("a", "a"))) {
      assertThat(verify(with("x-goog-channel-id", ids), SECRET)).isEqualTo(refused);
    }
  }

  @Test
  void a_number_that_is_none_is_refused() {
    Verdict refused = new Verdict.Refused("x-goog-message-number is not sent once, as a number");
    for (List<String> ids :
        List.of(List.<String>of(), List.of(""), List.of("-1"), List.of("1", "1"))) {
      assertThat(verify(with("x-goog-message-number", ids), SECRET)).isEqualTo(refused);
    }
  }

  private static Map<String, List<String>> with(String name, List<String> values) {
    Map<String, List<String>> headers = new HashMap<>(SENT);
    headers.put(name, values);
    return headers;
  }

  private static Verdict verify(Map<String, List<String>> headers, String... secrets) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "google-calendar",
            "google-calendar",
            List.of(secrets),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new GoogleCalendarTool(new Answers(Map.of()))
        .verify(new Delivery(headers, new byte[0], NOW), connection);
  }
}
