package dev.paydown.functions.advance;

import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.Measured;
import dev.paydown.aws.log.Metric;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Correlation;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.ledger.Account;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.WorkspaceStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells of each commit what it folded and what came of it. */
final class ToldCommits implements WorkspaceStore {
  /** More than these would make a line of kilobytes of a bulk edit; the journal names all. */
  private static final int MOST_NAMED = 20;

  private static final System.Logger LOG = System.getLogger(ToldCommits.class.getName());
  private final WorkspaceStore store;
  private final InstantSource clock;

  ToldCommits(WorkspaceStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<WorkspaceState> load(String workspace) {
    return store.load(workspace);
  }

  @Override
  public Optional<WorkspaceState> since(WorkspaceState known) {
    return store.since(known);
  }

  @Override
  public Optional<WorkspaceState> rules(String workspace) {
    return store.rules(workspace);
  }

  @Override
  public Optional<Long> version(String workspace) {
    return store.version(workspace);
  }

  @Override
  public void create(WorkspaceState empty, String name) {
    store.create(empty, name);
  }

  @Override
  public List<LogEntry> unfolded(String workspace) {
    return store.unfolded(workspace);
  }

  @Override
  public Committed commit(WorkspaceState before, WorkspaceState after, List<String> entryIds) {
    Committed committed = store.commit(before, after, entryIds);
    switch (committed) {
      case YES -> {
        folded(after, entryIds);
        after
            .proposals()
            .values()
            .forEach(proposal -> changed(after, before.proposals().get(proposal.id()), proposal));
      }
      case CONFLICT -> {}
    }
    return committed;
  }

  private void folded(WorkspaceState after, List<String> entryIds) {
    LOG.log(
        System.Logger.Level.INFO,
        "folded {0} entries into version {1}, debt {2} s",
        new Field("entries", entryIds.size()),
        new Field("version", after.version()),
        new Field("debtSeconds", debtSeconds(after)),
        Field.workspace(after.workspace()),
        new Field(
            "correlations",
            entryIds.stream()
                .limit(MOST_NAMED)
                .map(id -> Correlation.of(after.workspace(), id))
                .toList()),
        new Measured(Metric.STREAM_AGE, Math.max(0, behind(after).toMillis())));
  }

  /** How far the fold is behind the log: it knows no later instant than the log speaks of. */
  private Duration behind(WorkspaceState after) {
    return Duration.between(after.now(), clock.instant());
  }

  /** What is owed: a field and no metric, of which each workspace would cost by the month. */
  private static long debtSeconds(WorkspaceState state) {
    return state.entries().values().stream().mapToLong(ToldCommits::owed).sum();
  }

  private static long owed(Entry entry) {
    long incurred = entry.credit() == Account.LIABILITY ? entry.seconds() : 0;
    return entry.debit() == Account.LIABILITY ? incurred - entry.seconds() : incurred;
  }

  private static void changed(WorkspaceState after, @Nullable Proposal was, Proposal now) {
    boolean isNew = was == null || was.version() != now.version();
    if (!isNew && was != null && was.state() == now.state()) {
      return;
    }
    Field state = new Field("state", now.state().label());
    Field proposal = new Field("proposal", now.id());
    Field version = new Field("proposalVersion", now.version());
    Field correlation = Field.correlation(now.correlation());
    Field workspace = Field.workspace(after.workspace());
    if (isNew) {
      LOG.log(
          System.Logger.Level.INFO,
          "proposal {0} is {1}",
          proposal,
          state,
          version,
          correlation,
          workspace,
          Measured.one(Metric.PROPOSALS_MADE));
    } else {
      LOG.log(
          System.Logger.Level.INFO,
          "proposal {0} is {1}",
          proposal,
          state,
          version,
          correlation,
          workspace);
    }
  }
}
