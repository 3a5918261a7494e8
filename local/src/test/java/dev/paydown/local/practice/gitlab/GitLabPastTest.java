package dev.paydown.local.practice.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.local.practice.Bench;
import dev.paydown.local.practice.Described;
import dev.paydown.local.practice.Entity;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.gitlab.GitLabTool;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What GitLab's own notes tell of due dates is what its webhooks would have told. */
class GitLabPastTest {

  /** To the second: GitLab's webhooks write times so, its API writes milliseconds. */
  private record Due(Instant at, Actor actor, Optional<String> day) {}

  private static List<Due> dues(List<Fact> facts) {
    List<Due> dues = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.ItemChanged changed) {
        for (FieldChange change : changed.changes()) {
          if (change.field() == ItemField.DUE) {
            dues.add(
                new Due(
                    changed.at().truncatedTo(ChronoUnit.SECONDS), changed.actor(), change.value()));
          }
        }
      }
    }
    return dues;
  }

  @Test
  void notes_say_the_same_of_due_dates_as_the_deliveries_that_nobody_was_there_to_hear() {
    List<PracticeGitLab> opened = new ArrayList<>();
    Bench bench =
        new Bench(
            "gitlab",
            world -> {
              opened.add(new PracticeGitLab(world, Bench.TOKEN));
              return opened.getFirst();
            },
            GitLabTool::new);
    PracticeGitLab gitLab = opened.getFirst();
    Entity issue =
        gitLab.open(
            "ada",
            false,
            Map.of("title", Optional.of("Form"), "due_date", Optional.of("2026-11-24")));
    for (String day : List.of("2026-11-27", "", "2026-12-01")) {
      gitLab.update("ada", issue.id(), Map.of("due_date", Optional.of(day)));
    }
    gitLab.note("ada", issue.id(), "changed due date to December 24, 2026");
    List<Due> told = new ArrayList<>();
    for (Delivery delivery : bench.delivered.subList(0, 4)) {
      Reading reading = bench.tool().read(delivery, bench.connection());
      assertThat(reading).isInstanceOf(Reading.Facts.class);
      told.addAll(dues(((Reading.Facts) reading).facts()));
    }

    List<Fact> past =
        bench.tool().listening().orElseThrow().past(bench.connection(), issue.id(), bench.now);

    assertThat(dues(past)).hasSize(4).isEqualTo(told);
    assertThat(bench.sent)
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(Described.ours("gitlab").faults(request, "/gitlab", Map.of()))
                    .isEmpty());
  }
}
