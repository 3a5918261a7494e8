package dev.paydown.local.practice.github;

import static dev.paydown.local.practice.github.GitHubBench.ADA;
import static dev.paydown.local.practice.github.GitHubBench.BOB;
import static dev.paydown.local.practice.github.GitHubBench.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.ConnectorContract;
import dev.paydown.local.practice.Entity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An issue in a project that dates it: a shift is written to the project's field. */
class GitHubProjectTest extends ConnectorContract {
  private static final Optional<String> NONE = Optional.empty();
  private static final Optional<String> OPEN = Optional.of("open");
  private static final Optional<String> STARTED = Optional.of("started");
  private final GitHubBench stand = new GitHubBench();
  private Entity issue = new Entity(new TreeMap<>());

  @BeforeEach
  void anIssueThatAProjectDatesBeforeItsMilestone() {
    Entity milestone = github().milestone(ADA, "Launch", "2026-12-31");
    issue =
        github()
            .create(
                ADA,
                Map.of(
                    "title", Optional.of("Build the form"),
                    "milestone", Optional.of(milestone.id()),
                    "assignee", Optional.of(BOB)));
    github().plan(ADA, issue.id(), Map.of("due", Optional.of(FRIDAY)));
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

  @Override
  protected Optional<String> due() {
    return planned("due");
  }

  private Optional<String> planned(String field) {
    return github().card(issue.id()).flatMap(card -> card.find(field));
  }

  @Override
  protected List<String> comments() {
    return github().comments(issue.id()).stream().map(comment -> comment.get("body")).toList();
  }

  @Test
  void a_date_is_written_to_the_field_of_that_name_and_comes_back_as_such() {
    bench().delivered.clear();
    assertThat(act(MoveAction.SET_DATE, "due", Optional.of(FRIDAY), Optional.of("2026-12-01")))
        .isEqualTo(done());
    assertThat(act(MoveAction.SET_DATE, "start", NONE, Optional.of("2026-11-25")))
        .isEqualTo(done());
    assertThat(planned("start")).contains("2026-11-25");
    assertThat(comments()).isEmpty();
    assertThat(bench().delivered.stream().flatMap(one -> stand.facts(one).stream()))
        .extracting(fact -> ((Fact.ItemChanged) fact).changes())
        .containsExactly(
            List.of(FieldChange.set(ItemField.DUE, "2026-12-01")),
            List.of(FieldChange.set(ItemField.START, "2026-11-25")));
  }

  @Test
  void a_field_is_emptied_where_no_milestone_would_take_its_place() {
    Optional<String> friday = Optional.of(FRIDAY);
    assertThat(act(MoveAction.CLEAR, "due", friday, NONE)).isInstanceOf(EffectOutcome.ByHand.class);
    github().update(ADA, issue.id(), Map.of("milestone", NONE));
    assertThat(act(MoveAction.CLEAR, "due", friday, NONE)).isEqualTo(done());
    assertThat(planned("due")).isEmpty();
  }

  @Test
  void work_is_begun_and_set_back_in_the_status_column() {
    assertThat(act(MoveAction.START, "status", OPEN, STARTED)).isEqualTo(done());
    assertThat(planned("status")).contains("In Progress");
    assertThat(fetched())
        .filteredOn(Fact.StatusChanged.class::isInstance)
        .singleElement()
        .satisfies(
            turn -> assertThat(((Fact.StatusChanged) turn).to()).isEqualTo(Transition.STARTED));
    assertThat(act(MoveAction.REOPEN, "status", STARTED, OPEN)).isEqualTo(done());
    assertThat(planned("status")).contains("Todo");
  }

  @Test
  void an_issue_is_read_with_the_dates_of_its_project_which_contains_it() {
    github().plan(ADA, issue.id(), Map.of("start", Optional.of("2026-11-24")));
    assertThat(fetched())
        .filteredOn(Fact.ItemChanged.class::isInstance)
        .flatExtracting(fact -> ((Fact.ItemChanged) fact).changes())
        .contains(
            FieldChange.set(ItemField.DUE, FRIDAY),
            FieldChange.set(ItemField.START, "2026-11-24"),
            FieldChange.set(ItemField.MILESTONE_DUE, "2026-12-31"));
    assertThat(fetched().toString()).contains("from=Own[connection=github, uid=PVT_1]");
  }

  private List<Fact> fetched() {
    return bench().tool().fetch(bench().connection(), issue.id(), bench().now).orElseThrow();
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(bench().act(bench().execution(action, issue.id(), field, from, to), 1));
  }

  private EffectOutcome done() {
    return new EffectOutcome.Done(Optional.of("https://github.practice.example/acme/web/issues/1"));
  }
}
