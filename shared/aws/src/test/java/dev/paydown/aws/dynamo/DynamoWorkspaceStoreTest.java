package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.proposal.ProposalState;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.WorkspaceStore.Committed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
final class DynamoWorkspaceStoreTest {
  private final Table table = Database.table();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final String workspace = Database.workspace();

  private WorkspaceState rich() {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    WorkspaceState rich = Records.rich(workspace);
    assertThat(store.commit(empty, rich, List.of())).isEqualTo(Committed.YES);
    return rich;
  }

  private MagicLinks.Decided decide(LogEntry entry) {
    DynamoMagicLinks links = new DynamoMagicLinks(table);
    links.put(Records.link(workspace, workspace + entry.id(), 1));
    return links.decide(
        Records.link(workspace, workspace + entry.id(), 1),
        entry,
        List.of(),
        "confirmed",
        Records.NOW);
  }

  @Test
  void every_record_comes_back_as_it_was() {
    WorkspaceState rich = rich();
    assertThat(store.load(workspace)).contains(rich);
    assertThat(store.version(workspace)).contains(1L);
  }

  @Test
  void its_rules_are_read_without_its_work() {
    WorkspaceState rich = rich();
    assertThat(rich.rules().settings()).isNotEmpty();
    assertThat(store.rules(workspace)).contains(rich.rules());
    assertThat(store.rules("nobody")).isEmpty();
  }

  @Test
  void an_unknown_workspace_is_empty() {
    assertThat(store.load("nobody")).isEmpty();
    assertThat(store.version("nobody")).isEmpty();
  }

