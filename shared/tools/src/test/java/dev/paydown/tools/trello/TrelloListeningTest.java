package dev.paydown.tools.trello;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  private static Listening.Changes changes(
      OutgoingHttp trello, Optional<Instant> since, Optional<String> cursor, String... places) {
    return new TrelloTool(trello)
        .listening()
        .orElseThrow()
        .changes(in(places), since, cursor, Fixtures.NOW);
  }

  private static String listed(String board, String filter) {
    return "GET "
        + API
        + "/boards/"
        + board
        + "/cards?filter="
        + filter
        + "&fields=dateLastActivity,dueComplete&limit=1000";
  }

  private static String card(String id, String at, boolean isComplete) {
    return "{\"id\":\"%s\",\"dateLastActivity\":\"%s\",\"dueComplete\":%s}"
        .formatted(id, at, isComplete);
  }

  @Test
  void the_first_sweep_lists_what_is_open_and_a_later_one_what_changed_since() {
    String old = card("old", "2026-11-01T09:00:00.000Z", false);
    String done = card("done", "2026-11-20T09:00:00.000Z", true);
    String fresh = card("fresh", "2026-11-19T09:00:00.000Z", false);
    String all = "[" + done + "," + fresh + "," + old + "]";
    Answers trello =
        new Answers(
            Map.of(
                listed("b1", "visible"),
                all,
                listed("b1", "all"),
                all,
                listed("b2", "visible"),
                "[]",
                listed("b2", "all"),
                "[]"));
    Listening.Changes first = changes(trello, Optional.empty(), Optional.empty(), "b1", "b2");
    assertThat(first.items()).extracting(Listening.Changed::uid).containsExactly("old", "fresh");
    assertThat(first.next()).contains("1:1");
    assertThat(changes(trello, Optional.empty(), first.next(), "b1", "b2"))
        .isEqualTo(new Listening.Changes(List.of()));
    Instant since = Instant.parse("2026-11-19T09:00:00Z");
    assertThat(changes(trello, Optional.of(since), Optional.empty(), "b1").items())
        .containsExactly(
            new Listening.Changed("fresh", since),
            new Listening.Changed("done", Instant.parse("2026-11-20T09:00:00Z")));
  }

  @Test
  void a_full_board_is_listed_a_hundred_at_a_time_and_without_a_place_all_boards_are() {
    String cards =
        IntStream.range(0, 250)
            .mapToObj(n -> card("c" + n, "2026-11-19T09:00:00.000Z", false))
            .collect(Collectors.joining(",", "[", "]"));
    Answers trello =
        new Answers(
            Map.of(
                "GET " + API + "/members/me/boards?filter=open&fields=id",
                "[{\"id\":\"b1\"}]",
                listed("b1", "visible"),
                cards));
    Set<String> seen = new HashSet<>();
    Optional<String> cursor = Optional.empty();
    int pages = 0;
    do {
      Listening.Changes page = changes(trello, Optional.empty(), cursor);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(100);
      page.items().forEach(one -> seen.add(one.uid()));
      cursor = page.next();
      pages++;
    } while (cursor.isPresent());
    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(250);
  }

  private static final String CARD = "5f00000000000000000000c1";
  private static final String READ =
      "GET "
          + API
          + "/cards/"
          + CARD
          + "?fields=closed,dateLastActivity,desc,due,dueComplete,name,shortLink,start"
          + "&members=true&member_fields=username,fullName&list=true"
          + "&checklists=all&checklist_fields=name";

  private static String shown(String due, String list, boolean isClosed) {
    return """
        {"id": "%s", "closed": %s, "dateLastActivity": "2026-11-19T09:00:00.000Z",
         "desc": "Blocked by WEB-7", "due": %s, "dueComplete": false, "name": "The form",
         "shortLink": "Ab12", "start": null, "list": {"id": "l", "name": "%s"},
         "members": [{"id": "m0", "username": "butler"}, {"id": "m1", "username": "ada"},
                     {"id": "m2", "username": "bob"}],
         "checklists": [{"id": "k", "name": "Todo", "checkItems": [
           {"id": "5f00000000000000000000d1", "name": "Label", "state": "complete", "due": null},
           {"id": "5f00000000000000000000d2", "name": "Button", "state": "incomplete",
            "due": "2026-11-27T12:00:00.000Z"}]}]}
        """
        .formatted(CARD, isClosed, due, list);
  }

  private static List<Fact> read(String shown) {
    return new TrelloTool(new Answers(Map.of(READ, shown)))
        .fetch(in("b1"), CARD, Fixtures.NOW)
        .orElseThrow();
  }

  @Test
  void a_card_is_read_whole_with_its_check_items_as_of_its_last_activity() {
    List<Fact> facts = read(shown("\"2026-11-27T12:00:00.000Z\"", "Doing", false));
    ItemRef.Own item = new ItemRef.Own("trello", CARD);
    Instant at = Instant.parse("2026-11-19T09:00:00Z");
    assertThat(facts)
        .contains(
            new Fact.ItemChanged(
                item,
                at,
                0,
                Actor.HUMAN,
                List.of(
                    FieldChange.set(ItemField.KIND, "task"),
                    FieldChange.set(ItemField.KEY, "Ab12"),
                    FieldChange.set(ItemField.TITLE, "The form"),
                    FieldChange.set(ItemField.URL, "https://trello.com/c/Ab12"),
                    FieldChange.cleared(ItemField.START),
                    FieldChange.set(ItemField.DUE, "2026-11-27"),
                    FieldChange.cleared(ItemField.WHY),
                    FieldChange.cleared(ItemField.DONE),
                    FieldChange.cleared(ItemField.OWED),
                    FieldChange.set(ItemField.OWNER, "trello:bob"))),
            new Fact.StatusChanged(item, at, 0, Actor.HUMAN, Transition.STARTED, Optional.empty()),
            new Fact.StatusChanged(
                new ItemRef.Own("trello", "5f00000000000000000000d1"),
                at,
                0,
                Actor.HUMAN,
                Transition.FINISHED,
                Optional.empty()));
    assertThat(facts.toString()).contains("WEB-7", "Button", "#checkitem-5f00000000000000000000d2");
  }

  @Test
  void an_archived_card_stands_as_its_list_says_and_an_open_one_tells_no_turn() {
    assertThat(turns(read(shown("null", "Done", true)))).contains(Transition.FINISHED);
    assertThat(turns(read(shown("null", "Doing", true)))).contains(Transition.CANCELLED);
    assertThat(turns(read(shown("null", "To do", false)))).isEmpty();
  }

  private static List<Transition> turns(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.StatusChanged.class::isInstance)
        .map(Fact.StatusChanged.class::cast)
        .filter(turn -> turn.item().equals(new ItemRef.Own("trello", CARD)))
        .map(Fact.StatusChanged::to)
        .toList();
  }

  @Test
  void what_is_no_card_or_gone_is_nothing() {
    TrelloTool none = new TrelloTool(new Answers(Map.of()));
    assertThat(none.fetch(in("b1"), CARD, Fixtures.NOW)).isEmpty();
    assertThat(none.fetch(in("b1"), "../boards", Fixtures.NOW)).isEmpty();
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
