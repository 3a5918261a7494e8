package dev.paydown.local.practice.notion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Entity;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.notion.NotionTool;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotionConnectorTest extends ConnectorContract {
  private static final Described NOTION = Described.ours("notion");
  private static final Optional<String> OPEN = Optional.of("open");
  private static final Optional<String> STARTED = Optional.of("started");
  private static final Optional<String> DONE = Optional.of("done");
  private static final Optional<String> CANCELLED = Optional.of("cancelled");
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> TAKEN = Optional.of("none");
  private static final Optional<String> FRIDAY = Optional.of("2026-11-27");
  private static final Optional<String> WEDNESDAY = Optional.of("2026-11-25");
  private final List<PracticeNotion> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "notion",
          world -> {
            opened.add(new PracticeNotion(world, Bench.TOKEN));
            return opened.getFirst();
          },
          NotionTool::new);
  private Entity page = new Entity(new TreeMap<>());

  @BeforeEach
  void aPageDueOnFriday() {
    page = made("tasks");
  }

  private Entity made(String table) {
    return notion()
        .create(
            "ada",
            Map.of("title", "Test the form", "due", "2026-11-27", "person", "bob", "table", table));
  }

  @AfterEach
  void everyRequestIsOneThatNotionsPagesDescribe() {
    assertThat(bench.sent)
        .allSatisfy(request -> assertThat(NOTION.faults(request, "/notion", Map.of())).isEmpty());
  }

  @Test
  void what_notions_pages_do_not_describe_is_noticed() throws URISyntaxException {
    OutgoingHttp.Request wrong =
        new OutgoingHttp.Request(
            "PATCH",
            new URI("https://practice.example/notion/v1/pages/" + page.id()),
            Map.of("content-type", "application/json", "notion-version", "2025-09-03"),
            "{\"properties\":{\"Due\":{\"date\":\"2026-11-25\"}}}".getBytes(UTF_8));
    assertThat(NOTION.faults(wrong, "/notion", Map.of())).isNotEmpty();
  }

  private PracticeNotion notion() {
    return opened.getFirst();
  }

  private Entity now() {
    return notion().page(page.id());
  }

  @Override
  protected Bench bench() {
    return bench;
  }

  @Override
  protected String named() {
    return "Notion";
  }

  @Override
  protected String item() {
    return page.id();
  }

  @Override
  protected String unknown() {
    return "11111111-aaaa-4bbb-8ccc-000000000099";
  }

  @Override
  protected Optional<String> due() {
    return now().find("due");
  }

  @Override
  protected List<String> comments() {
    return notion().comments(page.id()).stream().map(comment -> comment.get("text")).toList();
  }

  @Test
  void a_start_makes_a_range_of_the_due_date_and_goes_again() {
    assertThat(act(MoveAction.SET_DATE, "start", NONE, WEDNESDAY)).isEqualTo(done());
    assertThat(act(MoveAction.SET_DATE, "due", FRIDAY, Optional.of("2026-12-01")))
        .isEqualTo(done());
    assertThat(now().find("due")).isEqualTo(WEDNESDAY);
    assertThat(now().find("until")).contains("2026-12-01");
    assertThat(act(MoveAction.CLEAR, "due", Optional.of("2026-12-01"), TAKEN)).isEqualTo(byHand());
    assertThat(act(MoveAction.CLEAR, "start", WEDNESDAY, TAKEN)).isEqualTo(done());
    assertThat(act(MoveAction.CLEAR, "due", Optional.of("2026-12-01"), TAKEN)).isEqualTo(done());
    assertThat(now().find("due")).isEmpty();
    assertThat(act(MoveAction.SET_DATE, "start", NONE, WEDNESDAY)).isEqualTo(byHand());
  }

  @Test
  void dates_of_their_own_are_written_alone_and_keep_their_time_of_day() {
    page =
        notion()
            .create(
                "ada",
                Map.of(
                    "title", "The form",
                    "due", "2026-11-27T15:00:00.000+01:00",
                    "start", "2026-11-24"));
    assertThat(act(MoveAction.SET_DATE, "due", FRIDAY, Optional.of("2026-12-01")))
        .isEqualTo(done());
    assertThat(act(MoveAction.SET_DATE, "start", Optional.of("2026-11-24"), WEDNESDAY))
        .isEqualTo(done());
    assertThat(now().find("due")).contains("2026-12-01T15:00:00.000+01:00");
    assertThat(now().find("start")).isEqualTo(WEDNESDAY);
    assertThat(written())
        .containsExactly(
            "{\"properties\":{\"Due\":{\"date\":{\"start\":\"2026-12-01T15:00:00.000+01:00\"}}}}",
            "{\"properties\":{\"Start date\":{\"date\":{\"start\":\"2026-11-25\"}}}}");
  }

  @Test
  void an_owner_is_found_by_address_or_by_the_id_that_somebody_said() {
    Optional<String> bob = Optional.of("bob@example.com");
    Optional<String> cleo = Optional.of("cleo@example.com");
    assertThat(act(MoveAction.ASSIGN, "owner", bob, cleo))
        .isEqualTo(new EffectOutcome.Failed("no user of Notion is known for the new owner"));
    String id = notion().user("cleo").id();
    assertThat(act(MoveAction.ASSIGN, "owner", bob, cleo)).isEqualTo(done());
    assertThat(now().find("person")).contains(id);
    Acting.UserIds known = _ -> List.of(notion().user("dan").id());
    Execution move =
        bench.execution(
            MoveAction.ASSIGN, page.id(), "owner", cleo, Optional.of("d.smith@example.com"));
    assertThat(
            outcome(
                bench.act(move, 1, email -> email.startsWith("d.") ? known.of(email) : List.of())))
        .isEqualTo(done());
    assertThat(now().find("person")).contains(notion().user("dan").id());
    assertThat(act(MoveAction.CLEAR, "owner", Optional.of("dan@example.com"), TAKEN))
        .isEqualTo(done());
    assertThat(now().find("person")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "board"})
  void a_row_is_started_set_back_and_called_off_by_its_options(String table) {
    page = made(table);
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(done());
    assertThat(now().find("stage")).contains(table.equals("tasks") ? "o2" : "o3");
    assertThat(act(MoveAction.REOPEN, "status", STARTED, OPEN)).isEqualTo(done());
    assertThat(now().find("stage")).contains("o1");
    assertThat(act(MoveAction.CANCEL, "status", OPEN, CANCELLED)).isEqualTo(done());
    assertThat(now().find("stage")).contains("o5");
    assertThat(act(MoveAction.START, "status", OPEN, STARTED))
        .isEqualTo(new EffectOutcome.Stale("cancelled"));
    assertThat(bench.desk().effects()).hasSize(3);
  }

  @Test
  void a_box_is_unticked_and_says_nothing_else() {
    page = made("list");
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(byHand());
    assertThat(act(MoveAction.CANCEL, "status", OPEN, CANCELLED)).isEqualTo(byHand());
    notion().update("bob", page.id(), Map.of("stage", Optional.of("true")));
    assertThat(act(MoveAction.REOPEN, "status", DONE, OPEN)).isEqualTo(done());
    assertThat(now().find("stage")).contains("false");
  }

  @Test
  void ours_is_found_behind_many_other_comments() {
    for (int i = 0; i < 250; i++) {
      notion().comment("bob", page.id(), "Still at it: " + i);
    }
    Execution move = bench.execution(MoveAction.COMMENT, page.id(), "comment", NONE, NONE);
    assertThat(outcome(bench.act(move, 1))).isEqualTo(done());
    assertThat(outcome(bench.act(move, 2))).isEqualTo(done());
    assertThat(bench.desk().effects()).hasSize(1);
  }

  @Test
  void what_others_wrote_is_not_read_back_as_a_statement() {
    bench.act(bench.execution(MoveAction.COMMENT, page.id(), "comment", NONE, NONE), 1);
    assertThat(comments().getFirst()).contains("> A law\n> Blocked by ENG-9\n");
    assertThat(
            bench.tool().fetch(bench.connection(), page.id(), bench.now).orElseThrow().toString())
        .contains("Blocked by ENG-9")
        .doesNotContain("LinkMade");
  }

  @Test
  void its_webhooks_are_read_by_the_real_reader() {
    notion().update("bob", page.id(), Map.of("due", Optional.of("2026-11-30")));
    notion().comment("ada", page.id(), "Is the form ready?");
    assertThat(bench.delivered)
        .hasSize(3)
        .allSatisfy(
            delivery -> {
              assertThat(bench.tool().verify(delivery, bench.connection()))
                  .isInstanceOf(Verdict.Genuine.class);
              assertThat(bench.tool().read(delivery, bench.connection()))
                  .isInstanceOf(Reading.Facts.class);
            });
  }

  private List<String> written() {
    return bench.sent.stream()
        .filter(one -> one.method().equals("PATCH"))
        .map(request -> new String(request.body(), UTF_8))
        .toList();
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(bench.act(bench.execution(action, page.id(), field, from, to), 1));
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(Optional.of(NotionShown.url(page)));
  }

  private EffectOutcome byHand() {
    return new EffectOutcome.ByHand(Optional.of(NotionShown.url(page)));
  }
}
