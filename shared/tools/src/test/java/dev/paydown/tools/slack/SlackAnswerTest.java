package dev.paydown.tools.slack;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import dev.paydown.tools.http.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack's API: where it is, what its answers mean, and what fits into a message. */
class SlackAnswerTest {
  private static final Connection CONNECTION =
      Fixtures.connection("slack", "secret", Optional.empty());
  private static final Place PLACE = new Place("C024BE91L", "1720000000.000100");

  @ParameterizedTest
  @CsvSource({
    ", https://slack.com/api",
    "https://acme.slack.com, https://slack.com/api",
    "https://acme.enterprise.slack.com, https://slack.com/api",
    "https://ACME.Slack.com, https://slack.com/api",
    "https://slack.com, https://slack.com/api",
    "https://acme.slack-gov.com, https://slack-gov.com/api",
    "http://127.0.0.1:8080/practice/slack, http://127.0.0.1:8080/practice/slack/api",
    "https://notslack.com, https://notslack.com/api",
    "https://slack.com.example, https://slack.com.example/api"
  })
  void the_api_is_slacks_own_unless_the_address_is_none_of_slacks(String given, String base) {
    assertThat(SlackApi.base(Optional.ofNullable(given))).isEqualTo(base);
  }

  @Test
  void a_workspaces_address_is_never_sent_the_token() {
    List<OutgoingHttp.Request> sent = new ArrayList<>();
    Connection acme =
        new Connection(
            "id",
            "ws",
            "slack",
            "slack",
            List.of("secret"),
            Optional.of("xoxb-token"),
            Optional.of("https://acme.slack.com"),
            Optional.empty());
    SlackApi.of(
            request -> {
              sent.add(request);
              return new Outcome.Lost("gone");
            },
            acme,
            NOW)
        .replies(PLACE, 1, Optional.of(NOW), Optional.of("a=b"));
    assertThat(sent)
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.uri())
                  .isEqualTo(
                      URI.create(
                          "https://slack.com/api/conversations.replies?channel=C024BE91L"
                              + "&ts=1720000000.000100&limit=1&oldest=1795424400.000000"
                              + "&cursor=a%3Db"));
              assertThat(request.headers()).containsEntry("authorization", "Bearer xoxb-token");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"channel_not_found", "thread_not_found", "message_not_found"})
  void what_is_not_found_is_missing(String error) {
    assertThat(refused(error)).isEqualTo(new Reply.Missing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"internal_error", "fatal_error"})
  void an_error_of_slacks_own_may_have_had_its_effect(String error) {
    assertThat(refused(error)).isEqualTo(new Reply.Ambiguous("Slack answered " + error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratelimited", "rate_limited"})
  void a_rate_limit_is_waited_for(String error) {
    assertThat(refused(error))
        .isEqualTo(new Reply.NotNow(Duration.ofMinutes(1), "Slack asks for time"));
  }

  @Test
  void a_rate_limit_says_how_long() {
    Outcome limited =
        new Outcome.Answered(
            429,
            Map.of("retry-after", List.of("30")),
            "{\"ok\":false,\"error\":\"ratelimited\"}".getBytes(UTF_8));
    assertThat(answered(limited))
        .isEqualTo(new Reply.NotNow(Duration.ofSeconds(30), "Slack asks for time"));
  }

  @ParameterizedTest
  @CsvSource({
    "invalid_auth, Slack does not take the connection's token (invalid_auth):",
    "token_revoked, Slack does not take the connection's token (token_revoked):",
    "not_in_channel, Slack's app is not in the channel: /invite it there",
    "restricted_action, Slack's administrators do not let the app do that (restricted_action)",
    "missing_scope, Slack's app lacks the scope for it: add it",
    "msg_too_long, Slack says: msg_too_long"
  })
  void what_is_refused_is_said_with_what_a_person_can_do(String error, String why) {
    assertThat(refused(error))
        .isInstanceOfSatisfying(
            Reply.Refused.class, refused -> assertThat(refused.why()).startsWith(why));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "{\"ok\": false}", "<html>"})
  void an_answer_that_says_nothing_is_no_success(String body) {
    assertThat(answered(new Outcome.Answered(200, Map.of(), body.getBytes(UTF_8))))
        .isInstanceOf(Reply.Ambiguous.class);
  }

  private static Reply refused(String error) {
    String body = "{\"ok\": false, \"error\": \"" + error + "\"}";
    return answered(new Outcome.Answered(200, Map.of(), body.getBytes(UTF_8)));
  }

  private static Reply answered(Outcome outcome) {
    return SlackApi.of(_ -> outcome, CONNECTION, NOW)
        .replies(PLACE, 1, Optional.empty(), Optional.empty());
  }

  @Test
  void a_packet_of_any_length_is_one_message_with_its_mark() {
    for (String words : List.of("&", "<@U1> ", "a\n", "`", "long ", "\uD83D\uDE00")) {
      String text = words.repeat(5_000);
      List<Packet.Place> places =
          Collections.nCopies(
              50, new Packet.Place(text, "https://example.com/?a=" + "&".repeat(500)));
      Execution short_ = Fixtures.execution("slack", PLACE.key());
      Execution execution =
          new Execution(
              "0123456789abcdef0123456789abcdef",
              short_.workspace(),
              short_.proposal(),
              1,
              text,
              text,
              short_.move(),
              new Packet(
                  Optional.of(text),
                  Optional.of(text),
                  List.of(text, text),
                  List.of(new Packet.Moved(NOW, text)),
                  places),
              NOW,
              Optional.empty());
      String message = SlackPacket.of(execution);
      assertThat(message.length()).isLessThanOrEqualTo(SlackPacket.MOST);
      assertThat(message)
          .endsWith("(" + Addition.mark(execution.id()) + ")")
          .contains("*Why this started*", "*What done looks like*", "*Still owed*", "*What moved*")
          .doesNotContain("<@")
          .doesNotContainPattern("&(?!amp;|lt;|gt;)");
    }
  }
}
