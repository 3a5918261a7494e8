package dev.paydown.local.cli;

import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.aws.queue.DeadLetters;
import dev.paydown.local.redrive.Redriving;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A deployed stack as its account's own credentials see it. What it consists of is found by the
 * names that CloudFormation gives: the stack's, the logical id's, and a suffix.
 */
final class DeployedStack {
  /** The SDK lists every place in which it looked for credentials. */
  private static final int LONGEST = 160;

  private final String name;
  private final Clients clients;
  private final String table;

  private DeployedStack(String name, Clients clients, String table) {
    this.name = name;
    this.clients = clients;
    this.table = table;
  }

  /** The stack of that name. */
  static DeployedStack find(String name, Optional<String> table, Optional<String> region) {
    StackOptions.use(region);
    Clients clients = new Clients();
    return new DeployedStack(name, clients, table.orElseGet(() -> tableOf(name, clients)));
  }

  private static String tableOf(String name, Clients clients) {
    List<String> tables =
        clients.dynamo().listTablesPaginator().tableNames().stream()
            .filter(each -> each.matches(java.util.regex.Pattern.quote(name) + "-Table-[A-Z0-9]+"))
            .toList();
    if (tables.size() != 1) {
      throw new Failure(
          tables.isEmpty()
              ? "there is no table of a stack " + name + " here: give --stack, --region or --table"
              : "there are several tables of a stack " + name + ": give --table");
    }
    return tables.getFirst();
  }

  String name() {
    return name;
  }

  String table() {
    return table;
  }

  Clients clients() {
    return clients;
  }

  DeadLetters letters() {
    return new DeadLetters(clients.queues().get(), name);
  }

  Redriving redriving() {
    SecureRandom random = new SecureRandom();
    return new Redriving(
        letters(), new Unfinished(new Table(clients.dynamo(), table, random)), deployment(random));
  }

  /** What the functions run in; without the key of secrets, which nothing here needs. */
  Deployment deployment(SecureRandom random) {
    Map<String, String> queues = letters().queues();
    Map<String, String> variables = new TreeMap<>();
    variables.put("TABLE", table);
    variables.put("BUS", name);
    Optional.ofNullable(queues.get("MovesQueue"))
        .ifPresent(url -> variables.put("MOVES_QUEUE_URL", url));
    return Deployments.from(
        new Environment(variables),
        clients.dynamo(),
        clients,
        InstantSource.system(),
        random,
        Map.of());
  }

  /** Does something with the account's services; what they refuse is a failure in one line. */
  static <T> T asking(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (SdkException e) {
      String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new Failure(
          "AWS refuses: " + (said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said), e);
    }
  }
}
