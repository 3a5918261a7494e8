package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.erasure.Renaming;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.Snapshots.Cut;
import dev.paydown.brain.store.Snapshots.Taken;
import dev.paydown.brain.store.WorkspaceStore.Committed;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who holds what stood before comes to what stands, by no more than what was committed since. */
@Tag("contract")
final class CatchUpTest {
  private final Table table = Database.table();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final String workspace = Database.workspace();
  private final List<String> calls = new ArrayList<>();

  private WorkspaceState committed(WorkspaceState before, WorkspaceState after) {
    assertThat(store.commit(before, after, List.of())).isEqualTo(Committed.YES);
    return after;
  }

  /** A workspace with so many items beside those of {@link Records#rich}. */
  private WorkspaceState held(int items) {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    WorkspaceState rich = committed(empty, Records.rich(workspace));
    SortedMap<String, ItemFacts> more = new TreeMap<>(rich.items());
    for (int i = 0; i < items; i++) {
      more.put("linear/n" + i, Records.item("n" + i, 1));
    }
    return committed(rich, States.items(rich, more));
  }

  private WorkspaceState moved(WorkspaceState state, String uid) {
    SortedMap<String, ItemFacts> items = new TreeMap<>(state.items());
    items.put("linear/" + uid, Records.item(uid, 99));
    return committed(state, States.items(state, items));
  }

  private static WorkspaceState without(WorkspaceState state, String id) {
    SortedMap<String, ItemFacts> items = new TreeMap<>(state.items());
    items.remove(id);
    return States.items(state, items);
  }

