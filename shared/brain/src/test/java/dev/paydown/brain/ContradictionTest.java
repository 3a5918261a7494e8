package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.CONTRADICTION;
import static dev.paydown.brain.settings.LiabilityKind.PENDING_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Transition;
import org.junit.jupiter.api.Test;

/** An issue that is done while the pull request below it still awaits its review. */
final class ContradictionTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private static final String TUESDAY = "2026-11-03T10:00:00Z";

  private final Company company =
      new Company(MONDAY).open("issue", "bob@x.test").open("pull", "bob@x.test");

  private Company reviewed() {
    return company
        .emit(Said.contains("issue", "pull", MONDAY))
        .emit(Said.approvalAsked("pull", MONDAY, "eve@x.test"));
  }

  @Test
  void done_here_and_awaiting_an_approval_below_it_contradicts_at_once() {
    reviewed().until(TUESDAY).turn("issue", Transition.FINISHED);

    assertThat(Said.stands(company, CONTRADICTION))
        .isEqualTo("studio:issue 2026-11-03T10:00:00Z open");
    assertThat(Said.one(company, CONTRADICTION).because())
        .isEqualTo(
            "studio:issue was done at Tue 3 Nov 10:00 while the approval of studio:pull, asked of"
                + " eve@x.test at Mon 2 Nov 10:00, was not decided");
  }

  @Test
  void done_with_an_approval_of_its_own_undecided_contradicts_as_well() {
    company
        .emit(Said.approvalAsked("issue", MONDAY, "eve@x.test"))
        .until("2026-11-02T15:00:00Z")
        .turn("issue", Transition.FINISHED);

    assertThat(Said.stands(company, CONTRADICTION))
        .isEqualTo("studio:issue 2026-11-02T15:00:00Z open");
    assertThat(Said.of(company, PENDING_APPROVAL)).isEmpty();
  }

  @Test
  void deciding_pays_withdrawing_writes_off_and_reopening_pays() {
    reviewed().until("2026-11-02T12:00:00Z").turn("issue", Transition.FINISHED);
    Company denied = company.until("2026-11-02T13:00:00Z");
    denied.emit(
        Said.approvalDecided("pull", "2026-11-02T13:00:00Z", "eve@x.test", ApprovalOutcome.DENIED));
    assertThat(Said.stands(denied, CONTRADICTION))
        .isEqualTo("studio:issue 2026-11-02T12:00:00Z paid 2026-11-02T13:00:00Z");

    assertThat(endedBy(ApprovalOutcome.WITHDRAWN)).isEqualTo(LiabilityState.WRITTEN_OFF);
    Company reopened = done().turn("issue", Transition.REOPENED);
    assertThat(Said.one(reopened, CONTRADICTION).state()).isEqualTo(LiabilityState.PAID);
  }

  private static Company done() {
    return new Company(MONDAY)
        .open("issue", "bob@x.test")
        .emit(Said.approvalAsked("issue", MONDAY, "eve@x.test"))
        .until("2026-11-02T12:00:00Z")
        .turn("issue", Transition.FINISHED)
        .until("2026-11-02T13:00:00Z");
  }

  private static LiabilityState endedBy(ApprovalOutcome outcome) {
    Company other =
        done().emit(Said.approvalDecided("issue", "2026-11-02T13:00:00Z", "eve@x.test", outcome));
    return Said.one(other, CONTRADICTION).state();
  }

  @Test
  void what_is_asked_downstream_only_after_it_was_done_is_the_ordinary_way_of_things() {
    company
        .blocks("issue", "pull")
        .turn("issue", Transition.FINISHED)
        .until(TUESDAY)
        .emit(Said.approvalAsked("pull", TUESDAY, "eve@x.test"))
        .until("2026-11-04T10:00:00Z");

    assertThat(Said.of(company, CONTRADICTION)).isEmpty();
    assertThat(Said.of(company, PENDING_APPROVAL)).hasSize(1);
  }

  @Test
  void an_approval_that_already_stood_on_what_contains_it_contradicts() {
    company
        .emit(Said.contains("issue", "pull", MONDAY))
        .emit(Said.approvalAsked("issue", MONDAY, "eve@x.test"))
        .until("2026-11-02T12:00:00Z")
        .turn("pull", Transition.FINISHED);

    assertThat(Said.stands(company, CONTRADICTION))
        .isEqualTo("studio:pull 2026-11-02T12:00:00Z open");
  }

  @Test
  void the_older_of_waiting_and_contradicting_over_one_approval_is_the_root() {
    reviewed().until("2026-11-05T10:00:00Z").turn("issue", Transition.FINISHED);
    assertThat(Said.one(company, CONTRADICTION).root())
        .contains(Said.one(company, PENDING_APPROVAL).id());

    Company sooner =
        new Company(MONDAY)
            .open("issue", "bob@x.test")
            .open("pull", "bob@x.test")
            .emit(Said.contains("issue", "pull", MONDAY))
            .emit(Said.approvalAsked("pull", MONDAY, "eve@x.test"))
            .turn("issue", Transition.FINISHED)
            .until("2026-11-05T10:00:00Z");
    assertThat(Said.one(sooner, PENDING_APPROVAL).root())
        .contains(Said.one(sooner, CONTRADICTION).id());
  }

  @Test
  void what_comes_first_ends_it() {
    reviewed().until("2026-11-02T12:00:00Z").turn("issue", Transition.FINISHED);
    company.until("2026-11-02T13:00:00Z").turn("pull", Transition.CANCELLED);
    assertThat(Said.stands(company, CONTRADICTION))
        .isEqualTo("studio:issue 2026-11-02T12:00:00Z written-off 2026-11-02T13:00:00Z");

    company.until("2026-11-02T14:00:00Z").turn("issue", Transition.REOPENED);
    assertThat(Said.stands(company, CONTRADICTION))
        .isEqualTo("studio:issue 2026-11-02T12:00:00Z written-off 2026-11-02T13:00:00Z");
  }
}
