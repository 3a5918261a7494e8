package dev.paydown.local.practice.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.Fault;
import dev.paydown.local.practice.LinkContract;
import dev.paydown.tools.Attempt;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real connector's moves, counted in the practice Linear. */
class LinearMovesTest implements LinkContract {
  private static final Optional<String> FRIDAY = Optional.of("2026-11-27");
  private static final Optional<String> TUESDAY = Optional.of("2026-12-01");
  private final LinearBench bench = new LinearBench(Optional.empty());
  private Entity issue = new Entity(new java.util.TreeMap<>());

  @BeforeEach
  void anIssueDueOnFriday() {
    issue =
        bench.linear.createIssue(
            "ada@example.com",
            Map.of("title", "Form", "dueDate", "2026-11-27", "assignee", "bob@example.com"));
  }

  @Test
  void a_date_is_written_once_however_often_it_is_asked() {
    assertThat(setDate(1)).isEqualTo(done());
    assertThat(setDate(2)).isEqualTo(done());
    assertThat(due()).contains("2026-12-01");
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  @Test
  void a_date_changed_meanwhile_is_never_overwritten() {
    bench.linear.desk().faults().set(Fault.CHANGED_MEANWHILE, 1);
    assertThat(setDate(1)).isEqualTo(new Attempt.Ended(new EffectOutcome.Stale("2026-11-28")));
    assertThat(due()).contains("2026-11-28");
    assertThat(bench.linear.desk().effects()).isEmpty();
  }

  @Test
  void a_lost_answer_is_read_back_and_makes_no_second_effect() {
    for (Fault fault : new Fault[] {Fault.LOST_RESPONSE, Fault.ERROR_AFTER}) {
      bench.linear.setDue("ada@example.com", issue.id(), LocalDate.parse("2026-11-27"));
      int before = bench.linear.desk().effects().size();
      bench.linear.desk().faults().set(fault, 1);
      assertThat(setDate(1)).as(fault.label()).isEqualTo(done());
      assertThat(bench.linear.desk().effects()).hasSize(before + 1);
    }
  }

  @Test
  void an_error_before_the_effect_is_tried_again_later() {
    bench.linear.desk().faults().set(Fault.ERROR_BEFORE, 1);
    assertThat(setDate(1))
        .isEqualTo(new Attempt.Later(Duration.ofSeconds(30), "Linear answered 500"));
    assertThat(bench.linear.desk().effects()).isEmpty();
    assertThat(setDate(2)).isEqualTo(done());
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  @Test
  void a_tool_that_asks_for_time_gets_it_and_after_many_attempts_a_person_looks() {
    bench.linear.desk().faults().set(Fault.RATE_LIMITED, 2);
    assertThat(setDate(1))
        .isEqualTo(new Attempt.Later(Duration.ofSeconds(1), "Linear asks for time"));
    assertThat(setDate(12))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.Failed("given up after 12 attempts: Linear asks for time")));
  }

