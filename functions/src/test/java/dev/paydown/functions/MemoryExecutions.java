package dev.paydown.functions;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Executions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Executions in memory, with their leases. */
public final class MemoryExecutions implements Executions {
  private final MemoryStore store;
  private final Map<String, Progress> rows = new HashMap<>();
  private final Map<String, Instant> leases = new HashMap<>();

  MemoryExecutions(MemoryStore store) {
    this.store = store;
  }

  public void put(Execution execution) {
    rows.put(execution.id(), new Progress(execution, 0, Optional.empty()));
  }

  public Progress row(String id) {
    return Optional.ofNullable(rows.get(id)).orElseThrow();
  }

  @Override
  public Optional<Progress> find(String workspace, String id) {
    return Optional.ofNullable(rows.get(id))
        .filter(row -> row.execution().workspace().equals(workspace));
  }

  @Override
  public Claimed claim(String workspace, String id, Instant now, Instant leaseUntil) {
    Progress row = row(id);
    if (row.outcome().isPresent()) {
      return Claimed.ENDED;
    }
    Instant lease = leases.get(id);
    if (lease != null && lease.isAfter(now)) {
      return Claimed.BUSY;
    }
    leases.put(id, leaseUntil);
    rows.put(id, new Progress(row.execution(), row.attempts() + 1, Optional.empty()));
    return Claimed.YES;
  }

  @Override
  public void release(String workspace, String id) {
    leases.remove(id);
  }

  @Override
  public void end(String workspace, String id, EffectOutcome outcome, LogEntry entry) {
    Progress row = row(id);
    if (row.outcome().isEmpty()) {
      rows.put(id, new Progress(row.execution(), row.attempts(), Optional.of(outcome)));
      store.append(workspace, entry);
    }
  }
}
