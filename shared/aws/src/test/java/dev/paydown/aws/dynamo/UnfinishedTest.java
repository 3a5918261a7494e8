package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.WorkspaceStore;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("contract")
class UnfinishedTest {
  private final Table table = Database.table();
  private final String workspace = Database.workspace();
  private final DynamoWorkspaceStore store = new DynamoWorkspaceStore(table);
  private final DynamoEventLog log = new DynamoEventLog(table);
  private final Unfinished unfinished = new Unfinished(table);

  private LogEntry tick(int minutes) {
    LogEntry entry =
        new LogEntry(
            "tick#" + minutes,
            Records.NOW.plusSeconds(60L * minutes),
            List.of(new Fact.Ticked(Records.NOW.plusSeconds(60L * minutes))));
    log.append(workspace, entry);
    return entry;
  }

  @Test
  void an_entry_that_no_commit_names_is_unfolded_and_they_come_oldest_first() {
    WorkspaceState empty = WorkspaceState.empty(workspace);
    store.create(empty, "One");
    LogEntry folded = tick(2);
    LogEntry later = tick(9);
    LogEntry earlier = tick(5);
    assertThat(unfinished.unfolded(workspace)).containsExactly(folded, earlier, later);

    WorkspaceState after = Advance.step(empty, List.of(folded));
    assertThat(store.commit(empty, after, List.of(folded.id())))
        .isEqualTo(WorkspaceStore.Committed.YES);

    assertThat(unfinished.unfolded(workspace)).containsExactly(earlier, later);
    assertThat(unfinished.workspaces()).contains(workspace);
  }

  @Test
  void a_workspace_in_which_nothing_waits_has_nothing_to_announce() {
    store.create(WorkspaceState.empty(workspace), "One");

    assertThat(unfinished.unannounced(workspace)).isEmpty();
    assertThat(unfinished.mailsDueBefore(workspace, Records.NOW)).isZero();
  }

  @Test
  void a_mail_that_is_not_out_is_announced_again_and_one_that_is_out_is_not() {
    mailing("m1", "false");
    mailing("m2", "true");

    assertThat(unfinished.unannounced(workspace))
        .extracting(row -> Row.text(row, "id"))
        .containsExactly("m1");
    assertThat(unfinished.mailsDueBefore(workspace, Records.NOW)).isZero();
    assertThat(unfinished.mailsDueBefore(workspace, Records.NOW.plusSeconds(1))).isEqualTo(1);
  }

  private void mailing(String id, String sent) {
    boolean _ =
        table.putNew(
            Row.of(Key.in(workspace, "#P", "mailing", id), "mailing", workspace, id)
                .text("sent", sent)
                .instant("mailAt", Records.NOW));
  }
}
