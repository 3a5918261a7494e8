package dev.paydown.tools.trello;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hooks made in Trello, against answers of its API's form. */
class TrelloListeningTest {
  private static final String API = "https://api.trello.com/1";
  private static final String URL = "https://paydown.example.com/hooks/abc";

  private static Connection in(String... places) {
    return new Connection(
            "abc",
            "ws",
            "trello",
            "trello",
            List.of("secret"),
            Optional.of("key:token"),
            Optional.empty(),
            Optional.empty())
        .in(List.of(places));
  }

  private static Listening.Hooked hook(OutgoingHttp trello, String... places) {
    return new TrelloTool(trello)
        .listening()
        .orElseThrow()
        .hook(new Listening.Asked(in(places), URL, Fixtures.NOW));
  }

  @Test
  void a_hook_is_made_for_each_board_by_its_own_id() {
    Answers trello =
        new Answers(
            Map.of(
                "GET " + API + "/boards/Ab12?fields=id",
                "{\"id\": \"5f00000000000000000000b0\"}",
                "POST " + API + "/webhooks",
                "{\"id\": \"w\"}"));
    assertThat(hook(trello, "Ab12")).isEqualTo(new Listening.Standing(List.of("Ab12")));
    assertThat(new String(trello.asked().getLast().body(), UTF_8))
        .isEqualTo(
            "{\"callbackURL\":\""
                + URL
                + "\",\"description\":\"Paydown\",\"idModel\":\"5f00000000000000000000b0\"}");
    assertThat(trello.asked())
        .allSatisfy(request -> assertThat(request.uri().toString()).doesNotContain("token"));
  }

  @Test
  void a_hook_that_stands_is_not_made_twice() {
    String words = "A webhook with that callback, model, and token already exists";
    assertThat(hook(answering(400, words), "Ab12"))
        .isEqualTo(new Listening.Standing(List.of("Ab12")));
  }

  @Test
  void what_trello_refuses_is_said_in_its_words() {
    String words = "URL (https://paydown.example.com/hooks/abc) did not return 200 status code";
    assertThatThrownBy(() -> hook(answering(400, words), "Ab12"))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Trello says: " + words);
    assertThatThrownBy(() -> hook(answering(401, ""), "Ab12"))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("Trello does not take the connection's token");
  }

  @Test
  void without_a_board_a_person_has_to_do_it_and_a_hidden_one_is_no_hook() {
    assertThat(hook(new Answers(Map.of())))
        .isEqualTo(new Listening.ByHand("no board is named to listen in"));
    assertThatThrownBy(() -> hook(new Answers(Map.of()), "Ab12"))
        .isInstanceOf(ToolUnavailable.class)
        .hasMessage("the tool knows no such place, or hides it");
  }

  private static OutgoingHttp answering(int status, String words) {
    return request ->
        request.method().equals("GET")
            ? new OutgoingHttp.Outcome.Answered(200, Map.of(), "{\"id\": \"b\"}".getBytes(UTF_8))
            : new OutgoingHttp.Outcome.Answered(
                status,
                Map.of("content-type", List.of("text/plain; charset=utf-8")),
                words.getBytes(UTF_8));
  }
}
