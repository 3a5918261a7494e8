package dev.paydown.tools.notion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changed in Notion, against answers of its API's form; its hooks are people's to make. */
class NotionListeningTest {
  private static final String API = "https://api.notion.com/v1";
  private static final String SOURCE = "44444444-aaaa-4bbb-8ccc-000000000001";
  private static final String OTHER = "44444444-aaaa-4bbb-8ccc-000000000002";
  private static final Optional<Instant> SINCE = Optional.of(Instant.parse("2026-11-20T10:00:30Z"));
  private static final Optional<String> FIRST = Optional.empty();

  private static String page(int number, String edited) {
    return """
    {"object": "page", "id": "11111111aaaa4bbb8ccc00000000000%d", "last_edited_time": "%s"}
    """
        .formatted(number, edited);
  }

  private static Listening.Changed changed(int number, String edited) {
    return new Listening.Changed(
        "11111111-aaaa-4bbb-8ccc-00000000000" + number, Instant.parse(edited));
  }

  private static Connection in(String... places) {
    return Fixtures.connection("notion", "secret", Optional.empty()).in(List.of(places));
  }

  private static Listening through(Answers notion) {
    return new NotionTool(notion).listening().orElseThrow();
  }

  private static String body(Answers notion) {
    return new String(notion.asked().getLast().body(), UTF_8);
  }

  @Test
  void its_hooks_are_made_by_people() {
    Answers none = new Answers(Map.of());
    Listening.Asked asked =
        new Listening.Asked(in(), "https://paydown.example.com/hooks/abc", Fixtures.NOW);
    assertThat(through(none).hook(asked)).isInstanceOf(Listening.ByHand.class);
    assertThat(none.asked()).isEmpty();
  }

  @Test
  void a_search_goes_back_until_what_it_shows_is_older_to_the_minute() {
    Answers notion =
        new Answers(
            Map.of(
                "POST " + API + "/search",
                "{\"results\":[%s,%s,%s],\"has_more\":true,\"next_cursor\":\"c1\"}"
                    .formatted(
                        page(1, "2026-11-20T11:00:00.000Z"),
                        page(2, "2026-11-20T10:00:00.000Z"),
                        page(3, "2026-11-20T09:59:00.000Z"))));
    assertThat(through(notion).changes(in(), SINCE, FIRST, Fixtures.NOW))
        .isEqualTo(
            new Listening.Changes(
                List.of(changed(1, "2026-11-20T11:00:00Z"), changed(2, "2026-11-20T10:00:00Z"))));
    assertThat(body(notion))
        .isEqualTo(
            "{\"filter\":{\"property\":\"object\",\"value\":\"page\"},"
                + "\"sort\":{\"timestamp\":\"last_edited_time\",\"direction\":\"descending\"},"
                + "\"page_size\":100}");
  }

  @Test
  void data_sources_are_queried_one_after_the_other_and_page_by_page() {
    Answers notion =
        new Answers(
            Map.of(
                "POST " + API + "/data_sources/" + SOURCE + "/query",
                "{\"results\":[%s],\"next_cursor\":\"c1\"}"
                    .formatted(page(1, "2026-11-20T11:00:00.000Z")),
                "POST " + API + "/data_sources/" + OTHER + "/query",
                "{\"results\":[],\"next_cursor\":null}"));
    Connection connection = in(SOURCE, OTHER);
    Listening listening = through(notion);
    Listening.Changed one = changed(1, "2026-11-20T11:00:00Z");
    assertThat(listening.changes(connection, SINCE, FIRST, Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(one), Optional.of("0:c1")));
    assertThat(body(notion))
        .isEqualTo(
            "{\"filter\":{\"timestamp\":\"last_edited_time\",\"last_edited_time\":"
                + "{\"on_or_after\":\"2026-11-20T10:00:00Z\"}},\"sorts\":[{\"timestamp\":"
                + "\"last_edited_time\",\"direction\":\"ascending\"}],\"page_size\":100}");
    assertThat(listening.changes(connection, SINCE, Optional.of("0:c1"), Fixtures.NOW).next())
        .contains("0:c1");
    assertThat(body(notion)).contains("\"start_cursor\":\"c1\"");
    assertThat(listening.changes(connection, SINCE, Optional.of("1:"), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }

  @Test
  void a_first_import_lists_every_row() {
    Answers notion =
        new Answers(
            Map.of(
                "POST " + API + "/data_sources/" + SOURCE + "/query",
                "{\"results\":[%s],\"next_cursor\":null}"
                    .formatted(page(1, "2025-01-01T11:00:00.000Z"))));
    assertThat(through(notion).changes(in(SOURCE), Optional.empty(), FIRST, Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of(changed(1, "2025-01-01T11:00:00Z"))));
    assertThat(body(notion)).doesNotContain("filter");
  }
}
