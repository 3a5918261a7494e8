package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.WorkspaceState.Seen;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.store.WorkspaceStore.Committed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a workspace knows of many thousands of people stands in as many rows as it needs. */
@Tag("contract")
final class StateRowsTest {
  /** Of each, what one tool calls them; zipped some 60 bytes. */
  private static final int TWO_ROWS = 12_000;

  private final Table table = Database.table();
  private final String workspace = Database.workspace();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);

  private WorkspaceState made() {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    return empty;
  }

  /** The next version, in which so many people have been seen. */
  private static WorkspaceState seen(WorkspaceState before, int people) {
    Random random = new Random(people);
    Map<String, Seen> aliases = new HashMap<>();
    for (int i = 0; i < people; i++) {
      String user = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
      String name = Long.toString(random.nextLong(), 36);
      aliases.put(
          "desk:" + user,
          new Seen(
              new Stamp(Records.NOW, i, "e" + i),
              Optional.of(PersonRef.email(name + "@example.org")),
              name));
    }
    return States.withAliases(before, aliases);
  }

  private WorkspaceState committed(WorkspaceState before, WorkspaceState after) {
    assertThat(store.commit(before, after, List.of())).isEqualTo(Committed.YES);
    return after;
  }

  private int parts() {
    int parts = 0;
    while (table.get(Key.state(workspace, parts)).isPresent()) {
      parts++;
    }
    return parts;
  }

  @Test
  void what_fits_a_row_stands_in_one_that_every_version_can_read() {
    committed(made(), seen(WorkspaceState.empty(workspace), 100));

    assertThat(parts()).isEqualTo(1);
    assertThat(table.get(Key.state(workspace)).orElseThrow())
        .containsKey("zipped")
        .doesNotContainKeys("part", "parts");
  }

  @Test
  void more_than_a_row_holds_is_loaded_as_it_was_committed() {
    WorkspaceState empty = made();
    WorkspaceState many = committed(empty, seen(empty, TWO_ROWS));

    assertThat(parts()).isGreaterThan(1);
    assertThat(store.load(workspace)).contains(many);
    assertThat(store.rules(workspace)).contains(Settled.of(many).rules(workspace));
  }

  @Test
  void who_holds_an_earlier_version_catches_up_with_all_parts() {
    WorkspaceState empty = made();
    WorkspaceState few = committed(empty, seen(empty, 1));
    WorkspaceState many = committed(few, seen(few, TWO_ROWS));

    assertThat(store.since(few).or(() -> store.load(workspace))).contains(many);
  }

  @Test
  void what_became_shorter_leaves_no_part_behind() {
    WorkspaceState empty = made();
    WorkspaceState many = committed(empty, seen(empty, 2 * TWO_ROWS));
    int most = parts();
    WorkspaceState fewer = committed(many, seen(many, TWO_ROWS));
    assertThat(parts()).isBetween(2, most - 1);

    WorkspaceState few = committed(fewer, seen(fewer, 3));

    assertThat(parts()).isEqualTo(1);
    assertThat(table.get(Key.state(workspace, 2))).isEmpty();
    assertThat(store.load(workspace)).contains(few);
  }

  @Test
  void parts_of_two_writings_are_never_put_together() {
    WorkspaceState empty = made();
    WorkspaceState many = committed(empty, seen(empty, TWO_ROWS));
    Map<String, AttributeValue> first = table.get(Key.state(workspace)).orElseThrow();
    assertThat(StateRows.whole(table, workspace, first)).isPresent();

    committed(many, seen(many, TWO_ROWS + 1));

    assertThat(StateRows.whole(table, workspace, first)).isEmpty();
  }

  @Test
  void more_than_all_parts_hold_is_refused_in_words() {
    Settled most = Settled.of(seen(WorkspaceState.empty(workspace), 8 * TWO_ROWS));

    assertThatThrownBy(() -> StateRows.of(workspace, most))
        .isInstanceOf(Row.TooLarge.class)
        .hasMessage(
            "the settings, people and aliases of a workspace are larger than 8 rows of 390 KB hold,"
                + " even zipped");
  }
}
