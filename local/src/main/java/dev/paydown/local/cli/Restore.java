package dev.paydown.local.cli;

import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.aws.dynamo.Restoring;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.brain.Advance;
import dev.paydown.brain.store.Replay;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;

/** After a disaster: docs/operations.md says in which order. */
@Command(
    name = "restore",
    description = {
      "Load an exported table, check a restored one, take up what was under way in it.",
      "With your own AWS credentials; docs/operations.md says in which order."
    })
final class Restore implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Restore() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name load, check or resume");
  }

  @Command(name = "load", description = "Put an export of DynamoDB into a new table.")
  int load(
      @Parameters(paramLabel = "FOLDER", description = "what you copied from the bucket")
          Path folder,
      @Option(names = "--table", required = true, description = "is made; none may be there")
          String table,
      @Option(names = "--region", description = "else your own default") Optional<String> region) {
    return DeployedStack.asking(
        () -> {
          try {
            told(new Restoring(clients(region).dynamo(), new SecureRandom()).load(folder, table));
          } catch (ResourceInUseException there) {
            throw new Failure("there is a table " + table + " already: name a new one", there);
          } catch (IllegalArgumentException noExport) {
            throw new Failure(String.valueOf(noExport.getMessage()), noExport);
          }
          return 0;
        });
  }

  @Command(
      name = "check",
      description = {
        "Count the rows of a table, rebuild every workspace from its log",
        "and report differences. Changes nothing; ends with 1 if there is any."
      })
  int check(
      @Option(names = "--table", required = true, description = "the restored table") String table,
      @Option(names = "--region", description = "else your own default") Optional<String> region) {
    return DeployedStack.asking(
        () -> {
          Clients clients = clients(region);
          told(new Restoring(clients.dynamo(), new SecureRandom()).counts(table));
          return checked(clients, table);
        });
  }

  @Command(
      name = "resume",
      description = {
        "Take up what was under way when the table was as it is now:",
        "fold what nobody folded, announce the mails, moves and readings that are open."
      })
  int resume(@Mixin StackOptions of) {
    return DeployedStack.asking(
        () -> {
          out().println(of.find().redriving().takeUp());
          out().flush();
          return 0;
        });
  }

  private int checked(Clients clients, String table) {
    SecureRandom random = new SecureRandom();
    Deployment deployment =
        Deployments.from(
            new Environment(Map.of("TABLE", table)),
            clients.dynamo(),
            clients,
            InstantSource.system(),
            random,
            Map.of());
    Replay replay = new Replay(deployment.workspaces(), deployment.journal(), Advance::step);
    int differing = 0;
    for (String workspace :
        new Unfinished(new Table(clients.dynamo(), table, random)).workspaces()) {
      Replay.Compared replayed = replay.of(workspace);
      out()
          .printf(
              "%s: %d items, %d differences%n",
              workspace, replayed.items(), replayed.differences().size());
      replayed.differences().forEach(line -> out().println("  " + Columns.clean(line)));
      differing += replayed.differences().isEmpty() ? 0 : 1;
    }
    out().flush();
    return differing == 0 ? 0 : 1;
  }

  private void told(SortedMap<String, Long> counts) {
    counts.forEach((kind, rows) -> out().printf("%-18s%8d%n", Columns.clean(kind), rows));
    out().printf("%-18s%8d%n", "all", counts.values().stream().mapToLong(each -> each).sum());
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static Clients clients(Optional<String> region) {
    StackOptions.use(region);
    return new Clients();
  }
}