  @Test
  void an_issue_has_no_start_and_slots_and_approvals_are_made_by_hand() {
    Optional<String> url = issue.find("url");
    assertThat(act(MoveAction.SET_DATE, "start", Optional.empty(), FRIDAY))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(url)));
    assertThat(act(MoveAction.GRANT_APPROVAL, "approval", Optional.empty(), Optional.empty()))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(Optional.empty())));
  }

  @Test
  void a_start_goes_to_the_first_started_state_and_a_closed_issue_is_stale() {
    assertThat(act(MoveAction.START, "status", Optional.of("open"), Optional.of("started")))
        .isEqualTo(done());
    assertThat(stateName()).isEqualTo("In Progress");
    bench.linear.setState("bob@example.com", issue.id(), "In Review");
    assertThat(act(MoveAction.START, "status", Optional.of("open"), Optional.of("started")))
        .isEqualTo(done());
    assertThat(stateName()).isEqualTo("In Review");
    bench.linear.setState("bob@example.com", issue.id(), "Done");
    assertThat(act(MoveAction.START, "status", Optional.of("open"), Optional.of("started")))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.Stale("done")));
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  @Test
  void what_was_started_is_set_back_once_and_what_went_on_since_is_not() {
    Optional<String> open = Optional.of("open");
    act(MoveAction.START, "status", open, Optional.of("started"));
    assertThat(act(MoveAction.REOPEN, "status", Optional.of("started"), open)).isEqualTo(done());
    assertThat(act(MoveAction.REOPEN, "status", Optional.of("started"), open)).isEqualTo(done());
    assertThat(bench.linear.desk().effects()).hasSize(2);

    bench.linear.setState("bob@example.com", issue.id(), "Done");
    assertThat(act(MoveAction.REOPEN, "status", Optional.of("started"), open))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.Stale("done")));
    assertThat(act(MoveAction.REOPEN, "status", Optional.of("done"), open)).isEqualTo(done());
  }

  @Test
  void an_issue_is_called_off_once_and_one_that_is_done_is_stale() {
    Optional<String> open = Optional.of("open");
    Optional<String> cancelled = Optional.of("cancelled");
    bench.linear.setState("bob@example.com", issue.id(), "Done");
    assertThat(act(MoveAction.CANCEL, "status", open, cancelled))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.Stale("done")));
    bench.linear.setState("bob@example.com", issue.id(), "In Progress");
    assertThat(act(MoveAction.CANCEL, "status", open, cancelled)).isEqualTo(done());
    assertThat(act(MoveAction.CANCEL, "status", open, cancelled)).isEqualTo(done());
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  @Test
  void a_date_or_an_owner_is_taken_away_only_as_it_was_left() {
    Optional<String> none = Optional.of("none");
    assertThat(act(MoveAction.CLEAR, "due", TUESDAY, none))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.Stale("2026-11-27")));
    assertThat(act(MoveAction.CLEAR, "due", FRIDAY, none)).isEqualTo(done());
    assertThat(due()).isEmpty();
    assertThat(act(MoveAction.CLEAR, "owner", Optional.of("bob@example.com"), none))
        .isEqualTo(done());
    assertThat(bench.linear.desk().effects()).hasSize(2);
  }

  @Override
  public Pair pair() {
    Entity law = bench.linear.createIssue("ada@example.com", Map.of("title", "Law"));
    // Another kind of relation says nothing of which waits for which.
    bench.linear.relate(law.id(), issue.id(), "related");
    return new Pair(
        bench.linear.desk(),
        "linear",
        "Linear",
        law.id(),
        issue.id(),
        bench::act,
        () ->
            bench.linear.read(all -> List.copyOf(all.all("relations").values())).stream()
                .anyMatch(
                    one ->
                        one.get("type").equals("blocks")
                            && one.get("issueId").equals(law.id())
                            && one.get("relatedIssueId").equals(issue.id())));
  }

  @Test
  void blocks_and_a_projects_links_are_people_s() {
    Optional<String> cause = Optional.of("linear/" + issue.id());
    Entity project = bench.linear.createProject("ada@example.com", Map.of("name", "Launch"));
    Bench.Change link =
        new Bench.Change("blocked-by", Optional.empty(), Optional.of("ENG-1"), cause);
    assertThat(bench.act(Bench.execution("linear", MoveAction.LINK, project.id(), link), 1))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(project.find("url"))));
    assertThat(act(MoveAction.UNBLOCK, "status", Optional.empty(), Optional.of("unblocked")))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(Optional.empty())));
    assertThat(bench.linear.desk().effects()).isEmpty();
  }

  @Test
  void an_owner_is_found_by_address_and_compared_by_any_name() {
    bench.linear.user("cleo@example.com", "Cleo");
    Optional<String> bob = Optional.of("bob@example.com");
    Optional<String> cleo = Optional.of("Cleo@example.com");
    Optional<String> nobody = Optional.of("zoe@example.com");
    assertThat(act(MoveAction.ASSIGN, "owner", Optional.empty(), cleo))
        .isInstanceOfSatisfying(
            Attempt.Ended.class,
            ended -> assertThat(ended.outcome()).isInstanceOf(EffectOutcome.Stale.class));
    assertThat(act(MoveAction.ASSIGN, "owner", bob, nobody))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.Failed(
                    "no active user of Linear has the address of the new owner")));
    assertThat(act(MoveAction.ASSIGN, "owner", bob, cleo)).isEqualTo(done());
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  @Test
  void a_comment_stands_once_whatever_happens_to_the_answer() {
    bench.linear.desk().faults().set(Fault.LOST_RESPONSE, 1);
    assertThat(comment(1)).isInstanceOf(Attempt.Ended.class);
    assertThat(comment(2)).isEqualTo(comment(3));
    assertThat(bench.linear.comments(issue.id())).hasSize(1);
    String body = bench.linear.comments(issue.id()).getFirst().get("body");
    assertThat(body)
        .contains("> Clear to start", "**Why this started**", "> Blocked by ENG-9")
        .contains("\\*is\\* live")
        .doesNotContain("@everyone")
        .contains("- design: <https://figma.com/file/x>");
    bench.linear.desk().faults().set(Fault.ERROR_BEFORE, 1);
    assertThat(bench.linear.desk().effects()).hasSize(1);
  }

  @Test
  void a_comment_that_did_not_come_about_is_tried_again() {
    bench.linear.desk().faults().set(Fault.ERROR_BEFORE, 1);
    assertThat(comment(1)).isInstanceOf(Attempt.Later.class);
    assertThat(comment(2)).isInstanceOf(Attempt.Ended.class);
    assertThat(bench.linear.comments(issue.id())).hasSize(1);
  }

  @Test
  void a_projects_dates_are_both_written() {
    Entity project =
        bench.linear.createProject(
            "ada@example.com", Map.of("name", "Launch", "targetDate", "2026-11-27"));
    Execution start =
        LinearBench.execution(MoveAction.SET_DATE, project.id(), "start", Optional.empty(), FRIDAY);
    Execution due =
        LinearBench.execution(MoveAction.SET_DATE, project.id(), "due", FRIDAY, TUESDAY);
    for (Execution execution : new Execution[] {start, due}) {
      assertThat(bench.act(execution, 1))
          .isEqualTo(new Attempt.Ended(new EffectOutcome.Done(project.find("url"))));
    }
    Entity after = bench.linear.project(project.id());
    assertThat(after.find("startDate")).contains("2026-11-27");
    assertThat(after.find("targetDate")).contains("2026-12-01");
  }

  @Test
  void an_item_that_linear_does_not_know_fails() {
    Execution unknown = LinearBench.execution(MoveAction.SET_DATE, "nope", "due", FRIDAY, TUESDAY);
    assertThat(bench.act(unknown, 1))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.Failed("Linear no longer knows the item")));
  }

  private Attempt setDate(int attempt) {
    Execution execution =
        LinearBench.execution(MoveAction.SET_DATE, issue.id(), "due", FRIDAY, TUESDAY);
    return bench.act(execution, attempt);
  }

  private Attempt comment(int attempt) {
    Execution execution =
        LinearBench.execution(
            MoveAction.COMMENT, issue.id(), "comment", Optional.empty(), Optional.empty());
    return bench.act(execution, attempt);
  }

  private Attempt act(MoveAction action, String field, Optional<String> from, Optional<String> to) {
    Execution execution = LinearBench.execution(action, issue.id(), field, from, to);
    return bench.act(execution, 1);
  }

  private Attempt done() {
    return new Attempt.Ended(new EffectOutcome.Done(issue.find("url")));
  }

  private Optional<String> due() {
    return bench.linear.issue(issue.id()).find("dueDate");
  }

  private String stateName() {
    Entity now = bench.linear.issue(issue.id());
    return bench.linear.read(all -> all.named("states", now, "stateId")).orElseThrow().get("name");
  }
}
