package dev.paydown.tools.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.gitea.FakeGitea.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Moves in a small Gitea of our own, and what is read from it, whatever goes wrong. */
class GiteaConnectorTest {
  private static final Optional<String> FRIDAY = Optional.of("2026-11-27");
  private static final Optional<String> TUESDAY = Optional.of("2026-12-01");
  private static final Optional<String> NONE = Optional.empty();
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final EffectOutcome DONE =
      new EffectOutcome.Done(Optional.of("https://git.example.com/acme/web/issues/42"));
  private static final EffectOutcome BY_HAND =
      new EffectOutcome.ByHand(Optional.of("https://git.example.com/acme/web/issues/42"));
  private static final Connection CONNECTION =
      new Connection(
          "id",
          "ws",
          "gitea",
          "gitea",
          List.of("secret"),
          Optional.of(FakeGitea.TOKEN),
          Optional.of("https://git.example.com/"),
          Optional.empty());
  private final FakeGitea gitea = new FakeGitea();
  private final GiteaTool tool = new GiteaTool(gitea);
  private ObjectNode issue = JsonNodeFactory.instance.objectNode();

  @BeforeEach
  void anIssueDueOnFriday() {
    issue = gitea.open(42, "Checkout form");
    issue.put("due_date", "2026-11-27T23:59:59+01:00");
    issue.putArray("assignees").add(FakeGitea.user(2, "bob.b", "bob.b@noreply.example.com"));
  }

  @Test
  void a_date_is_written_once_however_often_it_is_asked() {
    assertThat(shift(1)).isEqualTo(ended(DONE));
    assertThat(shift(2)).isEqualTo(ended(DONE));
    assertThat(issue.path("due_date").asText()).isEqualTo("2026-12-01T23:59:59+01:00");
    assertThat(gitea.written)
        .containsExactly("POST/deadline {\"due_date\":\"2026-12-01T12:00:00Z\"}");
  }

  @Test
  void a_date_is_taken_away() {
    assertThat(act(MoveAction.CLEAR, "due", FRIDAY, Optional.of("none"))).isEqualTo(DONE);
    assertThat(issue.path("due_date").isNull()).isTrue();
  }

  @Test
  void a_date_changed_meanwhile_is_never_overwritten() {
    issue.put("due_date", "2026-11-28T23:59:59+01:00");
    assertThat(shift(1)).isEqualTo(ended(new EffectOutcome.Stale("2026-11-28")));
    assertThat(gitea.written).isEmpty();
  }

