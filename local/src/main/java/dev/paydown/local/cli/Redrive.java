package dev.paydown.local.cli;

import dev.paydown.aws.queue.DeadLetters;
import dev.paydown.local.redrive.Redriving;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Dead letters of a deployed stack: what there is, and sent back where a queue is named. */
@Command(
    name = "redrive",
    description = {
      "Show the dead letters of a deployed stack and what would be done with them,",
      "or take up again the work behind one queue, or behind all."
    })
final class Redrive implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "QUEUE",
      arity = "0..1",
      description = "such as NotifyDeadLetters; without: only show what there is")
  private Optional<String> queue = Optional.empty();

  @Option(names = "--all", description = "every queue that holds letters")
  private boolean all;

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dryRun;

  @Mixin private StackOptions of;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Redrive() {}

  @Override
  public Integer call() {
    return DeployedStack.asking(this::redrive);
  }

  private Integer redrive() {
    DeployedStack deployed = of.find();
    Redriving redriving = deployed.redriving();
    List<DeadLetters.Found> found = deployed.letters().all();
    if (found.isEmpty()) {
      throw new Failure("there is no stack " + of.stack() + " here: give --stack and --region");
    }
    List<DeadLetters.Found> chosen =
        found.stream().filter(each -> queue.isEmpty() || each.id().equals(queue.get())).toList();
    if (chosen.isEmpty()) {
      throw new Failure(
          "the stack "
              + of.stack()
              + " has no queue "
              + queue.orElse("")
              + ", but "
              + String.join(", ", found.stream().map(DeadLetters.Found::id).toList()));
    }
    boolean acts = (all || queue.isPresent()) && !dryRun;
    PrintWriter out = spec.commandLine().getOut();
    for (DeadLetters.Found one : chosen) {
      String said = said(redriving, one, acts);
      out.printf("%-24s%5d  %s%n", one.id(), one.letters(), Columns.clean(said));
    }
    if (!acts && found.stream().anyMatch(one -> one.letters() > 0)) {
      out.printf(
          "%n./paydown redrive QUEUE --stack %s takes one up, --all all of them.%n", of.stack());
    }
    out.flush();
    return 0;
  }

  private static String said(Redriving redriving, DeadLetters.Found one, boolean acts) {
    if (one.letters() == 0) {
      return "nothing: it is empty";
    }
    return acts ? redriving.redrive(one) : redriving.look(one);
  }
}
