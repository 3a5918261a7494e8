package dev.paydown.brain;

import static dev.paydown.brain.proposal.ProposalKind.DECIDE_APPROVAL;
import static dev.paydown.brain.settings.LiabilityKind.PENDING_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.debt.Clearers;
import dev.paydown.brain.settings.Area;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom Paydown asks, on Monday 2 November: the owner, the area’s owner, the lead, the steward. */
final class ClearersTest {
  private final Company company =
      new Company("2026-11-02T09:00:00Z")
          .settings(settled())
          .open("web-1", "ann@x.test")
          .open("web-2", "studio:u-7")
          .open("app-1", "ann@x.test")
          .open("app-2", "studio:u-7");

  private static Settings settled() {
    Settings usual = Settings.defaults();
    return new Settings(
        usual.calendar(),
        usual.terms(),
        usual.tariff(),
        usual.shift(),
        usual.initiatives(),
        usual.autonomy(),
        List.of(new Area("studio:web-*", "web@x.test")),
        usual.clientFacing(),
        Optional.of("steward@x.test"),
        usual.statement(),
        usual.costPerHour());
  }

  private Clearers clearers() {
    return Picture.of(company.state()).clearers();
  }

  private Optional<String> of(String key) {
    return clearers().of(company.item(key));
  }

  private static Person led(String email, String lead, String... days) {
    return new Person(
        email,
        email,
        Optional.empty(),
        Map.of(),
        Optional.of(lead),
        Said.off(email, days).daysOff());
  }

  @Test
  void the_owner_clears_what_the_owner_owes() {
    assertThat(of("web-1")).contains("ann@x.test");
  }

  @Test
  void where_nobody_can_be_mailed_it_is_the_owner_of_the_area_else_the_steward() {
    assertThat(of("web-2")).contains("web@x.test");
    assertThat(of("app-2")).contains("steward@x.test");
  }

  @Test
  void who_is_away_today_is_passed_over_for_the_area_then_the_lead_then_the_steward() {
    company.people(led("ann@x.test", "lea@x.test", "2026-11-02"));
    assertThat(of("web-1")).contains("web@x.test");
    assertThat(of("app-1")).contains("lea@x.test");

    company.people(
        led("ann@x.test", "lea@x.test", "2026-11-02"),
        led("lea@x.test", "top@x.test", "2026-11-02"));
    assertThat(of("app-1")).contains("steward@x.test");
  }

  @Test
  void where_all_are_away_it_is_the_first_all_the_same() {
    company.people(
        led("ann@x.test", "ann@x.test", "2026-11-02"),
        led("steward@x.test", "ann@x.test", "2026-11-02"));

    assertThat(of("app-1")).contains("ann@x.test");
    assertThat(clearers().of("ann@x.test")).contains("ann@x.test");
  }

  @Test
  void the_day_before_and_the_day_after_somebody_is_there() {
    company.people(led("ann@x.test", "lea@x.test", "2026-11-03"));
    assertThat(of("app-1")).contains("ann@x.test");

    company.until("2026-11-03T09:00:00Z").open("tuesday", "ann@x.test");
    assertThat(of("app-1")).contains("lea@x.test");

    company.until("2026-11-04T09:00:00Z").open("wednesday", "ann@x.test");
    assertThat(of("app-1")).contains("ann@x.test");
  }

  @Test
  void a_term_runs_on_the_time_of_whoever_is_named_though_they_are_away() {
    company.people(led("ann@x.test", "lea@x.test", "2026-11-02"));

    assertThat(clearers().namedFor(company.item("app-1"))).contains("ann@x.test");
    assertThat(clearers().namedAround(company.item("app-1"))).contains("lea@x.test");
    assertThat(clearers().namedAround(company.item("web-1"))).contains("web@x.test");
  }

  @Test
  void a_person_away_is_stood_in_for_by_their_lead_and_then_by_the_steward() {
    company.people(led("ann@x.test", "lea@x.test", "2026-11-02"));
    assertThat(clearers().of("ann@x.test")).contains("lea@x.test");

    company.people(Said.off("ann@x.test", "2026-11-02"));
    assertThat(clearers().of("ann@x.test")).contains("steward@x.test");
    assertThat(clearers().of("studio:u-7")).contains("steward@x.test");
  }

  /** An approval that nobody gives, asked of somebody who is off that day. */
  private Company asked(String dayOff) {
    return company
        .people(led("eve@x.test", "lea@x.test", dayOff))
        .askApproval("app-1", "eve@x.test")
        .until("2026-11-03T23:45:00Z");
  }

  @Test
  void a_question_goes_to_who_stands_in_as_the_day_off_begins_though_nothing_is_emitted() {
    assertThat(asked("2026-11-04").live("eve@x.test", DECIDE_APPROVAL)).isPresent();

    company.until("2026-11-04T00:00:00Z");

    assertThat(company.live("eve@x.test", DECIDE_APPROVAL)).isEmpty();
    assertThat(company.live("lea@x.test", DECIDE_APPROVAL)).isPresent();
  }

  @Test
  void a_question_goes_back_to_who_was_away_as_the_day_after_begins_though_nothing_is_emitted() {
    assertThat(asked("2026-11-03").live("lea@x.test", DECIDE_APPROVAL)).isPresent();

    company.until("2026-11-04T00:00:00Z");

    assertThat(company.live("lea@x.test", DECIDE_APPROVAL)).isEmpty();
    assertThat(company.live("eve@x.test", DECIDE_APPROVAL)).isPresent();
  }

  @Test
  void debt_rises_to_the_lead_and_to_the_steward_and_never_to_oneself() {
    company.people(led("ann@x.test", "lea@x.test"));

    assertThat(clearers().above("ann@x.test")).contains("lea@x.test");
    assertThat(clearers().above("bob@x.test")).contains("steward@x.test");
    assertThat(clearers().above("steward@x.test")).isEmpty();
  }

  @Test
  void the_owner_the_clearer_and_the_owners_of_live_followers_are_the_people_of_a_debt() {
    company
        .open("next", "bob@x.test")
        .blocks("app-1", "next")
        .askApproval("app-1", "eve@x.test")
        .until("2026-11-03T09:00:00Z");

    assertThat(Said.one(company, PENDING_APPROVAL).people()).isEqualTo(3);
    assertThat(company.balance(Said.one(company, PENDING_APPROVAL)).principal())
        .isEqualTo(3 * 23 * 60);
  }
}
