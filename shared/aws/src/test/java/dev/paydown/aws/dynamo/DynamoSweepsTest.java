package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Sweep;
import dev.paydown.brain.store.Sweeps;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class DynamoSweepsTest {
  private static final Instant NOW = Records.NOW;
  private final Table table = Database.table();
  private final String workspace = Database.workspace();
  private final DynamoSweeps sweeps = new DynamoSweeps(table);
  private final Sweeps.Of jira = new Sweeps.Of(workspace, "jira");
  private final Sweep first = Sweep.first(jira, NOW);

  @Test
  void what_is_kept_is_read_back_whole() {
    sweeps.begin(first);
    Sweep later =
        first
            .begun(NOW)
            .page(3, List.of("b", "c"), Optional.of("0:2"))
            .readOne()
            .hooked(Optional.of(NOW.plus(Duration.ofDays(30))))
            .due(NOW.plusSeconds(60), Optional.of("Jira asks for time"));
    assertThat(sweeps.replace(first, later)).isTrue();
    assertThat(sweeps.find(jira)).contains(later);
  }

  @Test
  void one_that_is_under_way_is_not_begun_anew() {
    sweeps.begin(first);
    Sweep later = first.begun(NOW);
    sweeps.replace(first, later);
    sweeps.begin(first);
    assertThat(sweeps.find(jira)).contains(later);
  }

  @Test
  void of_twenty_who_take_it_up_at_once_one_has_it() throws Exception {
    sweeps.begin(first);
    Sweep taken = first.due(NOW.plusSeconds(600), Optional.empty());
    assertThat(AtOnce.call(20, () -> sweeps.replace(first, taken)))
        .satisfies(had -> assertThat(Collections.frequency(had, true)).isEqualTo(1));
  }

  @Test
  void what_is_due_is_found_and_a_workspace_beside_it_is_not() {
    sweeps.begin(first);
    sweeps.begin(Sweep.first(new Sweeps.Of(workspace, "linear"), NOW.plusSeconds(1)));
    assertThat(sweeps.dueBy(NOW)).contains(jira).doesNotContain(new Sweeps.Of(workspace, "linear"));
    assertThat(sweeps.dueBy(NOW.plusSeconds(1))).contains(jira, new Sweeps.Of(workspace, "linear"));
    assertThat(new DynamoDueIndex(table).dueBy(NOW)).doesNotContain(workspace);
  }

  @Test
  void what_is_removed_is_due_no_more() {
    sweeps.begin(first);
    sweeps.remove(jira);
    assertThat(sweeps.find(jira)).isEmpty();
    assertThat(sweeps.dueBy(NOW)).doesNotContain(jira);
    assertThat(sweeps.replace(first, first.begun(NOW))).isFalse();
  }
}
