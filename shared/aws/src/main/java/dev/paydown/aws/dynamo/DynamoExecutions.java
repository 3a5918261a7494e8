package dev.paydown.aws.dynamo;

import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Executions;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Executions, each a row whose lease, attempts and outcome are set by conditional writes. */
public final class DynamoExecutions implements Executions {
  private static final String OPEN = Condition.PRESENT + " AND attribute_not_exists(#outcome)";

  private final Table table;
  private final Audit audit;

  /** The executions of this table. */
  public DynamoExecutions(Table table) {
    this.table = table;
    this.audit = new Audit(table);
  }

  static Row row(Execution execution) {
    return Row.of(
            Key.execution(execution.workspace(), execution.id()),
            "execution",
            execution.workspace(),
            execution.id())
        .text("connection", execution.move().connection())
        .text("proposal", execution.proposal())
        .number("version", execution.version())
        .number("attempts", 0)
        .body(execution);
  }

  @Override
  public Optional<Progress> find(String workspace, String id) {
    return table
        .get(Key.execution(workspace, id))
        .map(
            row ->
                new Progress(
                    Row.record(row, Execution.class),
                    Math.toIntExact(Row.number(row, "attempts")),
                    Row.maybe(row, "outcome")
                        .map(json -> BrainJson.read(json, EffectOutcome.class))));
  }

  /**
   * Takes the lease.
   *
   * @throws IllegalArgumentException if there is no such execution
   */
  @Override
  public Claimed claim(String workspace, String id, Instant now, Instant leaseUntil) {
    Optional<Map<String, AttributeValue>> claimed =
        table.update(
            Key.execution(workspace, id),
            "SET #leaseUntil = :until, #attempts = #attempts + :one",
            OPEN + " AND (attribute_not_exists(#leaseUntil) OR #leaseUntil <= :now)",
            new Condition()
                .text(":until", Row.fixed(leaseUntil))
                .text(":now", Row.fixed(now))
                .number(":one", 1));
    if (claimed.isPresent()) {
      return Claimed.YES;
    }
    Progress stands =
        find(workspace, id)
            .orElseThrow(() -> new IllegalArgumentException("there is no execution " + id));
    return stands.outcome().isPresent() ? Claimed.ENDED : Claimed.BUSY;
  }

  @Override
  public void release(String workspace, String id) {
    Optional<Map<String, AttributeValue>> _ =
        table.update(Key.execution(workspace, id), "REMOVE #leaseUntil", OPEN, new Condition());
  }

  /**
   * Ends it.
   *
   * @throws IllegalArgumentException if there is no such execution
   */
  @Override
  public void end(String workspace, String id, EffectOutcome outcome, LogEntry entry) {
    for (int tried = 1; tried <= Table.TRIES; tried++) {
      Progress stands =
          find(workspace, id)
              .orElseThrow(() -> new IllegalArgumentException("there is no execution " + id));
      if (stands.outcome().isPresent()) {
        return;
      }
      switch (tryEnd(workspace, stands.execution(), outcome, entry)) {
        case Written.Done() -> {
          return;
        }
        case Written.Refused(Set<Integer> at) -> {
          if (at.contains(2) && !at.contains(0)) {
            throw new IllegalStateException(
                "the log has an entry " + entry.id() + ", and the execution has not ended");
          }
        }
        case Written.Contended() -> table.pause(tried);
      }
    }
    throw new IllegalStateException("an outcome was contended " + Table.TRIES + " times");
  }

  private Written tryEnd(
      String workspace, Execution execution, EffectOutcome outcome, LogEntry entry) {
    Audit.Act act =
        new Audit.Act(
            entry.receivedAt(),
            "executed",
            "paydown",
            execution.move().id() + " " + outcome.getClass().getSimpleName(),
            entry.id(),
            Key.sha256(BrainJson.write(entry)));
    return table.write(
        List.of(
            table.updating(
                Key.execution(workspace, execution.id()),
                "SET #outcome = :outcome REMOVE #leaseUntil",
                OPEN,
                new Condition().text(":outcome", BrainJson.write(outcome))),
            audit.adding(workspace, execution.proposal(), act),
            table.puttingNew(LogRows.row(workspace, entry))));
  }
}
