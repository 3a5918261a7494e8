package dev.paydown.local.practice.gitlab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.Fault;
import dev.paydown.local.practice.LinkContract;
import dev.paydown.local.practice.ReviewContract;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.gitlab.GitLabTool;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitLabConnectorTest extends ConnectorContract implements LinkContract, ReviewContract {
  private static final Described GITLAB = Described.ours("gitlab");
  private static final Optional<String> OPEN = Optional.of("open");
  private static final Optional<String> STARTED = Optional.of("started");
  private static final Optional<String> DONE = Optional.of("done");
  private static final Optional<String> CANCELLED = Optional.of("cancelled");
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> BOB = Optional.of("bob@example.com");
  private static final Optional<String> CLEO = Optional.of("cleo@example.com");
  private static final Acting.UserIds BOBS_NAME =
      email -> email.equals("bob@example.com") ? List.of("bob") : List.of();
  private static final Acting.UserIds NAMES = email -> List.of(email.replace("@example.com", ""));
  private final List<PracticeGitLab> opened = new ArrayList<>();
  private final Bench bench =
      new Bench(
          "gitlab",
          world -> {
            opened.add(new PracticeGitLab(world, Bench.TOKEN));
            return opened.getFirst();
          },
          GitLabTool::new);
  private Entity issue = new Entity(new TreeMap<>());

  @BeforeEach
  void anIssueDueOnFriday() {
    issue =
        gitLab()
            .open(
                "ada",
                false,
                Map.of(
                    "title", Optional.of("Test the form"),
                    "due_date", Optional.of("2026-11-27"),
                    "assignee", Optional.of("bob")));
  }

  @AfterEach
  void everyRequestIsOneThatGitLabsPagesDescribe() {
    assertThat(bench.sent)
        .allSatisfy(request -> assertThat(GITLAB.faults(request, "/gitlab", Map.of())).isEmpty());
  }

  @Test
  void what_gitlabs_pages_do_not_describe_is_noticed() throws URISyntaxException {
    OutgoingHttp.Request wrong =
        new OutgoingHttp.Request(
            "PUT",
            new URI("https://practice.example/gitlab/api/v4/projects/77/issues/1"),
            Map.of("content-type", "application/json"),
            "{\"start_date\":\"2026-11-25\"}".getBytes(UTF_8));
    assertThat(GITLAB.faults(wrong, "/gitlab", Map.of())).isNotEmpty();
  }

  private PracticeGitLab gitLab() {
    return opened.getFirst();
  }

  private Entity now() {
    return gitLab().item(issue.id());
  }

  @Override
  protected Bench bench() {
    return bench;
  }

  @Override
  protected String named() {
    return "GitLab";
  }

  @Override
  protected String item() {
    return issue.id();
  }

  @Override
  protected String unknown() {
    return "issue-999999";
  }

  @Override
  protected Optional<String> due() {
    return now().find("due_date");
  }

  @Override
  protected List<String> comments() {
    return gitLab().of("notes", issue.id()).stream().map(note -> note.get("body")).toList();
  }

  @Test
  void a_due_date_is_taken_away_and_a_start_date_is_by_hand() {
    assertThat(act(MoveAction.CLEAR, "due", Optional.of("2026-11-27"), Optional.of("none")))
        .isEqualTo(done());
    assertThat(due()).isEmpty();
    assertThat(act(MoveAction.SET_DATE, "start", NONE, Optional.of("2026-11-25")))
        .isEqualTo(byHand());
  }

  @Test
  void an_owner_is_the_user_whose_name_somebody_said_or_who_shows_that_address() {
    assertThat(act(MoveAction.ASSIGN, "owner", BOB, CLEO, BOBS_NAME))
        .isEqualTo(new EffectOutcome.Failed("no user of GitLab is known for the new owner"));
    gitLab().userShowing("cleo.w", "cleo@example.com");
    assertThat(act(MoveAction.ASSIGN, "owner", BOB, CLEO, BOBS_NAME)).isEqualTo(done());
    assertThat(now().find("assignee")).contains("cleo.w");
    assertThat(act(MoveAction.ASSIGN, "owner", CLEO, BOB, BOBS_NAME)).isEqualTo(done());
    assertThat(now().find("assignee")).contains("bob");
    assertThat(act(MoveAction.CLEAR, "owner", BOB, Optional.of("none"), NAMES)).isEqualTo(done());
    assertThat(now().find("assignee")).isEmpty();
    assertThat(written())
        .containsExactly(
            "{\"assignee_ids\":[%s]}".formatted(gitLab().user("cleo.w").id()),
            "{\"assignee_ids\":[%s]}".formatted(gitLab().user("bob").id()),
            "{\"assignee_ids\":[0]}");
  }

  @Test
  void an_issue_is_called_off_by_closing_it_with_a_label_that_says_so() {
    assertThat(act(MoveAction.CANCEL, "status", OPEN, CANCELLED)).isEqualTo(byHand());
    gitLab().label("resolution::wontfix");
    bench.desk().faults().set(Fault.LOST_RESPONSE, 1);
    assertThat(act(MoveAction.CANCEL, "status", OPEN, CANCELLED)).isEqualTo(done());
    assertThat(act(MoveAction.CANCEL, "status", OPEN, CANCELLED)).isEqualTo(done());
    assertThat(written())
        .containsExactly("{\"state_event\":\"close\",\"add_labels\":\"resolution::wontfix\"}");
    assertThat(act(MoveAction.REOPEN, "status", DONE, OPEN))
        .isEqualTo(new EffectOutcome.Stale("cancelled"));
  }

  @Test
  void what_is_done_is_opened_again_and_beginning_is_for_people() {
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(byHand());
    gitLab().update("bob", issue.id(), Map.of("state", Optional.of("closed")));
    assertThat(act(MoveAction.REOPEN, "status", DONE, OPEN)).isEqualTo(done());
    assertThat(now().get("state")).isEqualTo("opened");
    assertThat(bench.desk().effects()).hasSize(1);
  }

  @Test
  void a_merge_request_is_given_away_commented_on_and_called_off() {
    issue = gitLab().open("ada", true, Map.of("title", Optional.of("The form")));
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(done());
    assertThat(act(MoveAction.ASSIGN, "owner", Optional.of("ada@example.com"), BOB, NAMES))
        .isEqualTo(done());
    assertThat(act(MoveAction.CLEAR, "owner", BOB, Optional.of("none"), NAMES))
        .isEqualTo(
            new EffectOutcome.Failed("a merge request that nobody is assigned to is its author's"));
    assertThat(act(MoveAction.SET_DATE, "due", NONE, Optional.of("2026-11-27")))
        .isEqualTo(byHand());
    assertThat(act(MoveAction.COMMENT, "comment", NONE, NONE))
        .isEqualTo(
            new EffectOutcome.Done(
                Optional.of(
                    GitLabWebhooks.url(issue)
                        + "#note_"
                        + gitLab().of("notes", issue.id()).getFirst().id())));
    assertThat(act(MoveAction.CANCEL, "status", STARTED, CANCELLED)).isEqualTo(done());
    assertThat(now().get("state")).isEqualTo("closed");
  }

  @Test
  void ours_is_found_behind_many_other_comments() {
    Execution move = bench.execution(MoveAction.COMMENT, issue.id(), "comment", NONE, NONE);
    bench.act(move, 1);
    for (int i = 0; i < 150; i++) {
      gitLab().note("bob", issue.id(), "Still at it: " + i);
    }
    assertThat(outcome(bench.act(move, 2))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(bench.desk().effects()).hasSize(1);
    for (int i = 0; i < 850; i++) {
      gitLab().note("bob", issue.id(), "And again: " + i);
    }
    assertThat(outcome(bench.act(move, 3)))
        .isEqualTo(
            new EffectOutcome.Failed("there are too many comments to see whether ours is there"));
  }

  @Override
  public Pair pair() {
    Entity law = gitLab().open("ada", false, Map.of("title", Optional.of("Law")));
    return new Pair(
        bench.desk(),
        "gitlab",
        named(),
        law.id(),
        issue.id(),
        bench::act,
        () ->
            fetched(issue.id()).stream()
                .filter(Fact.LinksRead.class::isInstance)
                .flatMap(read -> ((Fact.LinksRead) read).links().stream())
                .anyMatch(link -> link.from().equals(own(law)) && link.kind() == LinkKind.BLOCKS));
  }

  @Override
  public Asked asked() {
    return new Asked(
        bench,
        named(),
        reviewed().id(),
        issue.id(),
        () -> reviewers(gitLab().items("merge_request").getLast()));
  }

  private Entity reviewed() {
    gitLab().user("bob");
    gitLab().user("cleo");
    return gitLab()
        .open(
            "ada", true, Map.of("title", Optional.of("The form"), "reviewers", Optional.of("bob")));
  }

  private static Set<String> reviewers(Entity merge) {
    return merge.find("reviewers").map(all -> Set.of(all.split(",", -1))).orElse(Set.of());
  }

  @Test
  void where_one_reviewer_is_known_the_new_one_takes_the_place() {
    Entity merge = reviewed();
    gitLab().knowsOneReviewer = true;
    Execution move = bench.execution(MoveAction.REQUEST_REVIEW, merge.id(), "reviewer", BOB, CLEO);
    assertThat(outcome(bench.act(move, 1, NAMES))).isInstanceOf(EffectOutcome.Done.class);
    assertThat(reviewers(gitLab().item(merge.id()))).containsExactly("cleo");
  }

  @Test
  void a_merge_request_has_no_links() {
    Entity merge = reviewed();
    for (MoveAction action : List.of(MoveAction.LINK, MoveAction.CUT_LINK)) {
      Execution move =
          Bench.execution(
              "gitlab",
              action,
              issue.id(),
              new Bench.Change(
                  "blocked-by", NONE, Optional.of("it"), Optional.of("gitlab/" + merge.id())));
      assertThat(outcome(bench.act(move, 1))).isEqualTo(byHand());
    }
    assertThat(bench.desk().effects()).isEmpty();
  }

  @Test
  void an_epic_is_for_people_and_nothing_is_asked() {
    Execution move =
        bench.execution(MoveAction.SET_DATE, "issue-7", "due", NONE, Optional.of("2026-11-27"));
    Execution epic = about(move, "gitlab:acme&3", NONE);
    assertThat(outcome(bench.act(epic, 1))).isEqualTo(new EffectOutcome.ByHand(NONE));
    assertThat(bench.sent).isEmpty();
  }

  @Test
  void an_issue_is_read_whole_with_its_links_both_ways_and_when_it_was_opened_again() {
    Entity law = gitLab().open("ada", false, Map.of("title", Optional.of("Law")));
    Entity launch = gitLab().open("ada", false, Map.of("title", Optional.of("Launch")));
    gitLab().block(law.id(), issue.id());
    gitLab().block(issue.id(), launch.id());
    gitLab().update("bob", issue.id(), Map.of("state", Optional.of("closed")));
    gitLab().update("ada", issue.id(), Map.of("state", Optional.of("opened")));
    List<Fact> facts = fetched(issue.id());
    assertThat(facts)
        .filteredOn(Fact.LinksRead.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.LinksRead.class,
            read -> {
              assertThat(read.item()).isEqualTo(own(issue));
              assertThat(read.links())
                  .extracting(link -> List.of(link.from(), link.to(), link.kind()))
                  .containsExactly(
                      List.of(own(law), own(issue), LinkKind.BLOCKS),
                      List.of(own(issue), own(launch), LinkKind.BLOCKS));
            });
    assertThat(turns(facts)).containsExactly(Transition.REOPENED);
    assertThat(facts.toString()).contains("2026-11-27", "Test the form", "acme/web#", "gitlab:bob");
  }

  @Test
  void what_an_issue_no_longer_shows_is_cleared_and_what_has_ended_has_ended() {
    gitLab()
        .update(
            "bob",
            issue.id(),
            Map.of("due_date", NONE, "assignee", NONE, "state", Optional.of("closed")));
    List<Fact> facts = fetched(issue.id());
    assertThat(turns(facts)).containsExactly(Transition.FINISHED);
    assertThat(facts.toString())
        .contains(
            "FieldChange[field=OWNER, value=Optional.empty]",
            "FieldChange[field=DUE, value=Optional.empty]");
    assertThat(bench.tool().fetch(bench.connection(), "issue-1", bench.now)).isEmpty();
  }

  @Test
  void a_merge_request_is_read_as_begun_and_ended() {
    Entity merge = gitLab().open("ada", true, Map.of("title", Optional.of("The form")));
    assertThat(turns(fetched(merge.id()))).containsExactly(Transition.STARTED);
    assertThat(fetched(merge.id()).toString()).contains("acme/web!", "gitlab:ada");
    gitLab().update("bob", merge.id(), Map.of("state", Optional.of("closed")));
    assertThat(turns(fetched(merge.id())))
        .containsExactly(Transition.STARTED, Transition.CANCELLED);
  }

  @Test
  void its_webhooks_are_read_by_the_real_reader() {
    gitLab().update("bob", issue.id(), Map.of("due_date", Optional.of("2026-11-30")));
    gitLab().note("ada", issue.id(), "@bob is the form ready?");
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

  private static Execution about(Execution execution, String item, Optional<String> cause) {
    Move move = execution.move();
    Move other =
        new Move(
            move.id(),
            move.action(),
            move.node(),
            move.connection(),
            move.uid(),
            item,
            move.title(),
            move.url(),
            move.field(),
            move.from(),
            move.to(),
            cause,
            move.gate(),
            move.state());
    return new Execution(
        execution.id(),
        execution.workspace(),
        execution.proposal(),
        execution.version(),
        execution.recipient(),
        execution.headline(),
        other,
        execution.packet(),
        execution.decidedAt(),
        Optional.empty());
  }

  private List<Fact> fetched(String uid) {
    return bench.tool().fetch(bench.connection(), uid, bench.now).orElseThrow();
  }

  private static List<Transition> turns(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.StatusChanged.class::isInstance)
        .map(fact -> ((Fact.StatusChanged) fact).to())
        .toList();
  }

  private static ItemRef.Own own(Entity item) {
    return new ItemRef.Own("gitlab", item.id());
  }

  private List<String> written() {
    return bench.sent.stream()
        .filter(one -> one.method().equals("PUT"))
        .map(GitLabConnectorTest::body)
        .toList();
  }

  private static String body(OutgoingHttp.Request request) {
    return new String(request.body(), UTF_8);
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return act(action, field, from, to, Acting.UserIds.UNKNOWN);
  }

  private EffectOutcome act(
      MoveAction action,
      String field,
      Optional<String> from,
      Optional<String> to,
      Acting.UserIds known) {
    Attempt made = bench.act(bench.execution(action, issue.id(), field, from, to), 1, known);
    return outcome(made);
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(Optional.of(GitLabWebhooks.url(issue)));
  }

  private EffectOutcome byHand() {
    return new EffectOutcome.ByHand(Optional.of(GitLabWebhooks.url(issue)));
  }
}
