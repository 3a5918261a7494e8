package dev.paydown.local.practice.jira;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.LinkContract;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.jira.JiraTool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JiraConnectorTest extends ConnectorContract implements LinkContract {
  private static final String ADA = "ada@example.com";
  private static final String BOB = "bob@example.com";
  private static final Optional<Described> JIRA = Described.find("jira.openapi.json");
  private final List<PracticeJira> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "jira",
          world -> {
            opened.add(new PracticeJira(world, Bench.TOKEN));
            return opened.getFirst();
          },
          JiraTool::new);
  private Entity issue = new Entity(new TreeMap<>());

  @BeforeEach
  void anIssueDueOnFriday() {
    issue =
        jira()
            .create(
                ADA,
                Map.of(
                    "summary", Optional.of("Test the form"),
                    "duedate", Optional.of("2026-11-27"),
                    "assignee", Optional.of(BOB)));
  }

  @AfterEach
  void everyRequestIsOneThatJiraDescribes() {
    JIRA.ifPresent(
        description ->
            assertThat(bench.sent)
                .allSatisfy(
                    request ->
                        assertThat(
                                described(request, description).faults(request, "/jira", Map.of()))
                            .isEmpty()));
  }

  /** The description beside this checkout has neither the types of links nor their deletion. */
  private static Described described(OutgoingHttp.Request request, Described vendors) {
    String path = request.uri().getPath();
    boolean isOurs = path.endsWith("/issueLinkType") || path.contains("/issueLink/");
    return isOurs ? Described.ours("jira") : vendors;
  }

  @Override
  public Pair pair() {
    Entity law = jira().create(ADA, Map.of("summary", Optional.of("Law")));
    return new Pair(
        bench.desk(),
        "jira",
        named(),
        law.id(),
        issue.id(),
        bench::act,
        () ->
            bench.tool().fetch(bench.connection(), issue.id(), bench.now).orElseThrow().stream()
                .filter(Fact.LinksRead.class::isInstance)
                .flatMap(read -> ((Fact.LinksRead) read).links().stream())
                .anyMatch(
                    link ->
                        link.kind() == LinkKind.BLOCKS
                            && link.from().equals(new ItemRef.Own("jira", law.id()))));
  }

  private PracticeJira jira() {
    return opened.getFirst();
  }

  @Override
  protected Bench bench() {
    return bench;
  }

  @Override
  protected String named() {
    return "Jira";
  }

  @Override
  protected String item() {
    return issue.id();
  }

  @Override
  protected Optional<String> due() {
    return jira().issue(issue.id()).find("duedate");
  }

  @Override
  protected List<String> comments() {
    return jira().comments(issue.id()).stream().map(comment -> comment.get("body")).toList();
  }

  @Test
  void an_issue_is_started_set_back_and_called_off_by_its_workflow() {
    Optional<String> open = Optional.of("open");
    Optional<String> started = Optional.of("started");
    assertThat(act(MoveAction.START, "status", open, started)).isEqualTo(done());
    assertThat(status()).isEqualTo("In Progress");
    assertThat(act(MoveAction.REOPEN, "status", started, open)).isEqualTo(done());
    assertThat(status()).isEqualTo("To Do");
    assertThat(act(MoveAction.CANCEL, "status", open, Optional.of("cancelled"))).isEqualTo(done());
    assertThat(status()).isEqualTo("Won't do");
    assertThat(act(MoveAction.START, "status", open, started))
        .isEqualTo(new EffectOutcome.Stale("cancelled"));
    assertThat(bench.desk().effects()).hasSize(3);
  }

  @Test
  void a_start_date_is_written_into_the_field_of_that_name() {
    assertThat(act(MoveAction.SET_DATE, "start", Optional.empty(), Optional.of("2026-11-25")))
        .isEqualTo(done());
    assertThat(jira().issue(issue.id()).find("start")).contains("2026-11-25");
  }

  @Test
  void an_owner_is_found_by_address_or_by_the_id_that_somebody_said() {
    Entity cleo = jira().user("cleo@example.com");
    Optional<String> bob = Optional.of(BOB);
    assertThat(act(MoveAction.ASSIGN, "owner", bob, Optional.of("zoe@example.com")))
        .isEqualTo(new EffectOutcome.Failed("no account of Jira is known for the new owner"));
    assertThat(act(MoveAction.ASSIGN, "owner", bob, Optional.of("cleo@example.com")))
        .isEqualTo(done());
    assertThat(jira().issue(issue.id()).find("assigneeId")).contains(cleo.id());
    assertThat(act(MoveAction.CLEAR, "owner", Optional.of("cleo@example.com"), Optional.of("none")))
        .isEqualTo(done());
    assertThat(jira().issue(issue.id()).find("assigneeId")).isEmpty();
  }

  @Test
  void an_approval_is_for_people_with_the_link_they_had() {
    assertThat(act(MoveAction.GRANT_APPROVAL, "approval", Optional.empty(), Optional.empty()))
        .isEqualTo(new EffectOutcome.ByHand(Optional.empty()));
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void an_issue_is_read_whole_with_its_links_and_its_start() {
    Entity other = jira().create(ADA, Map.of("summary", Optional.of("Launch")));
    jira().block(ADA, issue.id(), other.id());
    jira().update(ADA, issue.id(), Map.of("start", Optional.of("2026-11-24")));
    List<Fact> facts = bench.tool().fetch(bench.connection(), issue.id(), bench.now).orElseThrow();
    assertThat(facts)
        .filteredOn(Fact.LinksRead.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.LinksRead.class,
            read -> {
              assertThat(read.item()).isEqualTo(new ItemRef.Own("jira", issue.id()));
              assertThat(read.links())
                  .singleElement()
                  .satisfies(
                      link -> assertThat(link.to()).isEqualTo(new ItemRef.Own("jira", other.id())));
            });
    assertThat(facts.toString()).contains("2026-11-24", "2026-11-27", "Test the form");
    assertThat(bench.tool().fetch(bench.connection(), "1", bench.now)).isEmpty();
  }

  @Test
  void its_webhooks_are_read_by_the_real_reader() {
    jira().update(BOB, issue.id(), Map.of("status", Optional.of("In Progress")));
    jira().comment(ADA, issue.id(), "Is the form ready?");
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

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(bench.act(bench.execution(action, issue.id(), field, from, to), 1));
  }

  private String status() {
    String id = jira().issue(issue.id()).get("statusId");
    return bench.desk().read(books -> books.find("statuses", id)).orElseThrow().get("name");
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(
        Optional.of("https://practice.example/jira/browse/" + issue.get("key")));
  }
}
