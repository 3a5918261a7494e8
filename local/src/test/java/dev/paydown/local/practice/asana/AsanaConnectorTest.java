package dev.paydown.local.practice.asana;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.LinkContract;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.asana.AsanaTool;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AsanaConnectorTest extends ConnectorContract implements LinkContract {
  private static final String ADA = "ada@example.com";
  private static final String BOB = "bob@example.com";
  private static final String CLEO = "cleo@example.com";
  private static final Optional<String> OPEN = Optional.of("open");
  private static final Optional<String> STARTED = Optional.of("started");
  private static final Optional<String> FRIDAY = Optional.of("2026-11-27");
  private static final Optional<String> TUESDAY = Optional.of("2026-12-01");
  private static final Optional<Described> ASANA = Described.find("asana.openapi.json");

  /** What the description lacks (Asana docs, Get sections in a project, Add task to section). */
  private static final Pattern OF_SECTIONS =
      Pattern.compile(
          "GET /api/1\\.0/projects/[0-9]+/sections\\?limit=100&opt_fields=name "
              + "|POST /api/1\\.0/sections/[0-9]+/addTask \\{\"data\":\\{\"task\":\"[0-9]+\"}}");

  private final List<PracticeAsana> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "asana",
          world -> {
            opened.add(new PracticeAsana(world, Bench.TOKEN));
            return opened.getFirst();
          },
          AsanaTool::new);
  private Entity task = new Entity(new TreeMap<>());

  @BeforeEach
  void aTaskDueOnFriday() {
    task =
        asana()
            .create(
                ADA,
                Map.of(
                    "name", Optional.of("Test the form"),
                    "due_on", FRIDAY,
                    "assignee", Optional.of(BOB)));
  }

  @AfterEach
  void everyRequestIsOneThatAsanaDescribes() {
    for (OutgoingHttp.Request request : bench.sent) {
      if (request.uri().getPath().contains("/sections")) {
        String line =
            request.method()
                + " "
                + request.uri().toString().substring("https://practice.example/asana".length())
                + " "
                + new String(request.body(), UTF_8);
        assertThat(line).matches(OF_SECTIONS);
      } else if (request.uri().getPath().endsWith("/removeDependencies")) {
        assertThat(Described.ours("asana").faults(request, "/asana/api/1.0", Map.of())).isEmpty();
      } else {
        ASANA.ifPresent(
            description ->
                assertThat(description.faults(ofUsers(request), "/asana/api/1.0", Map.of()))
                    .isEmpty());
      }
    }
  }

  @Override
  public Pair pair() {
    Entity law = asana().create(ADA, Map.of("name", Optional.of("Law")));
    return new Pair(
        bench.desk(),
        "asana",
        named(),
        law.id(),
        task.id(),
        bench::act,
        () ->
            bench.desk().read(books -> List.copyOf(books.all("dependencies").values())).stream()
                .anyMatch(
                    link ->
                        link.get("blocking").equals(law.id())
                            && link.get("blocked").equals(task.id())));
  }

  /**
   * The request as the description lists it: it names no address of a user that stands in another
   * thing; such a path goes on into the user (Asana docs, Input/output options).
   */
  private static OutgoingHttp.Request ofUsers(OutgoingHttp.Request request) {
    URI uri = URI.create(request.uri().toString().replace(".email", ".name"));
    return new OutgoingHttp.Request(request.method(), uri, request.headers(), request.body());
  }

  @Test
  void a_request_that_asana_does_not_describe_is_found_out() {
    Assumptions.assumeTrue(ASANA.isPresent());
    act(MoveAction.SET_DATE, "due", FRIDAY, TUESDAY);
    OutgoingHttp.Request put = bench.sent.get(1);
    OutgoingHttp.Request odd =
        new OutgoingHttp.Request(
            put.method(),
            put.uri(),
            put.headers(),
            "{\"data\":{\"due\":\"2026\"}}".getBytes(UTF_8));
    assertThat(ASANA.orElseThrow().faults(odd, "/asana/api/1.0", Map.of())).isNotEmpty();
  }

  private PracticeAsana asana() {
    return opened.getFirst();
  }

  private Entity now() {
    return asana().task(task.id());
  }

  @Override
  protected Bench bench() {
    return bench;
  }

  @Override
  protected String named() {
    return "Asana";
  }

  @Override
  protected String item() {
    return task.id();
  }

  @Override
  protected Optional<String> due() {
    return now().find("due_on");
  }

  @Override
  protected List<String> comments() {
    return asana().stories(task.id()).stream()
        .flatMap(story -> story.find("html_text").stream())
        .toList();
  }

  @Test
  void a_start_is_written_beside_the_due_date_that_stands() {
    assertThat(act(MoveAction.SET_DATE, "start", Optional.empty(), Optional.of("2026-11-25")))
        .isEqualTo(done());
    assertThat(now().find("start_on")).contains("2026-11-25");
    assertThat(act(MoveAction.CLEAR, "due", FRIDAY, Optional.of("none")))
        .isEqualTo(new EffectOutcome.ByHand(url()));
    assertThat(act(MoveAction.CLEAR, "start", Optional.of("2026-11-25"), Optional.of("none")))
        .isEqualTo(done());
    assertThat(act(MoveAction.CLEAR, "due", FRIDAY, Optional.of("none"))).isEqualTo(done());
    assertThat(act(MoveAction.SET_DATE, "start", Optional.empty(), Optional.of("2026-11-25")))
        .isEqualTo(new EffectOutcome.Failed("Asana keeps no start date without a due date"));
    assertThat(bodies())
        .containsExactly(
            "{\"data\":{\"start_on\":\"2026-11-25\",\"due_on\":\"2026-11-27\"}}",
            "{\"data\":{\"start_on\":null,\"due_on\":\"2026-11-27\"}}",
            "{\"data\":{\"due_on\":null}}");
  }

  @Test
  void a_start_after_the_due_date_is_refused_in_asanas_words() {
    assertThat(act(MoveAction.SET_DATE, "start", Optional.empty(), TUESDAY))
        .isEqualTo(
            new EffectOutcome.Failed("Asana says: start_on: The start date is after the due date"));
  }

  @Test
  void a_date_keeps_its_time_of_day() {
    asana().update(ADA, task.id(), Map.of("due_at", Optional.of("2026-11-27T15:30:00Z")));
    assertThat(act(MoveAction.SET_DATE, "due", FRIDAY, TUESDAY)).isEqualTo(done());
    assertThat(now().find("due_at")).contains("2026-12-01T15:30:00Z");
    assertThat(act(MoveAction.SET_DATE, "start", Optional.empty(), FRIDAY)).isEqualTo(done());
    assertThat(now().find("due_at")).contains("2026-12-01T15:30:00Z");
    assertThat(now().find("start_on")).isEqualTo(FRIDAY);
  }

  @Test
  void an_owner_is_found_by_the_id_that_somebody_said_or_by_address() {
    Optional<String> bob = Optional.of(BOB);
    Optional<String> cleo = Optional.of(CLEO);
    assertThat(act(MoveAction.ASSIGN, "owner", bob, Optional.of("zoe@example.com")))
        .isEqualTo(new EffectOutcome.Failed("Asana says: assignee: Not a user: zoe@example.com"));
    Entity user = asana().user(CLEO);
    assertThat(act(MoveAction.ASSIGN, "owner", bob, cleo)).isEqualTo(done());
    assertThat(now().find("assignee")).contains(user.id());
    assertThat(act(MoveAction.CLEAR, "owner", cleo, Optional.of("none"))).isEqualTo(done());
    assertThat(now().find("assignee")).isEmpty();
    Acting.UserIds known = _ -> List.of(user.id());
    Execution move =
        bench.execution(
            MoveAction.ASSIGN, task.id(), "owner", Optional.empty(), Optional.of("c@example.com"));
    assertThat(outcome(bench.act(move, 1, known))).isEqualTo(done());
    assertThat(now().find("assignee")).contains(user.id());
  }

  @Test
  void an_owner_known_by_id_only_is_set_back_to() {
    Entity cleo = asana().user(CLEO);
    assertThat(act(MoveAction.ASSIGN, "owner", Optional.of(BOB), Optional.of("asana:" + cleo.id())))
        .isEqualTo(done());
    assertThat(act(MoveAction.ASSIGN, "owner", Optional.of(CLEO), Optional.of("jira:7")))
        .isEqualTo(new EffectOutcome.Failed("no user of Asana is known for the new owner"));
  }

  @Test
  void a_task_is_started_and_set_back_by_the_columns_of_its_project() {
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(done());
    assertThat(now().get("section")).isEqualTo(asana().section("Doing").id());
    assertThat(act(MoveAction.REOPEN, "status", STARTED, OPEN)).isEqualTo(done());
    assertThat(now().get("section")).isEqualTo(asana().section("To do").id());
    assertThat(act(MoveAction.CANCEL, "status", OPEN, Optional.of("cancelled")))
        .isEqualTo(new EffectOutcome.ByHand(url()));
    assertThat(bench.desk().effects()).hasSize(2);
  }

  @Test
  void what_was_completed_is_taken_up_again_and_stands_where_nothing_is_begun() {
    Optional<String> wasDone = Optional.of("done");
    asana().update(BOB, task.id(), Map.of("completed", Optional.of("true")));
    assertThat(act(MoveAction.REOPEN, "status", wasDone, OPEN)).isEqualTo(done());
    assertThat(now().find("completed")).isEmpty();
    asana()
        .update(
            BOB,
            task.id(),
            Map.of("completed", Optional.of("true"), "section", Optional.of("Doing")));
    assertThat(act(MoveAction.START, "status", OPEN, STARTED))
        .isEqualTo(new EffectOutcome.Stale("done"));
    assertThat(act(MoveAction.REOPEN, "status", wasDone, OPEN)).isEqualTo(done());
    assertThat(now().get("section")).isEqualTo(asana().section("To do").id());
  }

  @Test
  void a_comment_is_found_behind_a_hundred_others_and_a_long_one_is_still_ours() {
    for (int i = 0; i < 120; i++) {
      asana().comment(BOB, task.id(), "again " + i);
    }
    Execution plain =
        bench.execution(
            MoveAction.COMMENT, task.id(), "comment", Optional.empty(), Optional.empty());
    Packet longer =
        new Packet(
            Optional.of("Blocked by asana:1\n@zoe@example.com " + "why ".repeat(600)),
            Optional.of("a < b & \"c\" \uFFFE"),
            List.of(),
            List.of(),
            List.of(new Packet.Place("a&b", "https://example.com/?a=1&b=\"2\"")));
    Execution move =
        new Execution(
            plain.id(),
            "ws",
            "p1",
            1,
            ADA,
            "Clear to start",
            plain.move(),
            longer,
            bench.now,
            Optional.empty());
    assertThat(outcome(bench.act(move, 1))).isEqualTo(done());
    assertThat(outcome(bench.act(move, 2))).isEqualTo(done());
    assertThat(comments()).hasSize(121);
    List<Fact> facts = fetched(task.id());
    assertThat(facts)
        .filteredOn(fact -> fact instanceof Fact.ThreadPosted post && post.actor() == Actor.US)
        .singleElement()
        .isInstanceOfSatisfying(Fact.ThreadPosted.class, post -> assertThat(post.asks()).isEmpty());
    assertThat(facts).noneMatch(Fact.LinkMade.class::isInstance);
  }

  @Test
  void a_project_is_for_people_with_the_link_they_had() {
    Execution move = bench.execution(MoveAction.SET_DATE, "project-1199", "due", FRIDAY, TUESDAY);
    assertThat(outcome(bench.act(move, 1))).isEqualTo(new EffectOutcome.ByHand(Optional.empty()));
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void a_task_is_read_whole_with_its_dates_its_past_and_its_links() {
    Entity other = asana().create(ADA, Map.of("name", Optional.of("Launch")));
    asana().block(ADA, task.id(), other.id());
    asana().update(ADA, task.id(), Map.of("due_on", TUESDAY));
    List<Fact> facts = fetched(task.id());
    assertThat(facts)
        .filteredOn(Fact.LinksRead.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.LinksRead.class,
            read -> {
              assertThat(read.item()).isEqualTo(new ItemRef.Own("asana", task.id()));
              assertThat(read.links())
                  .singleElement()
                  .satisfies(
                      link ->
                          assertThat(link.to()).isEqualTo(new ItemRef.Own("asana", other.id())));
            });
    assertThat(facts.toString()).contains("2026-11-27", "2026-12-01", "Test the form", BOB);
    assertThat(bench.tool().fetch(bench.connection(), "1", bench.now)).isEmpty();
  }

  @Test
  void its_webhooks_have_the_task_read() {
    asana().update(BOB, task.id(), Map.of("section", Optional.of("Doing")));
    asana().comment(ADA, task.id(), "Is the form ready?");
    assertThat(bench.delivered)
        .hasSize(3)
        .allSatisfy(
            delivery -> {
              assertThat(bench.tool().verify(delivery, bench.connection()))
                  .isInstanceOf(Verdict.Genuine.class);
              assertThat(bench.tool().read(delivery, bench.connection()))
                  .isInstanceOfSatisfying(
                      Reading.Facts.class,
                      read ->
                          assertThat(read.facts())
                              .singleElement()
                              .isInstanceOf(Fact.ReadAsked.class));
            });
  }

  private List<Fact> fetched(String gid) {
    return bench.tool().fetch(bench.connection(), gid, bench.now).orElseThrow();
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(bench.act(bench.execution(action, task.id(), field, from, to), 1));
  }

  private List<String> bodies() {
    return bench.sent.stream()
        .filter(request -> request.method().equals("PUT"))
        .map(request -> new String(request.body(), UTF_8))
        .toList();
  }

  private Optional<String> url() {
    return Optional.of(AsanaShown.url(task));
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(url());
  }
}
