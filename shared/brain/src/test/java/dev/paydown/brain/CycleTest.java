package dev.paydown.brain;

import static dev.paydown.brain.settings.LiabilityKind.CYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.debt.LiabilityState;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import org.junit.jupiter.api.Test;

/** C blocks A, A blocks B, and on Tuesday somebody says that B blocks C. */
final class CycleTest {
  private static final String MONDAY = "2026-11-02T10:00:00Z";

  private static final String TUESDAY = "2026-11-03T10:00:00Z";

  private final Company company =
      new Company(MONDAY)
          .open("a", "ann@x.test")
          .open("b", "bob@x.test")
          .open("c", "cat@x.test")
          .blocks("c", "a")
          .blocks("a", "b")
          .until(TUESDAY)
          .blocks("b", "c");

  @Test
  void a_cycle_is_one_liability_of_its_least_item_from_the_link_that_closed_it() {
    assertThat(Said.stands(company, CYCLE)).isEqualTo("studio:a 2026-11-03T10:00:00Z open");
    assertThat(Said.one(company, CYCLE).because())
        .isEqualTo(
            "studio:a blocks studio:b blocks studio:c, which blocks the first again, since Tue 3"
                + " Nov 10:00");
  }

  @Test
  void cutting_any_of_its_links_pays_it_at_the_source_time_of_the_cut() {
    company.until("2026-11-05T10:00:00Z").emit(Said.cut("a", "b", "2026-11-04T10:00:00Z"));

    assertThat(Said.stands(company, CYCLE))
        .isEqualTo("studio:a 2026-11-03T10:00:00Z paid 2026-11-04T10:00:00Z");
  }

  @Test
  void a_member_that_ends_breaks_it() {
    company.until("2026-11-04T10:00:00Z").turn("b", Transition.CANCELLED);

    assertThat(Said.one(company, CYCLE).state()).isEqualTo(LiabilityState.WRITTEN_OFF);
  }

  @Test
  void one_that_grows_is_the_same_and_another_is_another() {
    Liability before = Said.one(company, CYCLE);
    company.until("2026-11-04T10:00:00Z").open("0", "zoe@x.test").blocks("c", "0").blocks("0", "a");
    assertThat(Said.one(company, CYCLE).id()).isEqualTo(before.id());
    assertThat(Said.one(company, CYCLE).because()).contains("studio:0");

    company.open("x", "zoe@x.test").open("y", "zoe@x.test").blocks("x", "y").blocks("y", "x");
    assertThat(Said.of(company, CYCLE)).hasSize(2);
  }

  @Test
  void closed_again_within_five_working_days_it_is_the_same() {
    Liability before = Said.one(company, CYCLE);
    company
        .until("2026-11-04T10:00:00Z")
        .emit(Said.cut("a", "b", "2026-11-04T10:00:00Z"))
        .until("2026-11-06T10:00:00Z")
        .blocks("a", "b");

    assertThat(Said.one(company, CYCLE).id()).isEqualTo(before.id());
    assertThat(Said.stands(company, CYCLE)).isEqualTo("studio:a 2026-11-03T10:00:00Z open");
  }

  @Test
  void a_chain_is_none() {
    Company chain =
        new Company(MONDAY)
            .open("a", "ann@x.test")
            .open("b", "bob@x.test")
            .blocks("a", "b")
            .until("2026-11-05T10:00:00Z");

    assertThat(Said.of(chain, CYCLE)).isEmpty();
  }

  @Test
  void a_long_one_names_its_first_items_and_asks_of_as_many_links_as_a_page_shows() {
    Company ring = new Company(MONDAY);
    for (int i = 0; i < 120; i++) {
      ring.open("r%03d".formatted(i), "rob@x.test");
    }
    for (int i = 0; i < 120; i++) {
      ring.blocks("r%03d".formatted(i), "r%03d".formatted((i + 1) % 120));
    }
    ring.until("2026-11-06T10:00:00Z");

    assertThat(Said.one(ring, CYCLE).because())
        .startsWith("studio:r000 blocks studio:r001 blocks ")
        .contains(" blocks studio:r005 and so on, 120 items, which blocks the first again, since");
    Proposal asked = ring.live("rob@x.test", ProposalKind.RESOLVE_CONFLICT).orElseThrow();
    assertThat(asked.moves()).hasSize(48);
    assertThat(asked.reason())
        .endsWith("Cut the one link that is wrong. The first 48 of 120 are listed.");
  }
}
