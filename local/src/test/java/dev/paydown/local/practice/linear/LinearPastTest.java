package dev.paydown.local.practice.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Linear's history tells of due dates is what its webhooks would have told. */
class LinearPastTest {

  private record Due(Instant at, Actor actor, Optional<String> day) {}

  private static List<Due> dues(List<Fact> facts) {
    List<Due> dues = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.ItemChanged changed) {
        for (FieldChange change : changed.changes()) {
          if (change.field() == ItemField.DUE) {
            dues.add(new Due(changed.at(), changed.actor(), change.value()));
          }
        }
      }
    }
    return dues;
  }

  @Test
  void a_history_says_the_same_of_due_dates_as_the_deliveries_that_nobody_was_there_to_hear() {
    LinearBench bench = new LinearBench(Optional.empty());
    bench.linear.createIssue("ada@example.com", Map.of("title", "Form", "dueDate", "2026-11-24"));
    for (String day : List.of("2026-11-27", "2026-12-01")) {
      bench.now = bench.now.plus(Duration.ofDays(1));
      bench.linear.setDue("ada@example.com", "ENG-1", LocalDate.parse(day));
    }
    List<Due> told = new ArrayList<>();
    for (Delivery delivery : bench.delivered) {
      Reading reading = bench.tool.read(delivery, bench.connection);
      assertThat(reading).isInstanceOf(Reading.Facts.class);
      told.addAll(dues(((Reading.Facts) reading).facts()));
    }
    String uid = bench.linear.issue("ENG-1").id();

    List<Fact> past = bench.tool.listening().orElseThrow().past(bench.connection, uid, bench.now);

    assertThat(dues(past)).hasSize(3).isEqualTo(told);
  }
}
