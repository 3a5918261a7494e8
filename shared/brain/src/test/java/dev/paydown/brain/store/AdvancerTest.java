package dev.paydown.brain.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Load, step, commit; who loses loads again. */
final class AdvancerTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final String ACME = "acme";

  /** Keeps workspaces in memory; others may commit in between, as a test says. */
  private static final class Memory implements WorkspaceStore {
    private final Map<String, WorkspaceState> held = new HashMap<>();
    private final List<List<String>> commits = new ArrayList<>();
    private final List<LogEntry> unfolded = new ArrayList<>();
    private final List<LogEntry> others = new ArrayList<>();
    private int loads;
    private boolean knowsWhatChanged;
    private int refusals;

    Memory(String... workspaces) {
      for (String workspace : workspaces) {
        held.put(workspace, WorkspaceState.empty(workspace));
      }
    }

    @Override
    public Optional<WorkspaceState> load(String workspace) {
      loads++;
      return Optional.ofNullable(held.get(workspace));
    }

    @Override
    public Optional<WorkspaceState> since(WorkspaceState known) {
      return Optional.ofNullable(held.get(known.workspace()))
          .filter(state -> knowsWhatChanged || state.version() == known.version());
    }

    @Override
    public Optional<WorkspaceState> rules(String workspace) {
      return load(workspace).map(WorkspaceState::rules);
    }

    @Override
    public Optional<Long> version(String workspace) {
      return Optional.ofNullable(held.get(workspace)).map(WorkspaceState::version);
    }

    @Override
    public Committed commit(WorkspaceState before, WorkspaceState after, List<String> entryIds) {
      if (!others.isEmpty()) {
        LogEntry other = others.removeFirst();
        held.put(ACME, Advance.step(state(), List.of(other)));
      }
      refusals--;
      if (refusals >= 0 || version(before.workspace()).orElseThrow() != before.version()) {
        return Committed.CONFLICT;
      }
      held.put(after.workspace(), after);
      commits.add(entryIds);
      return Committed.YES;
    }

    @Override
    public void create(WorkspaceState empty, String name) {
      held.put(empty.workspace(), empty);
    }

    @Override
    public List<LogEntry> unfolded(String workspace) {
      return List.copyOf(unfolded);
    }

    WorkspaceState state() {
      return Optional.ofNullable(held.get(ACME)).orElseThrow();
    }
  }

  private final Memory store = new Memory(ACME);
  private final Advancer advancer = new Advancer(store);

  private static LogEntry opens(String id, String key) {
    return says(id, key, FieldChange.set(ItemField.KEY, key));
  }

  private static LogEntry says(String id, String key, FieldChange change) {
    return new LogEntry(
        id,
        NOW,
        List.of(
            new Fact.ItemChanged(
                new ItemRef.Own("studio", key), NOW, 0, Actor.HUMAN, List.of(change))));
  }

  /** A date that no reader should have let through. */
  private static LogEntry poison(String id) {
    return says(id, "p", FieldChange.set(ItemField.DUE, "soon"));
  }

  @Test
  void what_was_logged_is_folded_and_committed_once() {
    assertThat(advancer.advance(ACME, List.of(opens("e1", "a"), opens("e2", "b")))).isEmpty();

    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/b");
    assertThat(store.state().version()).isEqualTo(1);
    assertThat(store.commits).containsExactly(List.of("e1", "e2"));
  }

  @Test
  void what_changes_nothing_is_not_committed() {
    advancer.advance(ACME, List.of(opens("e1", "a")));

    advancer.advance(ACME, List.of(opens("e1", "a")));

    assertThat(store.commits).hasSize(1);
  }

  @Test
  void a_workspace_that_is_not_there_is_left_alone() {
    assertThat(advancer.advance("nobody", List.of(opens("e1", "a")))).isEmpty();
    assertThat(store.commits).isEmpty();
  }

  @Test
  void what_was_committed_last_is_at_hand_and_not_loaded_again() {
    advancer.advance(ACME, List.of(opens("e1", "a")));
    advancer.advance(ACME, List.of(opens("e2", "b")));

    assertThat(store.loads).isEqualTo(1);
  }

  @Test
  void of_more_items_than_may_be_the_workspace_advanced_longest_ago_is_let_go_of() {
    Memory three = new Memory(ACME, "beta", "gamma");
    Advancer small = new Advancer(three, new AtHand(three, 2));
    small.advance(ACME, List.of(opens("e1", "a")));
    small.advance("beta", List.of(opens("e1", "a")));
    small.advance(ACME, List.of(opens("e2", "a")));
    assertThat(three.loads).as("two items are at hand").isEqualTo(2);
    small.advance("gamma", List.of(opens("e1", "a")));
    small.advance(ACME, List.of(opens("e3", "a")));
    assertThat(three.loads).as("three would be too many: beta is let go of").isEqualTo(3);
    small.advance("beta", List.of(opens("e2", "b")));
    assertThat(three.loads).isEqualTo(4);
    small.advance("beta", List.of(opens("e3", "c")));
    assertThat(three.loads).as("of one alone three are not too many").isEqualTo(4);
  }

  @Test
  void beside_a_workspace_that_fills_all_small_ones_come_and_go_and_it_stays() {
    Memory many = new Memory(ACME, "beta", "gamma");
    Advancer small = new Advancer(many, new AtHand(many, 5));
    small.advance(
        ACME,
        List.of(
            opens("e1", "a"),
            opens("e2", "b"),
            opens("e3", "c"),
            opens("e4", "d"),
            opens("e5", "e"),
            opens("e6", "f")));
    for (int i = 1; i <= 3; i++) {
      small.advance("beta", List.of(opens("b" + i, "a")));
      small.advance(ACME, List.of(opens("later" + i, "a")));
      small.advance("gamma", List.of(opens("g" + i, "a")));
      small.advance(ACME, List.of(opens("latest" + i, "a")));
    }
    assertThat(many.loads).as("acme once, the others each time").isEqualTo(1 + 6);
    small.advance("beta", List.of(opens("b4", "a")));
    small.advance("gamma", List.of(opens("g4", "a")));
    small.advance(ACME, List.of(opens("e7", "a")));
    assertThat(many.loads).as("advanced longest ago it goes like any other").isEqualTo(7 + 3);
  }

  @Test
  void what_others_committed_since_is_loaded() {
    advancer.advance(ACME, List.of(opens("e1", "a")));
    store.held.put(ACME, Advance.step(store.state(), List.of(opens("e2", "b"))));

    advancer.advance(ACME, List.of(opens("e3", "c")));

    assertThat(store.loads).isEqualTo(2);
    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/b", "studio/c");
  }

  @Test
  void what_others_committed_since_is_taken_up_without_a_load_where_the_store_knows_it() {
    store.knowsWhatChanged = true;
    advancer.advance(ACME, List.of(opens("e1", "a")));
    store.held.put(ACME, Advance.step(store.state(), List.of(opens("e2", "b"))));

    advancer.advance(ACME, List.of(opens("e3", "c")));

    assertThat(store.loads).isEqualTo(1);
    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/b", "studio/c");
  }

  @Test
  void who_loses_the_commit_goes_on_from_what_it_held() {
    store.knowsWhatChanged = true;
    store.others.add(opens("e0", "other"));

    advancer.advance(ACME, List.of(opens("e1", "a")));

    assertThat(store.loads).isEqualTo(1);
    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/other");
    assertThat(store.state().version()).isEqualTo(2);
  }

  @Test
  void who_loses_though_nobody_else_committed_loads_all_of_it() {
    store.knowsWhatChanged = true;
    advancer.advance(ACME, List.of(opens("e1", "a")));
    store.refusals = 1;

    advancer.advance(ACME, List.of(opens("e2", "b")));

    assertThat(store.loads).isEqualTo(2);
    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/b");
  }

  @Test
  void who_loses_the_commit_loads_again_and_loses_nothing() {
    store.others.add(opens("e0", "other"));

    advancer.advance(ACME, List.of(opens("e1", "a")));

    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/other");
    assertThat(store.state().version()).isEqualTo(2);
    assertThat(store.loads).isEqualTo(2);
  }

  @Test
  void after_a_lost_commit_answers_not_folded_yet_are_folded_too_each_once() {
    store.others.add(opens("e0", "other"));
    store.unfolded.add(opens("e1", "a"));
    store.unfolded.add(opens("e2", "answer"));

    advancer.advance(ACME, List.of(opens("e1", "a")));

    assertThat(store.commits).containsExactly(List.of("e1", "e2"));
    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/answer", "studio/other");
  }

  @Test
  void one_entry_that_cannot_be_folded_does_not_hold_up_the_rest() {
    LogEntry poison = poison("e2");

    List<Advancer.Poisonous> poisonous =
        advancer.advance(ACME, List.of(opens("e1", "a"), poison, opens("e3", "b")));

    assertThat(poisonous).extracting(Advancer.Poisonous::entry).containsExactly(poison);
    assertThat(poisonous.getFirst().why()).hasMessageContaining("soon");
    assertThat(store.commits).containsExactly(List.of("e1", "e3"));
    assertThat(store.state().items()).containsOnlyKeys("studio/a", "studio/b");
  }

  @Test
  void a_commit_that_others_always_win_is_given_up_with_an_error() {
    for (int i = 0; i < 25; i++) {
      store.others.add(opens("o" + i, "o" + i));
    }

    assertThatThrownBy(() -> advancer.advance(ACME, List.of(opens("e1", "a"))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("20 times");
    assertThat(store.commits).isEmpty();
  }

  @Test
  void the_twentieth_try_may_still_win() {
    for (int i = 0; i < 19; i++) {
      store.others.add(opens("o" + i, "o" + i));
    }

    advancer.advance(ACME, List.of(opens("e1", "a")));

    assertThat(store.commits).containsExactly(List.of("e1"));
  }

  @Test
  void a_state_that_itself_cannot_be_folded_is_an_error_and_nobodys_entry() {
    store.held.put(ACME, Advance.read(store.state(), List.of(poison("e1"))));

    assertThatThrownBy(() -> advancer.advance(ACME, List.of())).hasMessageContaining("soon");
  }

  @Test
  void a_connection_in_a_message_shows_no_secret() {
    Connection connection =
        new Connection(
            "id",
            ACME,
            "studio",
            "events",
            List.of("whsec_a"),
            Optional.of("token-b"),
            Optional.empty(),
            Optional.empty());

    assertThat(connection).hasToString("Connection[acme studio (events)]");
  }
}