  @Test
  void an_issue_without_a_date_of_its_own_shows_its_milestones() {
    issue.putNull("due_date").putObject("milestone").put("due_on", "2026-11-27T23:59:59+01:00");
    assertThat(shift(1)).isEqualTo(ended(DONE));
    assertThat(issue.path("milestone").path("due_on").asText()).startsWith("2026-11-27");
    assertThat(issue.path("due_date").asText()).startsWith("2026-12-01");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST_ANSWER", "ERROR_AFTER"})
  void a_lost_answer_is_read_back_and_makes_no_second_effect(Fault fault) {
    gitea.fault = fault;
    assertThat(shift(1)).isEqualTo(ended(DONE));
    assertThat(shift(2)).isEqualTo(ended(DONE));
    assertThat(gitea.written).hasSize(1);
  }

  @Test
  void an_error_before_the_effect_is_tried_again_later() {
    gitea.fault = Fault.ERROR_BEFORE;
    assertThat(shift(1)).isEqualTo(new Attempt.Later(Duration.ofSeconds(30), "Gitea answered 500"));
    assertThat(shift(2)).isEqualTo(ended(DONE));
    assertThat(gitea.written).hasSize(1);
  }

  @Test
  void a_gitea_that_asks_for_time_gets_it() {
    gitea.fault = Fault.RATE_LIMITED;
    assertThat(shift(1)).isEqualTo(new Attempt.Later(Duration.ofMinutes(1), "Gitea asks for time"));
    gitea.fault = Fault.RATE_LIMITED;
    assertThat(shift(12))
        .isEqualTo(
            ended(new EffectOutcome.Failed("given up after 12 attempts: Gitea asks for time")));
  }

  @Test
  void a_permission_that_was_lost_is_said_and_nothing_is_written() {
    gitea.fault = Fault.FORBIDDEN;
    assertThat(shift(1)).isEqualTo(ended(new EffectOutcome.Failed("Gitea says: Not repo writer")));
    assertThat(gitea.written).isEmpty();
  }

  @Test
  void an_item_that_gitea_does_not_know_fails() {
    EffectOutcome unknown = new EffectOutcome.Failed("Gitea no longer knows the item");
    for (String uid : List.of("17#43", "18#42", "acme/web#42", "")) {
      Execution move = execution(uid, MoveAction.SET_DATE, "due", FRIDAY, TUESDAY, NONE);
      assertThat(tool.act(acting(move, 1))).isEqualTo(ended(unknown));
    }
  }

  @Test
  void what_gitea_has_no_place_for_is_by_hand_with_the_link() {
    assertThat(act(MoveAction.SET_DATE, "start", NONE, TUESDAY)).isEqualTo(BY_HAND);
    assertThat(act(MoveAction.START, "status", Optional.of("open"), Optional.of("started")))
        .isEqualTo(BY_HAND);
    assertThat(act(MoveAction.GRANT_APPROVAL, "approval", NONE, NONE))
        .isEqualTo(new EffectOutcome.ByHand(NONE));
    assertThat(gitea.written).isEmpty();
  }

  @Test
  void an_owner_is_found_by_the_login_that_somebody_said_or_by_address() {
    Optional<String> cleo = Optional.of("cleo@example.com");
    Optional<String> bob = Optional.of("bob@example.com");
    Acting.UserIds known = email -> email.equals("bob@example.com") ? List.of("bob.b") : List.of();
    Execution move = execution("17#42", MoveAction.ASSIGN, "owner", bob, cleo, NONE);
    assertThat(tool.act(new Acting(CONNECTION, move, 1, Fixtures.NOW, known)))
        .isEqualTo(ended(new EffectOutcome.Failed("no user of Gitea is known for the new owner")));
    gitea.assignable.add(FakeGitea.user(3, "cleo", "Cleo@example.com"));
    Acting.UserIds both = email -> email.startsWith("cleo") ? List.of("cleo") : known.of(email);
    assertThat(tool.act(new Acting(CONNECTION, move, 1, Fixtures.NOW, both)))
        .isEqualTo(ended(DONE));
    assertThat(gitea.written).containsExactly("PATCH {\"assignees\":[\"cleo\"]}");
    Execution none = execution("17#42", MoveAction.CLEAR, "owner", cleo, NONE, NONE);
    assertThat(tool.act(new Acting(CONNECTION, none, 1, Fixtures.NOW, both)))
        .isEqualTo(ended(DONE));
    assertThat(issue.path("assignees")).isEmpty();
  }

  @Test
  void an_issue_is_called_off_with_a_label_that_says_so_and_then_closed() {
    assertThat(cancel()).isEqualTo(BY_HAND);
    gitea.labels.add(JsonNodeFactory.instance.objectNode().put("id", 3).put("name", "duplicate"));
    assertThat(cancel()).isEqualTo(BY_HAND);
    gitea.labels.add(JsonNodeFactory.instance.objectNode().put("id", 4).put("name", "wontfix"));
    gitea.fault = Fault.LOST_ANSWER;
    assertThat(tool.act(acting(cancelling(), 1)))
        .isEqualTo(new Attempt.Later(Duration.ofSeconds(30), "the connection broke"));
    assertThat(cancel()).isEqualTo(DONE);
    assertThat(cancel()).isEqualTo(DONE);
    assertThat(gitea.written)
        .containsExactly(
            "POST/labels {\"labels\":[4]}",
            "POST/labels {\"labels\":[4]}",
            "PATCH {\"state\":\"closed\"}");
  }

  @Test
  void a_pull_request_is_called_off_by_closing_it_and_opened_again() {
    issue.putObject("pull_request").put("merged", false);
    assertThat(cancel()).isEqualTo(DONE);
    assertThat(gitea.written).containsExactly("PATCH {\"state\":\"closed\"}");
  }

  @Test
  void what_is_done_is_opened_again_and_what_was_called_off_is_not() {
    issue.put("state", "closed");
    Optional<String> done = Optional.of("done");
    assertThat(act(MoveAction.REOPEN, "status", done, Optional.of("open"))).isEqualTo(DONE);
    assertThat(issue.path("state").asText()).isEqualTo("open");
    issue.put("state", "closed").putArray("labels").addObject().put("name", "wontfix");
    assertThat(act(MoveAction.REOPEN, "status", done, Optional.of("open")))
        .isEqualTo(new EffectOutcome.Stale("cancelled"));
  }

  @ParameterizedTest
  @EnumSource
  void a_comment_stands_once_whatever_happens_to_the_answer(Fault fault) {
    Execution move = execution("17#42", MoveAction.COMMENT, "comment", NONE, NONE, NONE);
    gitea.fault = fault;
    tool.act(acting(move, 1));
    EffectOutcome there =
        new EffectOutcome.Done(
            Optional.of("https://git.example.com/acme/web/issues/42#issuecomment-1"));
    assertThat(tool.act(acting(move, 2))).isEqualTo(ended(there));
    assertThat(tool.act(acting(move, 3))).isEqualTo(ended(there));
    assertThat(gitea.comments.get(42L))
        .singleElement()
        .asString()
        .contains("Move it", "A law", "the form", "https://example.com/d")
        .contains("ada", "paydown:" + ID);
  }

  @Test
  void a_dependency_is_cut_and_what_only_a_text_says_is_by_hand() {
    gitea.open(7, "Law");
    assertThat(tool.act(acting(cut("gitea/17#7"), 1))).isEqualTo(ended(BY_HAND));
    gitea.blocks.addAll(List.of("7>42", "42>7"));
    assertThat(tool.act(acting(cut("linear/x"), 1)))
        .isEqualTo(ended(new EffectOutcome.ByHand(NONE)));
    gitea.fault = Fault.LOST_ANSWER;
    assertThat(tool.act(acting(cut("gitea/17#7"), 1))).isEqualTo(ended(DONE));
    assertThat(gitea.blocks).containsExactly("42>7");
    assertThat(gitea.written)
        .containsExactly("DELETE/dependencies {\"owner\":\"acme\",\"repo\":\"web\",\"index\":7}");
  }

  @ParameterizedTest
  @EnumSource
  void a_dependency_is_made_once_whatever_happens_to_the_answer(Fault fault) {
    gitea.open(7, "Law");
    Execution move =
        execution(
            "17#42",
            MoveAction.LINK,
            "blocked-by",
            NONE,
            Optional.of("gitea:acme/web#7"),
            Optional.of("gitea/17#7"));
    gitea.fault = fault;
    tool.act(acting(move, 1));
    assertThat(tool.act(acting(move, 2))).isEqualTo(ended(DONE));
    assertThat(tool.act(acting(move, 3))).isEqualTo(ended(DONE));
    assertThat(gitea.blocks).containsExactly("7>42");
    assertThat(gitea.written)
        .containsExactly("POST/dependencies {\"owner\":\"acme\",\"repo\":\"web\",\"index\":7}");
  }

  @ParameterizedTest
  @EnumSource
  void a_review_is_asked_once_and_taken_back_once_whatever_happens_to_the_answer(Fault fault) {
    issue.putObject("pull_request").put("merged", false);
    gitea.reviewers.add("bob.b");
    Optional<String> bob = Optional.of("bob@example.com");
    Optional<String> cleo = Optional.of("cleo@example.com");
    Execution ask = execution("17#42", MoveAction.REQUEST_REVIEW, "reviewer", bob, cleo, NONE);
    gitea.fault = fault;
    known(ask, 1);
    assertThat(known(ask, 2)).isEqualTo(ended(DONE));
    assertThat(gitea.reviewers).containsExactly("bob.b", "cleo");
    Execution back =
        execution("17#42", MoveAction.CLEAR, "reviewer", cleo, Optional.of("none"), NONE);
    gitea.fault = fault;
    known(back, 1);
    assertThat(known(back, 2)).isEqualTo(ended(DONE));
    assertThat(gitea.reviewers).containsExactly("bob.b");
    assertThat(gitea.written)
        .containsExactly(
            "POST/requested_reviewers {\"reviewers\":[\"cleo\"]}",
            "DELETE/requested_reviewers {\"reviewers\":[\"cleo\"]}");
    gitea.reviewers.clear();
    assertThat(known(ask, 1)).isEqualTo(ended(new EffectOutcome.Stale("nobody")));
  }

  private Attempt known(Execution move, int attempt) {
    Acting.UserIds said = email -> List.of(email.startsWith("bob") ? "bob.b" : "cleo");
    return tool.act(new Acting(CONNECTION, move, attempt, Fixtures.NOW, said));
  }

  @Test
  void a_review_of_an_issue_or_by_somebody_unknown_is_not_asked() {
    Optional<String> cleo = Optional.of("cleo@example.com");
    assertThat(act(MoveAction.REQUEST_REVIEW, "reviewer", NONE, cleo)).isEqualTo(BY_HAND);
    issue.putObject("pull_request").put("merged", false);
    assertThat(act(MoveAction.REQUEST_REVIEW, "reviewer", NONE, cleo))
        .isEqualTo(new EffectOutcome.Failed("no user of Gitea is known for the reviewer"));
    assertThat(gitea.written).isEmpty();
  }

  @Test
  void an_item_is_read_whole_with_its_dependencies_both_ways() {
    gitea.open(7, "Law").put("state", "closed").put("closed_at", "2026-11-19T09:00:00+01:00");
    gitea.open(50, "Launch");
    gitea.blocks.addAll(List.of("7>42", "42>50"));
    List<Fact> facts = tool.fetch(CONNECTION, "17#42", Fixtures.NOW).orElseThrow();
    assertThat(facts)
        .filteredOn(Fact.LinksRead.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            Fact.LinksRead.class,
            read -> {
              assertThat(read.item()).isEqualTo(own("17#42"));
              assertThat(read.links())
                  .extracting(link -> List.of(link.from(), link.to()))
                  .containsExactly(
                      List.of(own("17#7"), own("17#42")), List.of(own("17#42"), own("17#50")));
            });
    assertThat(facts.toString())
        .contains("2026-11-27", "Checkout form", "Law", "FINISHED", "Launch");
    assertThat(tool.fetch(CONNECTION, "17#43", Fixtures.NOW)).isEmpty();
    assertThat(tool.fetch(CONNECTION, "18#42", Fixtures.NOW)).isEmpty();
  }

  private static ItemRef own(String uid) {
    return new ItemRef.Own("gitea", uid);
  }

  private Attempt shift(int attempt) {
    Execution move = execution("17#42", MoveAction.SET_DATE, "due", FRIDAY, TUESDAY, NONE);
    return tool.act(acting(move, attempt));
  }

  private static Execution cancelling() {
    Optional<String> cancelled = Optional.of("cancelled");
    return execution("17#42", MoveAction.CANCEL, "status", Optional.of("open"), cancelled, NONE);
  }

  private EffectOutcome cancel() {
    return outcome(tool.act(acting(cancelling(), 1)));
  }

  private static Execution cut(String cause) {
    return execution(
        "17#42",
        MoveAction.CUT_LINK,
        "blocked-by",
        Optional.of("gitea:acme/web#7"),
        Optional.of("cut"),
        Optional.of(cause));
  }

  private EffectOutcome act(
      MoveAction action, String field, Optional<String> from, Optional<String> to) {
    return outcome(tool.act(acting(execution("17#42", action, field, from, to, NONE), 1)));
  }

  private static Acting acting(Execution execution, int attempt) {
    return new Acting(CONNECTION, execution, attempt, Fixtures.NOW, Acting.UserIds.UNKNOWN);
  }

  private static Attempt ended(EffectOutcome outcome) {
    return new Attempt.Ended(outcome);
  }

  private static EffectOutcome outcome(Attempt attempt) {
    assertThat(attempt).isInstanceOf(Attempt.Ended.class);
    return ((Attempt.Ended) attempt).outcome();
  }

  private static Execution execution(
      String uid,
      MoveAction action,
      String field,
      Optional<String> from,
      Optional<String> to,
      Optional<String> cause) {
    Execution any = Fixtures.execution("gitea", uid);
    Move move =
        new Move(
            "m1",
            action,
            "gitea/" + uid,
            "gitea",
            uid,
            "gitea:acme/web#42",
            "Checkout form",
            NONE,
            field,
            from,
            to,
            cause,
            Gate.INTERNAL,
            MoveState.CONFIRMED);
    return new Execution(
        ID,
        "ws",
        "p1",
        1,
        any.recipient(),
        any.headline(),
        move,
        any.packet(),
        any.decidedAt(),
        Optional.empty());
  }
}