  @Test
  void a_workspace_is_made_once() {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    assertThat(store.load(workspace)).contains(empty);
    assertThatThrownBy(() -> store.create(empty, "Acme")).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_workspace_named_with_a_separator_is_refused() {
    assertThatThrownBy(() -> store.load("a#I")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void of_two_commits_from_one_version_the_second_conflicts_and_writes_nothing() {
    WorkspaceState rich = rich();
    SortedMap<String, ItemFacts> items = new TreeMap<>(rich.items());
    items.put("linear/c", Records.item("c", 3));
    WorkspaceState first = States.next(rich);
    assertThat(store.commit(rich, first, List.of())).isEqualTo(Committed.YES);
    assertThat(store.commit(rich, States.items(rich, items), List.of()))
        .isEqualTo(Committed.CONFLICT);
    assertThat(store.load(workspace)).contains(first);
  }

  @Test
  void a_commit_of_more_rows_than_a_transaction_takes_stands_whole() {
    WorkspaceState rich = rich();
    WorkspaceState large = States.items(rich, many(350, 1));
    assertThat(store.commit(rich, large, List.of())).isEqualTo(Committed.YES);
    assertThat(store.load(workspace)).contains(large);
    WorkspaceState fewer = States.items(large, new TreeMap<>());
    assertThat(store.commit(large, fewer, List.of())).isEqualTo(Committed.YES);
    assertThat(store.load(workspace)).contains(fewer);
  }

  @Test
  void a_large_commit_that_lost_leaves_no_row_and_a_large_one_repeated_is_a_conflict() {
    WorkspaceState rich = rich();
    WorkspaceState won = States.next(rich);
    assertThat(store.commit(rich, won, List.of())).isEqualTo(Committed.YES);
    WorkspaceState late = States.items(rich, many(350, 1));
    assertThat(store.commit(rich, late, List.of())).isEqualTo(Committed.CONFLICT);
    assertThat(store.load(workspace)).contains(won);

    WorkspaceState large = States.items(won, many(350, 2));
    assertThat(store.commit(won, large, List.of())).isEqualTo(Committed.YES);
    assertThat(store.commit(won, large, List.of())).isEqualTo(Committed.CONFLICT);
    assertThat(store.load(workspace)).contains(large);
  }

  @Test
  void a_large_commit_that_died_half_way_is_finished_by_the_next() {
    WorkspaceState rich = rich();
    WorkspaceState large = States.items(rich, many(350, 1));
    for (int i = 0; i < 120; i++) {
      String id = "linear/n" + i;
      table.put(
          Section.ITEMS.row(
              workspace, id, Optional.ofNullable(large.items().get(id)).orElseThrow()));
    }
    WorkspaceState loaded = store.load(workspace).orElseThrow();
    assertThat(loaded.version()).isEqualTo(rich.version());
    assertThat(store.commit(loaded, large, List.of())).isEqualTo(Committed.YES);
    assertThat(store.load(workspace)).contains(large);
  }

  @Test
  void an_early_transaction_does_not_write_over_a_row_that_its_commit_did_not_know() {
    WorkspaceState rich = rich();
    table.put(Section.ITEMS.row(workspace, "linear/n1", Records.item("n1", 77)));
    assertThat(store.commit(rich, States.items(rich, many(350, 1)), List.of()))
        .isEqualTo(Committed.CONFLICT);
    assertThat(store.load(workspace).orElseThrow().items().get("linear/n1"))
        .isEqualTo(Records.item("n1", 77));
  }

  @Test
  void an_item_that_grew_long_comes_back_as_it_was() {
    WorkspaceState rich = rich();
    ItemFacts item = Records.item("long", 1);
    List<ItemFacts.Post> posts =
        IntStream.range(0, 3000).mapToObj(i -> item.posts().getFirst()).toList();
    ItemFacts longer =
        new ItemFacts(
            item.own(),
            item.born(),
            item.registers(),
            item.histories(),
            item.turns(),
            item.approvals(),
            posts,
            item.slots(),
            item.acks(),
            item.commits(),
            item.reading(),
            item.tied());
    SortedMap<String, ItemFacts> items = new TreeMap<>(Map.of("linear/long", longer));
    WorkspaceState after = States.items(rich, items);
    assertThat(store.commit(rich, after, List.of())).isEqualTo(Committed.YES);
    assertThat(store.load(workspace)).contains(after);
  }

  @Test
  void an_answer_not_folded_closes_its_proposal_to_other_commits() {
    WorkspaceState rich = rich();
    LogEntry answer = Records.logEntry("decision#1");
    assertThat(decide(answer)).isEqualTo(MagicLinks.Decided.TAKEN);

    WorkspaceState superseded =
        States.proposal(rich, Records.proposal("p1", 2, ProposalState.SUPERSEDED));
    assertThat(store.commit(rich, superseded, List.of("other"))).isEqualTo(Committed.CONFLICT);
    assertThat(store.load(workspace)).contains(rich);
    assertThat(store.unfolded(workspace)).containsExactly(answer);

    WorkspaceState elsewhere =
        States.proposal(rich, Records.proposal("p2", 4, ProposalState.PENDING));
    assertThat(store.commit(rich, elsewhere, List.of())).isEqualTo(Committed.YES);

    WorkspaceState folded =
        States.proposal(elsewhere, Records.proposal("p1", 1, ProposalState.CONFIRMED));
    assertThat(store.commit(elsewhere, folded, List.of("decision#1"))).isEqualTo(Committed.YES);
    assertThat(store.unfolded(workspace)).isEmpty();
    assertThat(new DynamoMagicLinkReader(table).proposal(workspace, "p1"))
        .contains(
            new MagicLinkReader.ProposalRow(
                Records.proposal("p1", 1, ProposalState.CONFIRMED),
                Optional.of(new MagicLinkReader.Answer(1, Records.NOW, "confirmed"))));

    WorkspaceState done = States.proposal(folded, Records.proposal("p1", 1, ProposalState.DONE));
    assertThat(store.commit(folded, done, List.of())).isEqualTo(Committed.YES);
    assertThat(store.load(workspace)).contains(done);
  }

  @Test
  void a_proposal_superseded_first_cannot_be_answered_any_more() {
    WorkspaceState rich = rich();
    WorkspaceState newer = States.proposal(rich, Records.proposal("p1", 2, ProposalState.PENDING));
    assertThat(store.commit(rich, newer, List.of())).isEqualTo(Committed.YES);
    assertThat(decide(Records.logEntry("decision#2"))).isEqualTo(MagicLinks.Decided.LOST);
  }

  @Test
  void a_row_that_grows_long_and_short_again_is_read_as_it_stands_and_has_one_body() {
    WorkspaceState state = rich();
    LogEntry answer = Records.logEntry("decision#1");
    assertThat(decide(answer)).isEqualTo(MagicLinks.Decided.TAKEN);
    for (int length : List.of(10, 9_000, 3_000, 10, 4_000)) {
      ProposalState confirmed = ProposalState.CONFIRMED;
      WorkspaceState next =
          States.proposal(
              state, Records.proposal("p1", 1, confirmed, Integer.toString(length).repeat(length)));
      assertThat(store.commit(state, next, List.of(answer.id()))).isEqualTo(Committed.YES);
      assertThat(store.load(workspace)).contains(next);
      assertThat(new DynamoMagicLinks(table).proposal(workspace, "p1"))
          .map(MagicLinkReader.ProposalRow::proposal)
          .contains(next.proposals().get("p1"));
      assertThat(table.get(Key.proposal(workspace, "p1")).orElseThrow())
          .containsKey("answeredAt")
          .doesNotContainKey(length > 10 ? "body" : "zipped");
      state = next;
    }
  }

  @Test
  void the_journal_reads_the_log_back_in_the_order_of_folding() {
    DynamoEventLog log = new DynamoEventLog(table);
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "Acme");
    List<LogEntry> entries =
        IntStream.range(0, 230).mapToObj(i -> Records.logEntry("events#" + (230 - i))).toList();
    entries.forEach(entry -> log.append(workspace, entry));
    WorkspaceState one = States.next(empty);
    WorkspaceState two = States.next(one);
    List<String> ids = entries.stream().map(LogEntry::id).toList();
    assertThat(store.commit(empty, one, ids.subList(0, 200))).isEqualTo(Committed.YES);
    assertThat(store.commit(one, two, ids.subList(200, 230))).isEqualTo(Committed.YES);
    Journal.Folded first = new Journal.Folded(1, entries.subList(0, 200));
    Journal.Folded second = new Journal.Folded(2, entries.subList(200, 230));
    DynamoJournal journal = new DynamoJournal(table);
    assertThat(journal.commits(workspace, 0, Integer.MAX_VALUE)).containsExactly(first, second);
    assertThat(journal.commits(workspace, 0, 1)).containsExactly(first);
    assertThat(journal.commits(workspace, 0, 5)).containsExactly(first, second);
    assertThat(journal.commits(workspace, 1, 1)).containsExactly(second);
    assertThat(journal.commits(workspace, 2, 1)).isEmpty();
  }

  @Test
  void whatever_changes_what_was_committed_is_what_is_loaded() {
    int seeds = Integer.getInteger("paydown.seeds", 100) / 10;
    for (int seed = 0; seed < seeds; seed++) {
      Random random = new Random(seed);
      WorkspaceState state = WorkspaceState.empty(workspace + "s" + seed);
      store.create(state, "random");
      for (int i = 0; i < 4; i++) {
        WorkspaceState next = States.random(state, random);
        assertThat(store.commit(state, next, List.of())).isEqualTo(Committed.YES);
        assertThat(store.load(next.workspace())).as("seed " + seed).contains(next);
        state = next;
      }
    }
  }

  @Test
  void two_workspaces_never_see_each_other() {
    WorkspaceState mine = rich();
    String other = Database.workspace();
    WorkspaceState empty = WorkspaceState.empty(other);
    store.create(empty, "Other");
    WorkspaceState theirs =
        States.proposal(empty, Records.proposal("p1", 9, ProposalState.PENDING));
    assertThat(store.commit(empty, theirs, List.of())).isEqualTo(Committed.YES);
    assertThat(store.load(workspace)).contains(mine);
    assertThat(store.load(other)).contains(theirs);
  }

  @Test
  void the_due_index_finds_who_is_due_and_nobody_else() {
    WorkspaceState rich = rich();
    DynamoDueIndex index = new DynamoDueIndex(table);
    var due = rich.dueAt().orElseThrow();
    assertThat(index.dueBy(due)).contains(workspace);
    assertThat(index.dueBy(due.minusNanos(1))).doesNotContain(workspace);
    WorkspaceState never = States.due(rich, Optional.empty());
    assertThat(store.commit(rich, never, List.of())).isEqualTo(Committed.YES);
    assertThat(index.dueBy(due)).doesNotContain(workspace);
  }

  private static SortedMap<String, ItemFacts> many(int count, int salt) {
    SortedMap<String, ItemFacts> items = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      items.put("linear/n" + i, Records.item("n" + i, salt));
    }
    return items;
  }
}
