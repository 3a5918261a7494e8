package dev.paydown.local.cli;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.DynamoRoll;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.local.fullsweep.Found;
import dev.paydown.local.fullsweep.FullSweeps;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Looks at every workspace of a deployed stack, and says what came of it. */
@Command(
    name = "sweep",
    description = {
      "Look at every workspace of a deployed stack: replay its log and compare. Ends with 1 where",
      "one is held otherwise than its log says, or could not be looked at."
    })
final class FullSweep implements Callable<Integer> {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private static final int SHOWN = 20;

  @Spec private CommandSpec spec;

  @Option(
      names = "--recompute",
      description = "replay nothing, and put a tick where something fell due unseen")
  private boolean recompute;

  @Option(
      names = "--compact",
      description =
          "of each that is as its log says, take a snapshot a month, and let go of the log that is"
              + " older than the stack's KeepLogDays")
  private boolean compact;

  @Option(names = "--execution", description = "start none: what came of the one of this name")
  private Optional<String> execution = Optional.empty();

  @Option(
      names = "--enrol",
      description = "scan the table, and enter workspaces made before there was a roll of them")
  private boolean enrol;

  @Mixin private StackOptions of;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  FullSweep() {}

  @Override
  public Integer call() {
    return DeployedStack.asking(enrol ? this::enrolled : this::swept);
  }

  private Integer enrolled() {
    DeployedStack deployed = of.find();
    Table rows = new Table(deployed.clients().dynamo(), deployed.table(), new SecureRandom());
    DynamoRoll roll = new DynamoRoll(rows);
    List<String> all = new Unfinished(rows).workspaces();
    long entered = all.stream().filter(roll::enter).count();
    out().printf("%d workspaces, %d of them entered now.%n", all.size(), entered);
    out().flush();
    return 0;
  }

  private Integer swept() {
    of.useRegion();
    try (SfnClient machines = SfnClient.create()) {
      FullSweeps sweeps =
          FullSweeps.of(of.stack(), machines, new Clients().buckets().get())
              .orElseThrow(
                  () ->
                      new Failure(
                          "there is no stack " + of.stack() + " here: give --stack, --region"));
      String name = execution.orElseGet(() -> sweeps.start(mode()));
      out().println("Sweep " + Columns.clean(name));
      out().flush();
      return told(ended(sweeps, name));
    }
  }

  private String mode() {
    if (recompute && compact) {
      throw new Failure("give --recompute or --compact, not both");
    }
    return recompute ? "recompute" : compact ? "compact" : "check";
  }

  private static Found ended(FullSweeps sweeps, String name) {
    while (true) {
      switch (sweeps.standing(name)) {
        case FullSweeps.Running() -> LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        case FullSweeps.Broken(String how) ->
            throw new Failure("the sweep " + name + " ended without having swept: " + how);
        case FullSweeps.Ended(Found found) -> {
          return found;
        }
      }
    }
  }

  private Integer told(Found found) {
    out().printf("%-10s%d workspaces%n", "swept", found.swept());
    list("behind", found.behind());
    list("differing", found.differing());
    list("failed", found.failed());
    if (found.brokenBatches() > 0) {
      out().printf("%-10s%d batches did not come back%n", "broken", found.brokenBatches());
    }
    if (!found.behind().isEmpty() && !recompute) {
      out()
          .printf(
              "%n./paydown sweep --recompute --stack %s puts a tick where it is due.%n",
              of.stack());
    }
    out().flush();
    return found.isWrong() ? 1 : 0;
  }

  private void list(String name, List<String> all) {
    out().printf("%-10s%d%n", name, all.size());
    all.stream().limit(SHOWN).forEach(one -> out().println("  " + Columns.clean(one)));
    if (all.size() > SHOWN) {
      out().printf("  and %d more%n", all.size() - SHOWN);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
