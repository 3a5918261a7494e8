package dev.paydown.functions.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Decision;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.functions.links.Confirmation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which lines a person chooses, and the values that they give with them. */
class ChosenLinesTest {
  private final World world = new World();
  private final Recipient anna = new Recipient(world);

  @Test
  void the_chosen_lines_become_executions_and_the_others_do_not() {
    Proposal proposal = Recipient.dates(Gate.INTERNAL);
    String token = anna.mailed(proposal);
    assertThat(anna.post(token, "choice=confirm&move=m2").getStatusCode()).isEqualTo(200);
    assertThat(world.store.log(World.WORKSPACE))
        .containsExactly(
            new LogEntry(
                "decision#p1#1",
                world.now,
                List.of(
                    new Fact.Decided(
                        world.now, "p1", 1, new Decision.Confirm(Map.of("m2", "2026-11-24"))))));
    assertThat(world.links.executions)
        .extracting(Execution::id, execution -> execution.move().id())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Confirmation.executionId(World.WORKSPACE, proposal, "m2"), "m2"));
  }

  @Test
  void one_tick_chooses_every_line_and_the_code_is_asked_for_all_of_them() {
    assertThat(
            anna.post(anna.mailed(Recipient.dates(Gate.INTERNAL)), "choice=confirm&move=all")
                .getStatusCode())
        .isEqualTo(200);
    assertThat(world.links.executions)
        .extracting(execution -> execution.move().id())
        .containsExactlyInAnyOrder("m1", "m2");
  }

  @Test
  void all_is_no_line_where_a_line_needs_a_value() {
    String token =
        anna.mailed(
            Samples.proposal(
                1,
                Gate.INTERNAL,
                List.of(
                    Samples.date("m1", Optional.empty(), Gate.INTERNAL),
                    Samples.date("m2", Optional.of("2026-11-24"), Gate.INTERNAL))));
    assertThat(anna.post(token, "choice=confirm&move=all&to_m1=2026-12-01").getStatusCode())
        .isEqualTo(422);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void a_date_that_is_asked_for_has_to_be_given_and_be_one() {
    String token =
        anna.mailed(
            Samples.proposal(
                1, Gate.INTERNAL, List.of(Samples.date("m1", Optional.empty(), Gate.INTERNAL))));
    assertThat(anna.post(token, "choice=confirm&move=m1").getStatusCode()).isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m1&to_m1=tomorrow").getStatusCode())
        .isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m1&to_m1=2026-12-01").getStatusCode())
        .isEqualTo(200);
    assertThat(world.links.executions.getFirst().move().to()).contains("2026-12-01");
  }

  @Test
  void approving_and_refusing_at_once_is_no_answer() {
    String token =
        anna.mailed(
            Samples.proposal(
                1,
                Gate.INTERNAL,
                List.of(
                    Samples.approval("m1", MoveAction.GRANT_APPROVAL),
                    Samples.approval("m2", MoveAction.DENY_APPROVAL))));
    assertThat(anna.post(token, "choice=confirm&move=m1&move=m2").getStatusCode()).isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m9").getStatusCode()).isEqualTo(422);
    assertThat(world.links.executions).isEmpty();
  }

  @Test
  void an_answer_in_ones_own_words_is_needed_and_travels_without_the_packet() {
    Proposal thread =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(Samples.move("m1", MoveAction.COMMENT, "answer", Optional.empty())));
    String token = anna.mailed(thread);
    assertThat(anna.post(token, "choice=confirm&move=m1").getStatusCode()).isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m1&to_m1=" + "x".repeat(1001)).getStatusCode())
        .isEqualTo(422);
    assertThat(anna.post(token, "choice=confirm&move=m1&to_m1=On+Tuesday").getStatusCode())
        .isEqualTo(200);

    assertThat(world.links.executions)
        .singleElement()
        .matches(execution -> execution.move().to().equals(Optional.of("On Tuesday")))
        .matches(execution -> execution.packet().why().isEmpty());
  }

  @Test
  void what_is_made_in_our_own_books_has_no_execution() {
    Proposal accept =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(
                Samples.move("m1", MoveAction.RE_COMMIT, "committed", Optional.of("2026-11-24"))));
    assertThat(anna.post(anna.mailed(accept), "choice=confirm&move=m1").getStatusCode())
        .isEqualTo(200);

    assertThat(world.links.executions).isEmpty();
    assertThat(world.store.log(World.WORKSPACE)).hasSize(1);
  }

  @Test
  void reviving_and_killing_are_not_chosen_together() {
    Proposal zombie =
        Samples.proposal(
            1,
            Gate.INTERNAL,
            List.of(
                Samples.date("m1", Optional.empty(), Gate.INTERNAL),
                Samples.move("m2", MoveAction.CANCEL, "status", Optional.of("cancelled"))));
    APIGatewayV2HTTPResponse answer =
        anna.post(anna.mailed(zombie), "choice=confirm&move=m1&to_m1=2026-12-01&move=m2");

    assertThat(answer.getStatusCode()).isEqualTo(422);
    assertThat(answer.getBody()).contains("Please choose one");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();
  }

  @Test
  void a_time_is_not_booked_that_has_begun_by_the_answer() {
    Move start = Samples.move("m1", MoveAction.START, "status", Optional.of("started"));
    Move slot =
        Samples.move(
            "m2",
            MoveAction.BOOK_SLOT,
            "slot",
            Optional.of("2026-11-19T09:00:00Z/2026-11-19T13:00:00Z"));
    String token = anna.mailed(Samples.proposal(1, Gate.INTERNAL, List.of(start, slot)));
    world.now = Instant.parse("2026-11-19T09:00:00Z");

    assertThat(anna.get("GET", token).getBody())
        .contains("value=\"m2\" disabled", "This time has begun");
    APIGatewayV2HTTPResponse both = anna.post(token, "choice=confirm&move=m1&move=m2");
    assertThat(both.getStatusCode()).isEqualTo(422);
    assertThat(both.getBody()).contains("The time to book for studio:a has begun.");
    assertThat(world.store.log(World.WORKSPACE)).isEmpty();

    assertThat(anna.post(token, "choice=confirm&move=m1").getStatusCode()).isEqualTo(200);
    assertThat(world.links.executions)
        .extracting(execution -> execution.move().id())
        .containsExactly("m1");
  }

  @Test
  void a_time_is_booked_up_to_the_second_before_it_begins() {
    Move slot =
        Samples.move(
            "m1",
            MoveAction.BOOK_SLOT,
            "slot",
            Optional.of("2026-11-19T09:00:00Z/2026-11-19T13:00:00Z"));
    String token = anna.mailed(Samples.proposal(1, Gate.INTERNAL, List.of(slot)));
    world.now = Instant.parse("2026-11-19T08:59:59Z");

    assertThat(anna.post(token, "choice=confirm&move=m1").getStatusCode()).isEqualTo(200);
    assertThat(world.links.executions).hasSize(1);
  }
}
