package dev.paydown.tools.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.Advance;
import dev.paydown.brain.Picture;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.Graph;
import dev.paydown.brain.graph.Item;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Words;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Due dates that were moved before GitLab was connected, as its own notes have them. */
class GitLabPastTest {
  private static final String GRAPH = "POST https://gitlab.com/api/graphql";
  private static final String ISSUE = "GET https://gitlab.com/api/v4/projects/77/issues/12";
  private static final String NOTES =
      ISSUE
          + "/notes?activity_filter=only_activity&sort=asc&order_by=created_at&per_page=100&page=";
  private static final String WHERE = "{\"data\":{\"item\":{\"iid\":\"12\",\"projectId\":77}}}";

  private static Answers gitLab(String... requestsAndAnswers) {
    Map<String, String> answers = new HashMap<>();
    answers.put(GRAPH, WHERE);
    for (int i = 0; i < requestsAndAnswers.length; i += 2) {
      answers.put(requestsAndAnswers[i], requestsAndAnswers[i + 1]);
    }
    return new Answers(answers);
  }

  private static String note(String at, String by, String body) {
    ObjectNode note =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", 302)
            .put("body", body)
            .put("system", true)
            .put("created_at", at);
    note.putObject("author").put("id", 1).put("username", by);
    return note.toString();
  }

  private static String notes(String... notes) {
    return "[" + String.join(",", notes) + "]";
  }

  private static List<Fact> past(OutgoingHttp gitLab, String uid) {
    return new GitLabTool(gitLab)
        .listening()
        .orElseThrow()
        .past(Fixtures.connection("gitlab", "secret", Optional.empty()), uid, Fixtures.NOW);
  }

  private static String words(List<Fact> facts) {
    return Words.of(new Reading.Facts(facts)).strip();
  }

  @Test
  void each_date_is_told_at_its_own_time_and_whose_it_was() {
    Answers gitLab =
        gitLab(
            NOTES + 1,
            notes(
                note("2026-11-16T08:00:01.000Z", "ada", "changed due date to November 24, 2026"),
                note("2026-11-17T10:00:00.000Z", "ada", "assigned to @bob"),
                note(
                    "2026-11-19T10:00:00.000+01:00",
                    "ada",
                    "changed start date to November 20, 2026"
                        + " and changed due date to November 27, 2026"),
                note(
                    "2026-11-20T10:00:00.000Z",
                    "project_77_bot_1",
                    "removed due date November 27, 2026"),
                note("2026-11-20T11:00:00.000Z", "ada", "changed due date to December 01, 2026")));
    assertThat(words(past(gitLab, "issue-5012")))
        .isEqualTo(
            """
            2026-11-16T08:00:01Z human gitlab/issue-5012 shows
                due: 2026-11-24
            2026-11-19T09:00:00Z human gitlab/issue-5012 shows
                due: 2026-11-27
            2026-11-20T10:00:00Z bot gitlab/issue-5012 shows
                due cleared
            2026-11-20T11:00:00Z human gitlab/issue-5012 shows
                due: 2026-12-01
            """
                .strip());
    assertThat(gitLab.asked()).hasSize(2);
  }

  @Test
  void a_first_note_that_tells_what_was_before_asks_when_the_issue_was_made() {
    Answers gitLab =
        gitLab(
            NOTES + 1,
            notes(note("2026-11-20T10:00:00.000Z", "ada", "removed due date November 24, 2026")),
            ISSUE,
            "{\"id\":5012,\"created_at\":\"2026-11-16T08:00:00.000Z\"}");
    assertThat(words(past(gitLab, "issue-5012")))
        .isEqualTo(
            """
            2026-11-16T08:00:00Z human gitlab/issue-5012 shows
                due: 2026-11-24
            2026-11-20T10:00:00Z human gitlab/issue-5012 shows
                due cleared
            """
                .strip());
  }

