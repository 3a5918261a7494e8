package dev.paydown.aws;

import dev.paydown.aws.dynamo.Bodies;
import dev.paydown.aws.dynamo.DynamoDirectory;
import dev.paydown.aws.dynamo.DynamoDueIndex;
import dev.paydown.aws.dynamo.DynamoEventLog;
import dev.paydown.aws.dynamo.DynamoExecutions;
import dev.paydown.aws.dynamo.DynamoJournal;
import dev.paydown.aws.dynamo.DynamoMagicLinkReader;
import dev.paydown.aws.dynamo.DynamoMagicLinks;
import dev.paydown.aws.dynamo.DynamoQuarantine;
import dev.paydown.aws.dynamo.DynamoRoll;
import dev.paydown.aws.dynamo.DynamoSessions;
import dev.paydown.aws.dynamo.DynamoSnapshots;
import dev.paydown.aws.dynamo.DynamoSweeps;
import dev.paydown.aws.dynamo.DynamoWorkspaceStore;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.brain.store.Directory;
import dev.paydown.brain.store.DueIndex;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Executions;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.MagicLinkReader;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.Quarantine;
import dev.paydown.brain.store.Roll;
import dev.paydown.brain.store.Sessions;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.brain.store.Sweeps;
import dev.paydown.brain.store.WorkspaceStore;
import java.time.InstantSource;

/** Every store of the brain, on one table: the same on AWS, in the embedded run and in tests. */
public record Stores(
    EventLog log,
    Journal journal,
    WorkspaceStore workspaces,
    Directory directory,
    MagicLinkReader linkReader,
    MagicLinks links,
    Executions executions,
    Quarantine quarantine,
    DueIndex due,
    Sweeps sweeps,
    Sessions sessions,
    Roll roll,
    Snapshots snapshots) {

  /** The stores on this table. */
  public static Stores on(Table table, Sealer sealer, Bodies bodies, InstantSource clock) {
    return new Stores(
        new DynamoEventLog(table),
        new DynamoJournal(table),
        new DynamoWorkspaceStore(table),
        new DynamoDirectory(table, sealer),
        new DynamoMagicLinkReader(table),
        new DynamoMagicLinks(table),
        new DynamoExecutions(table),
        new DynamoQuarantine(table, bodies, clock),
        new DynamoDueIndex(table),
        new DynamoSweeps(table),
        new DynamoSessions(table),
        new DynamoRoll(table),
        new DynamoSnapshots(table));
  }
}
