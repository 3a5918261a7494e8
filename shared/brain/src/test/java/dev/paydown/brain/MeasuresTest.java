package dev.paydown.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.measure.Figures;
import dev.paydown.brain.measure.Latency;
import dev.paydown.brain.measure.Measures;
import dev.paydown.brain.measure.Measures.By;
import dev.paydown.brain.measure.Measures.Period;
import dev.paydown.brain.measure.Measures.Seam;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.settings.Area;
import dev.paydown.brain.settings.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Monday is 2 November 2026, week 45; the second week is 46. */
final class MeasuresTest {
  private final Company company = new Company("2026-11-02T09:00:00Z");

  private Measures measures(int weeks) {
    return Measures.of(Picture.of(company.state()), weeks, By.TOOLS);
  }

  private Figures week(String label) {
    return measures(13).weeks().stream()
        .filter(week -> week.label().equals(label))
        .findFirst()
        .orElseThrow()
        .figures();
  }

  private static Latency latency(long... seconds) {
    return seconds.length == 0
        ? new Latency(0, OptionalLong.empty(), OptionalLong.empty())
        : new Latency((int) seconds[0], OptionalLong.of(seconds[1]), OptionalLong.of(seconds[2]));
  }

  @Test
  void a_week_in_which_nothing_happened_is_all_zero() {
    assertThat(week("2026-W45")).isEqualTo(new Figures(0, 0, 0, 0, 0, 0, latency(), 0, 0, 0));
  }

  @Test
  void what_is_decided_is_done_leaked_or_in_flight() {
    company
        .open("idea", "a@x.test")
        .open("done", "a@x.test", "DUE", "2026-11-06")
        .open("dropped", "a@x.test", "DUE", "2026-11-06")
        .open("going", "a@x.test", "DUE", "2026-11-06")
        .open("choice", "a@x.test", "KIND", "decision")
        .open("also", "a@x.test")
        .until("2026-11-10T10:00:00Z")
        .turn("also", Transition.STARTED)
        .turn("done", Transition.STARTED)
        .turn("done", Transition.FINISHED)
        .turn("going", Transition.STARTED)
        .turn("dropped", Transition.CANCELLED);

    assertThat(week("2026-W45")).isEqualTo(new Figures(4, 1, 1, 2, 0, 0, latency(), 0, 0, 0));
    assertThat(week("2026-W46")).isEqualTo(new Figures(0, 0, 0, 0, 3, 2, latency(), 0, 0, 0));
  }

  @Test
  void an_approval_granted_decides_and_one_asked_for_does_not() {
    company.open("asked", "a@x.test").open("granted", "a@x.test");
    company.askApproval("asked", "b@x.test").askApproval("granted", "b@x.test");
    company.decideApproval("granted", "b@x.test");

    assertThat(week("2026-W45").decided()).isEqualTo(1);
  }

  /** Sixty working days after Friday 6 November is Friday 29 January. */
  @Test
  void what_nobody_began_has_leaked_when_its_date_is_more_than_sixty_working_days_past() {
    company.open("x", "a@x.test", "DUE", "2026-11-06").until("2027-01-29T12:00:00Z");
    assertThat(week("2026-W45").inFlight()).isEqualTo(1);

    company.until("2027-02-01T12:00:00Z");
    Measures now = measures(14);
    assertThat(now.weeks().getFirst().label()).isEqualTo("2026-W45");
    assertThat(now.weeks().getFirst().figures().leaked()).isEqualTo(1);
  }

  /**
   * Offered on Monday at 10:00. One is picked up at 12:00, two hours; one on Tuesday at 11:00:
   * seven hours of Monday and two of Tuesday; one on the Monday after at 10:00: five whole days.
   */
  @Test
  void latency_runs_on_working_time_from_offer_to_pick_up() {
    company.open("design", "d@x.test").open("b1", "p1@x.test").open("b2", "p2@x.test");
    company.open("b3", "p3@x.test").open("own", "d@x.test");
    for (String key : List.of("b1", "b2", "b3", "own")) {
      company.blocks("design", key);
    }
    company.until("2026-11-02T10:00:00Z").turn("design", Transition.FINISHED);
    company.until("2026-11-02T12:00:00Z").turn("b1", Transition.STARTED);
    company.turn("own", Transition.STARTED);
    company.until("2026-11-03T11:00:00Z").turn("b2", Transition.STARTED);
    company.until("2026-11-09T10:00:00Z").turn("b3", Transition.STARTED);

    assertThat(week("2026-W45").handoffs()).isEqualTo(latency(2, 2 * 3600, 9 * 3600));
    assertThat(week("2026-W46").handoffs()).isEqualTo(latency(1, 40 * 3600, 40 * 3600));
    assertThat(measures(13).total().handoffs()).isEqualTo(latency(3, 9 * 3600, 40 * 3600));
    assertThat(week("2026-W45").handoffsNotCaught()).isEqualTo(2);
  }