  @Test
  void a_date_moved_before_connecting_leaves_the_first_as_committed_and_the_item_late() {
    Answers gitLab =
        gitLab(
            NOTES + 1,
            notes(
                note("2026-11-16T08:00:01.000Z", "ada", "changed due date to November 24, 2026"),
                note("2026-11-20T11:00:00.000Z", "ada", "changed due date to December 1, 2026")),
            ISSUE,
            """
            {"id": 5012, "iid": 12, "project_id": 77, "title": "Cookie form", "type": "ISSUE",
             "state": "opened", "due_date": "2026-12-01",
             "web_url": "https://gitlab.com/acme/web/-/issues/12",
             "created_at": "2026-11-16T08:00:00.000Z", "updated_at": "2026-11-20T11:00:00.100Z",
             "references": {"full": "acme/web#12"}}
            """);
    List<Fact> read = new ArrayList<>(past(gitLab, "issue-5012"));
    read.addAll(
        new GitLabTool(gitLab)
            .fetch(
                Fixtures.connection("gitlab", "secret", Optional.empty()),
                "issue-5012",
                Fixtures.NOW)
            .orElseThrow());
    LogEntry entry = new LogEntry("read#gitlab#issue-5012", Fixtures.NOW, read);
    WorkspaceState state = Advance.step(WorkspaceState.empty("ws"), List.of(entry));

    Item item = new Graph(state).item("gitlab/issue-5012");
    assertThat(item.committed()).contains(LocalDate.parse("2026-11-24"));
    assertThat(item.due()).contains(LocalDate.parse("2026-12-01"));
    assertThat(Picture.of(state).slipDays(item)).isEqualTo(5);
  }

  @Test
  void what_a_person_wrote_in_gitlabs_words_says_nothing() {
    String said = note("2026-11-17T08:00:00.000Z", "ada", "changed due date to November 24, 2026");
    Answers gitLab = gitLab(NOTES + 1, notes(said.replace("\"system\":true", "\"system\":false")));
    assertThat(past(gitLab, "issue-5012")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "changed due date to July 1, 2026 | none | 2026-07-01",
        "changed due date to July 01, 2026 | none | 2026-07-01",
        "changed due date to July  1, 2026 | none | 2026-07-01",
        "changed due date to May 31, 2026 | none | 2026-05-31",
        "changed due date to February 29, 2028 | none | 2028-02-29",
        "removed due date | none | none",
        "removed due date July 1, 2026 | 2026-07-01 | none",
        "changed start date to July 1, 2026 and changed due date to July 9, 2026 | none |"
            + " 2026-07-09",
        "changed due date to July 9, 2026 and changed start date to July 1, 2026 | none |"
            + " 2026-07-09",
        "removed start date July 1, 2026 and removed due date July 9, 2026 | 2026-07-09 | none",
        "removed start date July 1, 2026 and changed due date to July 9, 2026 | none | 2026-07-09",
        "changed start date to July 1, 2026 and removed due date July 9, 2026 | 2026-07-09 | none",
        "changed due date to July 9, 2026 and removed start date | none | 2026-07-09"
      })
  void a_note_of_gitlabs_own_says_what_was_due_and_what_is(String note, String from, String to) {
    assertThat(DueNote.of(note)).contains(new DueNote(day(from), day(to)));
  }

  private static Optional<LocalDate> day(String text) {
    return text.equals("none") ? Optional.empty() : Optional.of(LocalDate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " and ",
        "changed due date",
        "changed due date to",
        "changed due date to soon",
        "changed due date to 2026-07-01",
        "changed due date to 1 July 2026",
        "changed due date to Jul 1, 2026",
        "changed due date to july 1, 2026",
        "changed due date to Juillet 1, 2026",
        "changed due date to February 30, 2026",
        "changed due date to July 0, 2026",
        "changed due date to July 1, 0001",
        "changed due date to July 1, 9999",
        "changed due date to July 1, 2026 and",
        "changed due date to July 1, 2026 and July 2, 2026",
        "changed due date to July 1, 2026 and removed due date",
        "changed due date to July 1, 2026 and changed milestone to 1.0",
        "changed due date to July 1, 2026 and changed start date to soon",
        "changed due date to July 1, 2026, and more",
        "changed due date to July ١, 2026",
        "changed start date to July 1, 2026",
        "removed start date",
        "removed due date to July 1, 2026",
        "removed due date soon",
        "removed due dates",
        "added due date July 1, 2026",
        "changed time estimate to 3d 5h",
        "changed due date to July 1, 2026\nchanged due date to July 2, 2026"
      })
  void a_note_of_no_known_form_says_nothing(String note) {
    assertThat(DueNote.of(note)).isEmpty();
  }

