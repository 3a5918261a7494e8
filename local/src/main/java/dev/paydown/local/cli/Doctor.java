package dev.paydown.local.cli;

import dev.paydown.aws.dynamo.DynamoDueIndex;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.local.doctor.Check;
import dev.paydown.local.doctor.StackChecks;
import dev.paydown.local.doctor.WorkspaceChecks;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What is wrong, and the command that mends it. */
@Command(
    name = "doctor",
    description = {
      "Look for what is wrong, and name the command that mends it: in a workspace, and with",
      "--stack in what it runs on. Ends with 1 where anything is wrong."
    })
final class Doctor extends Asking implements Callable<Integer> {
  @Option(names = "--stack", description = "look at this deployed stack, with your AWS credentials")
  private Optional<String> stack = Optional.empty();

  @Option(names = "--table", description = "its table, where the stack's name does not tell")
  private Optional<String> table = Optional.empty();

  @Option(names = "--region", description = "the stack's; else your own default")
  private Optional<String> region = Optional.empty();

  @Option(names = "--mail-from", description = "the stack's parameter MailFrom, to look at SES")
  private Optional<String> mailFrom = Optional.empty();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Doctor() {}

  @Override
  public Integer call() {
    List<Check> checks = new ArrayList<>();
    if (stack.isPresent()) {
      checks.addAll(ofStack(stack.get()));
    }
    if (stack.isEmpty() || hasToken()) {
      checks.addAll(ofWorkspace(api()));
    }
    out().print(told(checks));
    out().flush();
    return checks.stream().anyMatch(Check::isWrong) ? 1 : 0;
  }

  private static List<Check> ofWorkspace(Api api) {
    List<Check> checks = new ArrayList<>();
    try {
      var connections = api.list("/api/connections", "connections");
      checks.add(new Check("API", new Check.Ok("it answers, and knows the token")));
      Instant now = api.now();
      checks.addAll(WorkspaceChecks.connections(connections, now));
      checks.add(WorkspaceChecks.quarantine(api.list("/api/quarantine", "quarantine")));
      checks.addAll(WorkspaceChecks.unmatched(api.get("/api/unmatched")));
    } catch (Failure refused) {
      checks.add(
          new Check(
              "API",
              new Check.Wrong(
                  String.valueOf(refused.getMessage()),
                  "./paydown up here, or --url and --token of where it runs")));
    }
    return checks;
  }

  private List<Check> ofStack(String name) {
    return DeployedStack.asking(
        () -> {
          DeployedStack deployed = DeployedStack.find(name, table, region);
          Table rows = new Table(deployed.clients().dynamo(), deployed.table(), new SecureRandom());
          StackChecks stackChecks =
              new StackChecks(deployed.name(), deployed.table(), deployed.clients());
          Instant now = InstantSource.system().instant();
          List<Check> checks = new ArrayList<>(stackChecks.table());
          checks.addAll(
              mailFrom
                  .map(stackChecks::mail)
                  .orElseGet(
                      () ->
                          List.of(
                              new Check("sender", new Check.Unknown("give --mail-from ADDRESS")))));
          checks.add(stackChecks.sealingKey());
          checks.addAll(stackChecks.deadLetters(deployed.letters()));
          checks.add(stackChecks.clock(new DynamoDueIndex(rows), now));
          checks.add(stackChecks.outbox(new Unfinished(rows), now));
          return checks;
        });
  }

  private static String told(List<Check> checks) {
    StringBuilder out = new StringBuilder();
    long wrong = checks.stream().filter(Check::isWrong).count();
    for (Check check : checks) {
      String name = Columns.clean(check.name());
      switch (check.outcome()) {
        case Check.Ok(String said) -> line(out, "ok", name, said);
        case Check.Unknown(String why) -> line(out, "unknown", name, why);
        case Check.Wrong(String what, String mend) -> {
          line(out, "WRONG", name, what);
          line(out, "", "", "→ " + mend);
        }
      }
    }
    return out.append('\n')
        .append(
            wrong == 0
                ? "Nothing is wrong.\n"
                : (wrong == 1 ? "1 thing is wrong.\n" : wrong + " things are wrong.\n"))
        .toString();
  }

  private static void line(StringBuilder out, String how, String name, String said) {
    out.append("%-8s%-26s%s".formatted(how, name, Columns.clean(said)).stripTrailing())
        .append('\n');
  }
}
