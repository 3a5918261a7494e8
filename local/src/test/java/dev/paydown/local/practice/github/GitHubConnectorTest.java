package dev.paydown.local.practice.github;

import static dev.paydown.local.practice.github.GitHubBench.ADA;
import static dev.paydown.local.practice.github.GitHubBench.BOB;
import static dev.paydown.local.practice.github.GitHubBench.FRIDAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.LinkContract;
import dev.paydown.local.practice.ReviewContract;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issue that is due by its milestone: a shift is a comment. */
class GitHubConnectorTest extends ConnectorContract implements LinkContract, ReviewContract {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> OPEN = Optional.of("open");
  private static final Optional<String> STARTED = Optional.of("started");
  private final GitHubBench stand = new GitHubBench();
  private Entity issue = new Entity(new TreeMap<>());
  private Entity milestone = issue;

  @BeforeEach
  void anIssueWhoseMilestoneIsDueOnFriday() {
    milestone = github().milestone(ADA, "Launch", FRIDAY);
    issue =
        github()
            .create(
                ADA,
                Map.of(
                    "title", Optional.of("Build the form"),
                    "milestone", Optional.of(milestone.id()),
                    "assignee", Optional.of(BOB)));
  }

  @AfterEach
  void everyRequestIsOneThatGitHubDescribes() {
    stand.holdsAgainstTheDescription();
  }

  private PracticeGitHub github() {
    return stand.github();
  }

  @Override
  protected Bench bench() {
    return stand.bench;
  }

  @Override
  protected String named() {
    return "GitHub";
  }

  @Override
  protected String item() {
    return issue.id();
  }

  /** What our own reading makes of it. */
  @Override
  protected Optional<String> due() {
    List<Fact> facts = fetched(issue.id());
    Optional<FieldChange> own = change(facts, ItemField.DUE);
    return own.or(() -> change(facts, ItemField.MILESTONE_DUE)).flatMap(FieldChange::value);
  }

  private List<Fact> fetched(String id) {
    return bench().tool().fetch(bench().connection(), id, bench().now).orElseThrow();
  }

  private static Optional<FieldChange> change(List<Fact> facts, ItemField field) {
    return facts.stream()
        .filter(Fact.ItemChanged.class::isInstance)
        .flatMap(fact -> ((Fact.ItemChanged) fact).changes().stream())
        .filter(change -> change.field() == field)
        .reduce((first, second) -> second);
  }

  @Override
  protected List<String> comments() {
    return github().comments(issue.id()).stream().map(comment -> comment.get("body")).toList();
  }

  @Override
  public Pair pair() {
    Entity api = github().create(ADA, Map.of("title", Optional.of("The interface")));
    return new Pair(
        bench().desk(),
        "github",
        named(),
        api.id(),
        issue.id(),
        bench()::act,
        () -> links(issue.id()).contains(api.id() + " BLOCKS " + issue.id()));
  }

  @Override
  public Asked asked() {
    Entity pull = github().open(ADA, Map.of("title", Optional.of("The form")));
    github().ask(ADA, pull.id(), BOB);
    github().user("cleo");
    return new Asked(
        bench(),
        named(),
        pull.id(),
        issue.id(),
        () ->
            GitHubShown.reviewers(github().issue(pull.id())).stream()
                .map(id -> github().desk().read(books -> books.find("users", id)).orElseThrow())
                .map(user -> user.get("login"))
                .collect(Collectors.toSet()));
  }

  @Test
  void a_pull_request_has_no_dependencies_and_its_author_reviews_nothing() {
    Entity pull = github().open(BOB, Map.of("title", Optional.of("The form")));
    Bench.Change link =
        new Bench.Change(
            "blocked-by", NONE, Optional.of("it"), Optional.of("github/" + issue.id()));
    Execution waits = Bench.execution("github", MoveAction.LINK, pull.id(), link);
    assertThat(outcome(bench().act(waits, 1))).isInstanceOf(EffectOutcome.ByHand.class);
    Execution author =
        bench().execution(MoveAction.REQUEST_REVIEW, pull.id(), "reviewer", NONE, Optional.of(BOB));
    assertThat(outcome(bench().act(author, 1, SAID)))
        .isEqualTo(
            new EffectOutcome.Failed(
                "GitHub says: Reviews may only be requested from collaborators."));
    assertThat(bench().desk().effects()).isEmpty();
  }