  @Test
  void a_note_without_an_end_says_nothing_and_takes_no_time() {
    assertThat(DueNote.of("changed due date to July 1, 2026 and ".repeat(100_000))).isEmpty();
    assertThat(DueNote.of("changed due date to July" + " ".repeat(100_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "null",
        "[]",
        "{}",
        "{\"system\":\"true\"}",
        "{\"system\":true,\"body\":7}",
        "{\"system\":true,\"body\":\"removed due date\"}",
        "{\"system\":true,\"body\":\"removed due date\",\"created_at\":7}",
        "{\"system\":true,\"body\":\"removed due date\",\"created_at\":\"yesterday\"}",
        "{\"system\":true,\"body\":\"removed due date\",\"created_at\":\"2026-11-20T10:00:00Z\","
            + "\"author\":7}",
        "{\"system\":true,\"body\":\"removed due date\",\"created_at\":\"2026-11-20T10:00:00Z\","
            + "\"author\":{\"username\":7}}"
      })
  void a_note_of_another_shape_says_nothing_and_keeps_no_other_from_being_read(String odd) {
    String first = note("2026-11-16T08:00:01.000Z", "ada", "changed due date to November 24, 2026");
    assertThat(words(past(gitLab(NOTES + 1, notes(odd, first, odd)), "issue-5012")))
        .isEqualTo(
            """
            2026-11-16T08:00:01Z human gitlab/issue-5012 shows
                due: 2026-11-24
            """
                .strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "{\"message\":\"no\"}", "[]"})
  void notes_that_are_no_list_say_nothing(String notes) {
    assertThat(past(gitLab(NOTES + 1, notes), "issue-5012")).isEmpty();
  }

  @Test
  void of_ten_thousand_notes_the_first_thousand_are_read() {
    List<Integer> pages = new ArrayList<>();
    OutgoingHttp gitLab =
        request -> {
          String uri = request.uri().toString();
          int page = uri.endsWith("graphql") ? 0 : Integer.parseInt(uri.replaceAll(".*page=", ""));
          pages.add(page);
          String answer = page == 0 ? WHERE : full(page);
          return new OutgoingHttp.Outcome.Answered(200, Map.of(), answer.getBytes(UTF_8));
        };
    List<Fact> past = past(gitLab, "issue-5012");
    assertThat(pages).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    assertThat(past).hasSize(100);
    assertThat(past.getFirst().at()).isEqualTo("2026-11-01T09:00:00Z");
    assertThat(past.getLast().at()).isEqualTo("2026-11-10T10:39:00Z");
  }

  private static String full(int page) {
    return notes(
        IntStream.range(0, 100)
            .mapToObj(
                at ->
                    note(
                        "2026-11-%02dT%02d:%02d:00Z".formatted(page, 9 + at / 60, at % 60),
                        "ada",
                        "changed due date to December %d, 2026".formatted(1 + at % 28)))
            .toArray(String[]::new));
  }

  @Test
  void a_merge_request_has_no_due_date_and_is_not_asked_about() {
    assertThat(past(Fixtures.NO_NETWORK, "mr-7")).isEmpty();
    assertThat(past(Fixtures.NO_NETWORK, "../5012")).isEmpty();
  }

  @Test
  void an_issue_that_is_gone_or_hides_its_notes_has_no_past() {
    Answers gone = new Answers(Map.of(GRAPH, "{\"data\":{\"item\":null}}"));
    assertThat(past(gone, "issue-5012")).isEmpty();
    assertThat(gone.asked()).hasSize(1);
    Answers odd = new Answers(Map.of(GRAPH, "{\"data\":{\"item\":{\"iid\":12}}}"));
    assertThat(past(odd, "issue-5012")).isEmpty();
    assertThat(past(gitLab(), "issue-5012")).isEmpty();
    assertThat(past(answering(403, Map.of()), "issue-5012")).isEmpty();
  }

  @Test
  void a_gitlab_that_asks_for_time_gets_it() {
    assertThatThrownBy(
            () -> past(answering(429, Map.of("retry-after", List.of("90"))), "issue-5012"))
        .isInstanceOfSatisfying(
            ToolUnavailable.class,
            tool -> assertThat(tool.after()).isEqualTo(Duration.ofSeconds(90)));
  }

  private static OutgoingHttp answering(int status, Map<String, List<String>> headers) {
    return request ->
        request.uri().toString().endsWith("graphql")
            ? new OutgoingHttp.Outcome.Answered(200, Map.of(), WHERE.getBytes(UTF_8))
            : new OutgoingHttp.Outcome.Answered(status, headers, "{}".getBytes(UTF_8));
  }
}