  /** Two who confirm on Tuesday 3 would have found out four and nine working days later. */
  @Test
  void days_saved_are_those_of_the_week_in_which_people_confirmed() {
    company
        .open("a", "a@x.test", "START", "2026-11-05", "DUE", "2026-11-06")
        .open("b", "b@x.test", "START", "2026-11-09", "DUE", "2026-11-10")
        .open("d", "d@x.test", "START", "2026-11-16", "DUE", "2026-11-17")
        .blocks("a", "b")
        .blocks("a", "d")
        .until("2026-11-03T10:00:00Z")
        .change("a", ItemField.DUE, "2026-11-16");
    for (String owner : List.of("b@x.test", "d@x.test")) {
      company.confirm(company.live(owner, ProposalKind.SHIFT_DATES).orElseThrow(), "m1", "m2");
    }

    company.until("2026-11-09T08:00:00Z").open("news", "a@x.test");
    assertThat(week("2026-W45").daysSaved()).isEqualTo(4 + 9);
    assertThat(week("2026-W46").daysSaved()).isZero();
  }

  @Test
  void quarters_are_whole_and_weeks_are_iso_weeks_across_the_year() {
    company.open("x", "a@x.test", "DUE", "2026-11-06").until("2027-01-03T12:00:00Z");

    Measures now = measures(2);
    assertThat(now.weeks())
        .extracting(Period::label, Period::from)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2026-W52", LocalDate.parse("2026-12-21")),
            org.assertj.core.groups.Tuple.tuple("2026-W53", LocalDate.parse("2026-12-28")));
    assertThat(now.quarters()).extracting(Period::label).containsExactly("2026-Q4", "2027-Q1");
    assertThat(now.quarters().getFirst().figures().decided()).isEqualTo(1);
    assertThat(now.total().decided()).isZero();
  }

  @Test
  void figures_stand_by_seam_and_name_nobody() {
    company
        .open("a", "ann@x.test", "DUE", "2026-11-06")
        .open("b", "bob@x.test", "DUE", "2026-11-09");
    company.blocks("a", "b").settings(withAreas(new Area("studio:a", "ann@x.test")));

    assertThat(measures(1).seams()).extracting(Seam::label).containsExactly("within studio");
    List<Seam> areas = Measures.of(Picture.of(company.state()), 1, By.AREAS).seams();
    assertThat(areas)
        .extracting(Seam::label)
        .containsExactly("studio:a → elsewhere", "within studio:a");
    assertThat(areas.toString()).doesNotContain("@");
  }

  private static Settings withAreas(Area... areas) {
    Settings plain = Settings.defaults();
    return new Settings(
        plain.calendar(),
        plain.terms(),
        plain.tariff(),
        plain.shift(),
        plain.initiatives(),
        plain.autonomy(),
        List.of(areas),
        plain.clientFacing(),
        plain.steward(),
        plain.statement(),
        plain.costPerHour());
  }

  @Test
  void no_week_cannot_be_measured() {
    assertThatThrownBy(() -> measures(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("weeks is 0");
  }

  @Test
  void every_figure_of_the_weeks_adds_up_to_the_seams() {
    Seeds.each(
        random -> {
          Measures all = Measures.of(Picture.of(Walks.end(random)), 6, By.TOOLS);
          Figures total = all.total();
          assertThat(total.decided()).isEqualTo(total.done() + total.leaked() + total.inFlight());
          assertThat(all.weeks().stream().mapToInt(week -> week.figures().decided()).sum())
              .isEqualTo(total.decided());
          assertThat(all.seams().stream().mapToInt(seam -> seam.figures().started()).sum())
              .isEqualTo(total.started());
        });
  }
}