  /** The same store, each of whose calls is told of before it is made. */
  private DynamoWorkspaceStore telling(Consumer<String> told) {
    DynamoDbClient client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                  told.accept(method.getName());
                  try {
                    return method.invoke(table.client(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new DynamoWorkspaceStore(new Table(client, table.name(), new Random(1)));
  }

  @Test
  void after_any_commits_it_is_what_a_load_gives() {
    int caughtUp = 0;
    int seeds = Integer.getInteger("paydown.seeds", 100) / 10;
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      WorkspaceState state = WorkspaceState.empty(workspace + "s" + seed);
      store.create(state, "random");
      List<WorkspaceState> stood = new ArrayList<>(List.of(state));
      for (int i = 0; i < 6; i++) {
        state = committed(state, States.random(state, random));
        stood.add(state);
      }
      for (WorkspaceState known : stood) {
        Optional<WorkspaceState> since = store.since(known);
        if (since.isPresent()) {
          caughtUp++;
          assertThat(since).as("seed %d, from %d", seed, known.version()).contains(state);
        }
      }
    }
    assertThat(caughtUp).as("else nothing was shown").isGreaterThan(seeds);
  }

  @Test
  void what_did_not_change_stays_the_same_objects_and_what_went_is_gone() {
    WorkspaceState held = held(40);
    WorkspaceState moved = moved(held, "n7");
    WorkspaceState stands = committed(moved, without(moved, "linear/n8"));

    WorkspaceState since = store.since(held).orElseThrow();

    assertThat(since).isEqualTo(stands);
    assertThat(since.items().get("linear/n9")).isSameAs(held.items().get("linear/n9"));
    assertThat(since.links()).isSameAs(held.links());
    assertThat(since.settings()).isSameAs(held.settings());
  }

  @Test
  void where_nobody_committed_it_is_what_was_held_by_one_call() {
    WorkspaceState held = held(1);

    assertThat(telling(calls::add).since(held).orElseThrow()).isSameAs(held);
    assertThat(calls).containsExactly("getItem");
  }

  @Test
  void a_commit_takes_four_calls_however_much_is_held() {
    WorkspaceState held = held(300);
    moved(held, "n7");

    assertThat(telling(calls::add).since(held)).isPresent();
    assertThat(calls).containsExactly("getItem", "queryPaginator", "batchGetItem", "getItem");
  }

  @Test
  void settings_and_people_that_were_put_since_are_read() {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    WorkspaceState rich = Records.rich(workspace);
    WorkspaceState plain =
        committed(
            empty,
            new WorkspaceState(
                workspace,
                1,
                rich.now(),
                rich.dueAt(),
                List.of(),
                empty.people(),
                Map.of(),
                Map.of(),
                rich.items(),
                rich.links(),
                rich.confirmed(),
                rich.liabilities(),
                rich.entries(),
                rich.proposals(),
                rich.mailings(),
                rich.reads()));
    WorkspaceState stands = committed(plain, rich.numbered(2));

    assertThat(store.since(plain)).contains(stands);
  }

  @Test
  void a_commit_that_falls_into_the_reading_is_read_too() {
    WorkspaceState held = held(40);
    WorkspaceState first = moved(held, "n7");
    List<WorkspaceState> second = new ArrayList<>();
    DynamoWorkspaceStore disturbed =
        telling(
            call -> {
              if (call.equals("batchGetItem") && second.isEmpty()) {
                second.add(moved(first, "n8"));
              }
            });

    Optional<WorkspaceState> since = disturbed.since(held);

    assertThat(since).contains(second.getFirst());
  }

  @Test
  void a_journal_of_a_former_version_does_not_say_and_all_is_to_be_loaded() {
    WorkspaceState held = held(40);
    WorkspaceState first = moved(held, "n7");
    WorkspaceState stands = moved(first, "n8");
    table.put(
        Row.of(Key.journal(workspace, first.version()), "journal", workspace, "3")
            .number("version", first.version())
            .longBody(new Head.Folding(List.of())));

    assertThat(store.since(held)).isEmpty();
    assertThat(store.since(first)).contains(stands);
  }

  @Test
  void a_journal_that_was_cut_since_does_not_say_either() {
    WorkspaceState held = held(40);
    WorkspaceState first = moved(held, "n7");
    DynamoSnapshots snapshots = new DynamoSnapshots(table);
    snapshots.take(first, Records.NOW);
    snapshots.cut(workspace, new Taken(first.version(), Records.NOW, Cut.NOT));
    assertThat(store.since(held)).isEmpty();

    WorkspaceState stands = moved(first, "n8");
    assertThat(store.since(held)).isEmpty();
    assertThat(store.since(first)).contains(stands);
  }

  @Test
  void what_is_as_well_loaded_is_left_to_a_load() {
    WorkspaceState held = held(40);
    SortedMap<String, ItemFacts> all = new TreeMap<>(held.items());
    all.replaceAll((id, _) -> Records.item(id.substring("linear/".length()), 5));
    committed(held, States.items(held, all));

    assertThat(store.since(held)).isEmpty();
  }

  @Test
  void a_workspace_that_is_not_there_is_to_be_loaded_and_found_gone() {
    assertThat(store.since(Records.rich("nobody"))).isEmpty();
  }

  @Test
  void a_list_longer_than_it_saves_is_not_kept() {
    WorkspaceState held = held(1);
    SortedMap<String, ItemFacts> many = new TreeMap<>(held.items());
    for (int i = 0; i < 120; i++) {
      String uid = "x".repeat(280) + i;
      many.put("linear/" + uid, Records.item(uid, 5));
    }
    committed(held, States.items(held, many));

    Map<String, AttributeValue> journal =
        table.get(Key.journal(workspace, held.version() + 1)).orElseThrow();
    assertThat(journal).doesNotContainKey(ChangedRows.ATTRIBUTE);
  }

  @Test
  void a_list_that_names_somebody_is_no_list_any_more_once_they_are_erased() {
    WorkspaceState held = held(40);
    WorkspaceState stands =
        committed(
            held,
            States.proposal(
                held, Records.proposal("ask/ada@example.org", 1, ProposalState.PENDING)));
    assertThat(store.since(held)).contains(stands);
    Map<String, AttributeValue> journal =
        table.get(Key.journal(workspace, stands.version())).orElseThrow();

    Written written =
        table.write(RenamedRow.of(journal, new Renaming(Records.erasure())).writes(table));

    assertThat(written).isEqualTo(new Written.Done());
    assertThat(Row.text(table.get(Key.of(journal)).orElseThrow(), ChangedRows.ATTRIBUTE)).isEmpty();
    assertThat(store.since(held)).isEmpty();
  }
}
