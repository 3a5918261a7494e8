package dev.paydown.tools.notion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Answers;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.GoldenReadings;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Recorded;
import dev.paydown.tools.Shared;
import dev.paydown.tools.ToolUnavailable;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.OutgoingHttp.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NotionReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("notion", "secret", Optional.empty());
  private static final NotionTool TOOL = new NotionTool(new Answers(Map.of()));
  private static final String PAGE = "11111111-aaaa-4bbb-8ccc-000000000001";

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> each_reading_becomes_what_the_api_shows() {
    return new GoldenReadings(NotionTool::new, CONNECTION).each();
  }

  @TestFactory
  Stream<DynamicTest> no_answer_of_the_api_becomes_half_a_fact() {
    return new GoldenReadings(NotionTool::new, CONNECTION).variants();
  }

  @Test
  void recorded_events_have_their_page_read_and_a_deleted_one_is_cancelled() throws IOException {
    assertThat(Recorded.became(TOOL, CONNECTION))
        .containsAllEntriesOf(
            Map.of(
                "comment.created.zulip", "ReadAsked",
                "data_source.schema_updated.zulip", "nothing",
                "page.deleted.zulip", "StatusChanged:CANCELLED",
                "page.moved.zulip", "ReadAsked",
                // It is never read, for its token makes it a handshake.
                "verification.zulip", "unreadable: type is missing"));
  }

  @Test
  void the_recorded_verification_is_a_handshake() throws IOException {
    Optional<Path> file = Shared.find("webhooks/notion/verification.zulip.json");
    Assumptions.assumeTrue(file.isPresent());
    Delivery sent = new Delivery(Map.of(), Files.readAllBytes(file.get()), Fixtures.NOW);
    assertThat(TOOL.verify(sent, CONNECTION))
        .isInstanceOfSatisfying(
            Verdict.Handshake.class, greeted -> assertThat(greeted.secret()).isPresent());
  }

  /** Notion publishes no description of its API that could be had: its docs' pages, by hand. */
  @Test
  void every_request_is_one_that_notions_docs_name_and_tells_its_version() {
    String id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    List<String> allowed =
        List.of(
            "/v1/pages/" + id, // Retrieve a page
            "/v1/blocks/" + id + "/children\\?page_size=100", // Retrieve block children
            "/v1/comments\\?block_id="
                + id
                + "&page_size=100(&start_cursor=[^&]+)?", // List comments
            "/v1/data_sources/" + id); // Retrieve a data source
    List<OutgoingHttp.Request> requests =
        new GoldenReadings(NotionTool::new, CONNECTION).requests();
    assertThat(requests).hasSize(5);
    for (OutgoingHttp.Request request : requests) {
      String asked = request.uri().toString().replace("https://api.notion.com", "");
      assertThat(allowed).anyMatch(asked::matches);
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.body()).isEmpty();
      assertThat(request.headers())
          .containsEntry("authorization", "Bearer token")
          .containsEntry("notion-version", "2025-09-03");
    }
  }

  @Test
  void comments_that_the_integration_may_not_see_are_left_out() {
    String page =
        "{\"id\":\"" + PAGE + "\",\"last_edited_time\":\"2026-11-20T15:04:00Z\",\"properties\":{}}";
    OutgoingHttp http =
        request ->
            request.uri().getPath().startsWith("/v1/pages/")
                ? new Answers(Map.of("GET " + request.uri(), page)).send(request)
                : new Outcome.Answered(403, Map.of(), new byte[0]);
    assertThat(new NotionTool(http).fetch(CONNECTION, PAGE, Fixtures.NOW)).isPresent();
  }

  @Test
  void a_tool_that_does_not_answer_is_asked_again_when_it_says() {
    Map<String, List<String>> wait = Map.of("retry-after", List.of("30"));
    NotionTool busy = new NotionTool(request -> new Outcome.Answered(429, wait, new byte[0]));
    assertThatThrownBy(() -> busy.fetch(CONNECTION, PAGE, Fixtures.NOW))
        .isInstanceOfSatisfying(
            ToolUnavailable.class, e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void without_a_token_a_move_is_by_hand() {
    Connection closed =
        new Connection(
            "id",
            "ws",
            "notion",
            "notion",
            List.of("secret"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(TOOL.act(Fixtures.acting(closed, Fixtures.execution("notion", PAGE))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }
}
