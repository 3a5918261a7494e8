package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.ORPHANED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.settings.Person;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bob owns two live items and a done one, and leaves on Wednesday at noon. */
final class OrphanedTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private static final String LEFT = "2026-11-04T12:00:00Z";

  private static final Person BOB = Company.person("bob@x.test", "lead@x.test");

  private static final Person EVE = Company.person("eve@x.test", "lead@x.test");

  private final Company company =
      new Company(MONDAY)
          .people(BOB, EVE)
          .open("a", "bob@x.test")
          .open("b", "bob@x.test")
          .open("done", "bob@x.test")
          .turn("done", Transition.FINISHED)
          .open("hers", "eve@x.test")
          .until(LEFT);

  @Test
  void each_live_item_of_who_left_is_orphaned_at_that_instant() {
    company.people(EVE);

    assertThat(Said.of(company, ORPHANED))
        .extracting(held -> held.item() + " " + held.openedAt() + " " + held.because())
        .containsExactly(
            "studio:a 2026-11-04T12:00:00Z bob@x.test, who owned studio:a, left the workspace at"
                + " Wed 4 Nov 12:00",
            "studio:b 2026-11-04T12:00:00Z bob@x.test, who owned studio:b, left the workspace at"
                + " Wed 4 Nov 12:00");
  }

  @Test
  void who_was_never_listed_has_not_left() {
    company.open("theirs", "guest@x.test").people(BOB, EVE);

    assertThat(Said.of(company, ORPHANED)).isEmpty();
  }

  @Test
  void owned_again_by_somebody_here_pays_and_owned_by_nobody_does_not() {
    company.people(EVE).until("2026-11-05T12:00:00Z").change("a", ItemField.OWNER, "eve@x.test");
    company.change("b", ItemField.OWNER, "eve@x.test");
    assertThat(Said.of(company, ORPHANED))
        .extracting(held -> held.state() + " " + held.endedAt().orElseThrow())
        .containsExactly("PAID 2026-11-05T12:00:00Z", "PAID 2026-11-05T12:00:00Z");

    Company other =
        new Company(MONDAY)
            .people(BOB, EVE)
            .open("a", "bob@x.test")
            .until(LEFT)
            .people(EVE)
            .until("2026-11-05T12:00:00Z")
            .emit(
                new Fact.ItemChanged(
                    Company.ref("a"),
                    Instant.parse("2026-11-05T12:00:00Z"),
                    1,
                    Actor.HUMAN,
                    List.of(FieldChange.cleared(ItemField.OWNER))));
    assertThat(Said.isOpen(Said.one(other, ORPHANED))).isTrue();
  }

  @Test
  void its_owner_back_pays_and_its_own_end_ends_it() {
    company.people(EVE).until("2026-11-05T12:00:00Z").turn("b", Transition.CANCELLED);
    company.until("2026-11-06T12:00:00Z").people(BOB, EVE);

    assertThat(Said.of(company, ORPHANED))
        .extracting(Liability::state)
        .containsExactly(LiabilityState.PAID, LiabilityState.WRITTEN_OFF);
  }

  @Test
  void given_to_somebody_who_is_gone_it_is_orphaned_from_then() {
    company.people(EVE).until("2026-11-05T12:00:00Z").change("hers", ItemField.OWNER, "bob@x.test");

    assertThat(Said.of(company, ORPHANED))
        .extracting(held -> held.item() + " " + held.openedAt())
        .contains("studio:hers 2026-11-05T12:00:00Z");
  }

  @Test
  void bounced_mail_is_the_same_until_people_are_put_with_that_address() {
    company.emit(new Fact.MailBounced(Instant.parse(LEFT), "bob@x.test"));
    assertThat(Said.of(company, ORPHANED)).hasSize(2).allMatch(Said::isOpen);
    assertThat(Said.of(company, ORPHANED).getFirst().because())
        .isEqualTo(
            "bob@x.test, who owned studio:a, can no longer be reached by mail at Wed 4 Nov 12:00");

    company.until("2026-11-05T12:00:00Z").people(EVE);
    assertThat(Said.of(company, ORPHANED)).allMatch(Said::isOpen);

    company.until("2026-11-06T12:00:00Z").people(BOB, EVE);
    assertThat(Said.of(company, ORPHANED)).allMatch(held -> held.state() == LiabilityState.PAID);
  }

  @Test
  void the_order_in_which_puts_of_people_arrive_makes_no_difference() {
    Company other =
        new Company(MONDAY)
            .open("a", "bob@x.test")
            .until("2026-11-05T12:00:00Z")
            .emit(new Fact.PeoplePut(Instant.parse(LEFT), List.of(EVE)));
    assertThat(Said.of(other, ORPHANED)).isEmpty();

    other.emit(new Fact.PeoplePut(Instant.parse(MONDAY), List.of(BOB, EVE)));
    assertThat(Said.stands(other, ORPHANED)).isEqualTo("studio:a 2026-11-04T12:00:00Z open");
    assertThat(other.state().people().people()).containsExactly(EVE);
  }
}