  @Test
  void a_shift_is_a_comment_that_comes_back_as_the_issues_own_date_written_by_us() {
    bench().delivered.clear();
    assertThat(shifted()).isEqualTo(new EffectOutcome.Done(Optional.of(page())));
    assertThat(comments())
        .singleElement()
        .asString()
        .isEqualTo(
            """
            Due: 2026-12-01

            > Clear to start

            Confirmed by ada@\u2060example.com, by Paydown (paydown:0123456789abcdef0123456789abcdef).
            """);
    assertThat(stand.facts(bench().delivered.getLast()))
        .filteredOn(fact -> change(List.of(fact), ItemField.DUE).isPresent())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(((Fact.ItemChanged) fact).actor()).isEqualTo(Actor.US);
              assertThat(((Fact.ItemChanged) fact).changes())
                  .containsExactly(FieldChange.set(ItemField.DUE, "2026-12-01"));
            });
    Optional<Entity> after =
        github().desk().read(books -> books.find("milestones", milestone.id()));
    assertThat(after).contains(milestone);
  }

  @Test
  void a_milestone_that_is_said_again_or_moved_is_told_apart_from_the_issues_own_date() {
    shifted();
    github().postpone(ADA, milestone.id(), "2026-12-18");
    bench().delivered.clear();
    github().update(ADA, issue.id(), Map.of("title", Optional.of("Build the whole form")));
    List<Fact> said = stand.facts(bench().delivered.getFirst());
    assertThat(change(said, ItemField.DUE)).isEmpty();
    assertThat(change(said, ItemField.MILESTONE_DUE))
        .contains(FieldChange.set(ItemField.MILESTONE_DUE, "2026-12-18"));
    assertThat(due()).contains("2026-12-01");
  }

  @Test
  void a_second_shift_goes_from_the_first_and_a_deleted_comment_gives_way_to_the_milestone() {
    shifted();
    assertThat(
            act(MoveAction.SET_DATE, "due", Optional.of("2026-12-01"), Optional.of("2026-12-04")))
        .isInstanceOf(EffectOutcome.Done.class);
    assertThat(due()).contains("2026-12-04");
    bench().delivered.clear();
    github().comments(issue.id()).forEach(one -> github().uncomment(BOB, one.id()));
    List<Fact> said = stand.facts(bench().delivered.getLast());
    assertThat(change(said, ItemField.DUE)).contains(FieldChange.cleared(ItemField.DUE));
    assertThat(change(said, ItemField.MILESTONE_DUE))
        .contains(FieldChange.set(ItemField.MILESTONE_DUE, FRIDAY));
    assertThat(due()).contains(FRIDAY);
  }

  @Test
  void a_date_that_an_outsider_writes_with_a_mark_seen_elsewhere_is_not_believed() {
    bench().delivered.clear();
    github()
        .comment(
            "guest@example.org",
            issue.id(),
            "Due: 2027-01-01\n\n(paydown:" + Bench.EXECUTION + ")");
    assertThat(change(stand.facts(bench().delivered.getLast()), ItemField.DUE)).isEmpty();
    assertThat(due()).contains(FRIDAY);
  }

  @Test
  void a_date_is_taken_away_only_where_no_milestone_would_take_its_place() {
    shifted();
    Optional<String> tuesday = Optional.of("2026-12-01");
    assertThat(act(MoveAction.CLEAR, "due", tuesday, NONE))
        .isEqualTo(new EffectOutcome.ByHand(Optional.of(page())));
    github().update(ADA, issue.id(), Map.of("milestone", NONE));
    assertThat(act(MoveAction.CLEAR, "due", tuesday, NONE))
        .isEqualTo(new EffectOutcome.Done(Optional.of(page())));
    assertThat(comments().getLast()).startsWith("Due: none\n");
    assertThat(due()).isEmpty();
  }

  @Test
  void an_issue_outside_of_projects_is_begun_by_hand_called_off_and_opened_again() {
    assertThat(act(MoveAction.START, "status", OPEN, STARTED))
        .isEqualTo(new EffectOutcome.ByHand(Optional.of(page())));
    assertThat(act(MoveAction.SET_DATE, "start", NONE, Optional.of("2026-11-25")))
        .isEqualTo(new EffectOutcome.ByHand(Optional.of(page())));
    assertThat(act(MoveAction.CANCEL, "status", OPEN, Optional.of("cancelled"))).isEqualTo(done());
    assertThat(github().issue(issue.id()).get("stateReason")).isEqualTo("not_planned");
    github().update(ADA, issue.id(), Map.of("stateReason", Optional.of("completed")));
    assertThat(act(MoveAction.REOPEN, "status", Optional.of("done"), OPEN)).isEqualTo(done());
    assertThat(github().issue(issue.id()).get("state")).isEqualTo("open");
  }

  @Test
  void an_owner_is_a_login_that_somebody_said_and_stands_alone() {
    github().user("cleo");
    Optional<String> cleo = Optional.of("cleo@example.com");
    Acting.UserIds said = email -> List.of(email.replaceFirst("@.*", ""));
    assertThat(act(MoveAction.ASSIGN, "owner", Optional.of(BOB), cleo))
        .isEqualTo(new EffectOutcome.Failed("no login of GitHub is known for the new owner"));
    assertThat(act(MoveAction.ASSIGN, Optional.of(BOB), cleo, said)).isEqualTo(done());
    assertThat(github().issue(issue.id()).find("assignees")).contains(github().user("cleo").id());
    assertThat(act(MoveAction.CLEAR, cleo, NONE, said)).isEqualTo(done());
    assertThat(github().issue(issue.id()).find("assignees")).isEmpty();
  }

  @Test
  void a_pull_request_is_closed_and_merged_only_by_people() {
    Entity pull = github().open(BOB, Map.of("title", Optional.of("The form")));
    assertThat(act(pull.id(), MoveAction.REOPEN, "status", STARTED, OPEN))
        .isInstanceOf(EffectOutcome.ByHand.class);
    assertThat(act(pull.id(), MoveAction.CANCEL, "status", STARTED, Optional.of("cancelled")))
        .isInstanceOf(EffectOutcome.Done.class);
    assertThat(github().issue(pull.id()).get("state")).isEqualTo("closed");
    assertThat(act(pull.id(), MoveAction.GRANT_APPROVAL, "approval", NONE, NONE))
        .isEqualTo(new EffectOutcome.ByHand(NONE));
  }

  @Test
  void an_item_that_is_known_by_its_key_alone_is_found_by_that() {
    assertThat(act("acme/web#1", MoveAction.CANCEL, "status", OPEN, Optional.of("cancelled")))
        .isEqualTo(done());
    assertThat(bench().sent).noneMatch(request -> request.uri().getPath().endsWith("/graphql"));
  }

  @Test
  void an_issue_is_read_whole_with_its_links() {
    Entity api = github().create(ADA, Map.of("title", Optional.of("The interface")));
    Entity part =
        github()
            .create(
                ADA,
                Map.of(
                    "title", Optional.of("The button"),
                    "body", Optional.of("Blocked by #2"),
                    "parent", Optional.of(issue.id())));
    github().block(ADA, api.id(), issue.id());
    assertThat(links(issue.id()))
        .containsExactlyInAnyOrder(
            api.id() + " BLOCKS " + issue.id(), issue.id() + " CONTAINS " + part.id());
    assertThat(links(api.id())).containsExactly(api.id() + " BLOCKS " + issue.id());
    assertThat(links(part.id())).containsExactly(issue.id() + " CONTAINS " + part.id());
    assertThat(fetched(part.id()))
        .filteredOn(Fact.LinkMade.class::isInstance)
        .singleElement()
        .satisfies(
            stated ->
                assertThat(((Fact.LinkMade) stated).from())
                    .isEqualTo(new ItemRef.Named("github:acme/web#2")));
    assertThat(fetched(issue.id()).toString()).contains("Build the form", "acme/web#1", FRIDAY);
    assertThat(bench().tool().fetch(bench().connection(), "I_none", bench().now)).isEmpty();
  }

  private List<String> links(String id) {
    return fetched(id).stream()
        .filter(Fact.LinksRead.class::isInstance)
        .flatMap(read -> ((Fact.LinksRead) read).links().stream())
        .map(link -> uid(link.from()) + " " + link.kind() + " " + uid(link.to()))
        .toList();
  }

  private static String uid(ItemRef ref) {
    return ref instanceof ItemRef.Own own ? own.uid() : ref.toString();
  }

  @Test
  void its_webhooks_are_read_by_the_real_reader() {
    Entity pull =
        github()
            .open(BOB, Map.of("title", Optional.of("The form"), "body", Optional.of("Closes #1")));
    github().ask(BOB, pull.id(), ADA);
    github().review(ADA, pull.id(), "approved", "Well done");
    github().merge(BOB, pull.id());
    github().update(ADA, issue.id(), Map.of("state", Optional.of("closed")));
    assertThat(bench().delivered.stream().map(Delivery::headers).map(GitHubConnectorTest::event))
        .containsExactly(
            "issues",
            "pull_request",
            "pull_request",
            "pull_request_review",
            "pull_request",
            "issues");
    List<String> told =
        bench().delivered.stream()
            .flatMap(delivery -> stand.facts(delivery).stream())
            .filter(fact -> !(fact instanceof Fact.ItemChanged))
            .map(GitHubConnectorTest::kind)
            .distinct()
            .toList();
    assertThat(told)
        .containsExactly(
            "StatusChanged STARTED",
            "LinkMade CONTAINS",
            "ApprovalRequested",
            "ApprovalDecided GRANTED",
            "ThreadPosted",
            "StatusChanged FINISHED");
  }

  private static String event(Map<String, List<String>> headers) {
    return headers.getOrDefault("x-github-event", List.of("")).getFirst();
  }

  private static String kind(Fact fact) {
    String name = fact.getClass().getSimpleName();
    return switch (fact) {
      case Fact.StatusChanged turn -> name + " " + turn.to();
      case Fact.ApprovalDecided decided -> name + " " + decided.outcome();
      case Fact.LinkMade made -> name + " " + made.kind();
      default -> name;
    };
  }

  @Test
  void a_request_that_github_does_not_describe_is_found_out() {
    Optional<Described> description = Described.find("github.openapi.json");
    Assumptions.assumeTrue(description.isPresent());
    String issues = "https://practice.example/github/api/v3/repos/acme/web/issues/1";
    assertThat(
            description
                .get()
                .faults(
                    request("PATCH", issues, "{\"state\":\"gone\"}"), "/github/api/v3", Map.of()))
        .isNotEmpty();
    assertThat(
            description
                .get()
                .faults(request("GET", issues + "/nothing", ""), "/github/api/v3", Map.of()))
        .isNotEmpty();
  }

  private static OutgoingHttp.Request request(String method, String url, String body) {
    return new OutgoingHttp.Request(
        method, URI.create(url), Map.of("content-type", "application/json"), body.getBytes(UTF_8));
  }

  private EffectOutcome shifted() {
    return act(MoveAction.SET_DATE, "due", Optional.of(FRIDAY), Optional.of("2026-12-01"));
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return act(issue.id(), action, field, from, to);
  }

  private EffectOutcome act(
      String id, MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(bench().act(bench().execution(action, id, field, from, to), 1));
  }

  private EffectOutcome act(
      MoveAction action, Optional<String> from, Optional<String> to, Acting.UserIds said) {
    return outcome(bench().act(bench().execution(action, issue.id(), "owner", from, to), 1, said));
  }

  private String page() {
    return "https://github.practice.example/acme/web/issues/1";
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(Optional.of(page()));
  }
}
