package dev.paydown.local.cli;

import dev.paydown.aws.dynamo.Erasing;
import dev.paydown.aws.dynamo.KeptBodies;
import dev.paydown.aws.dynamo.S3KeptBodies;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.brain.erasure.Erasure;
import dev.paydown.brain.erasure.Identifiers;
import dev.paydown.brain.erasure.Renaming;
import dev.paydown.brain.event.PersonRef;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Lets a workspace of a deployed stack forget a person: docs/operations.md, "Erasure". */
@Command(
    name = "erase",
    description = {
      "Say what a workspace of a deployed stack holds of a person; with --for-good, put stand-ins",
      "that say nothing in its place. With your own AWS credentials; docs/operations.md says when."
    })
final class Erase implements Callable<Integer> {
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int TOKEN = 10;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PERSON",
      description = "their address, or connection:userId where no tool shows one")
  private String person = "";

  @Option(
      names = "--workspace",
      description = "its id, as in the dashboard's address; not needed where there is one alone")
  private Optional<String> workspace = Optional.empty();

  @Option(
      names = "--also",
      paramLabel = "TEXT",
      description = "what else names them, such as a nickname; again for each")
  private List<String> also = new ArrayList<>();

  @Option(names = "--for-good", description = "do it; it cannot be undone")
  private boolean forGood;

  @Mixin private StackOptions of;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Erase() {}

  @Override
  public Integer call() {
    return DeployedStack.asking(this::erase);
  }

  private Integer erase() {
    DeployedStack deployed = of.find();
    SecureRandom random = new SecureRandom();
    Table table = new Table(deployed.clients().dynamo(), deployed.table(), random);
    String in = workspace.orElseGet(() -> only(new Unfinished(table).workspaces()));
    Erasing erasing = new Erasing(table, InstantSource.system());
    try {
      Erasing.Found found = erasing.search(in, meant(), new TreeSet<>(also), token(random));
      told(found);
      if (!forGood) {
        found.stillThere().forEach(where -> line("first", List.of(where)));
        out().printf("Nothing is changed yet: --for-good does it, for good.%n");
        out().flush();
        return 0;
      }
      if (!found.stillThere().isEmpty()) {
        return told(new Erasing.StillThere(found.stillThere()));
      }
      bodies(deployed, in, found.by());
      return told(erasing.erase(in, found));
    } catch (IllegalArgumentException wrong) {
      throw new Failure(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  private PersonRef meant() {
    String given = person.strip();
    if (given.indexOf('@') <= 0 && given.indexOf(':') <= 0) {
      throw new Failure("PERSON is an address or connection:userId, not " + given);
    }
    return given.indexOf('@') > 0 ? PersonRef.email(given) : new PersonRef(given);
  }

  private static String only(List<String> workspaces) {
    if (workspaces.size() != 1) {
      throw new Failure(
          workspaces.isEmpty()
              ? "there is no workspace in this table"
              : "there are " + workspaces.size() + " workspaces in this table: give --workspace");
    }
    return workspaces.getFirst();
  }

  private static String token(SecureRandom random) {
    StringBuilder token = new StringBuilder();
    random.ints(TOKEN, 0, LETTERS.length()).forEach(at -> token.append(LETTERS.charAt(at)));
    return token.toString();
  }

  private void told(Erasing.Found found) {
    Identifiers who = found.by().who();
    line("address", who.address().stream().toList());
    line("user ids", List.copyOf(who.aliases()));
    line("called", List.copyOf(who.names()));
    line("also", List.copyOf(found.by().also()));
    found.rows().forEach((kind, rows) -> out().printf("%-18s%8d%n", Columns.clean(kind), rows));
    out().printf("%-18s%8d%n", "rows", found.rowsInAll());
    out().flush();
  }

  private void line(String what, List<String> said) {
    if (!said.isEmpty()) {
      out().printf("%-10s%s%n", what, Columns.clean(String.join(", ", said)));
    }
  }

  /** Bodies of what could not be understood, and mails on their way in: first, while we know. */
  private void bodies(DeployedStack deployed, String in, Erasure erasure) {
    Renaming renaming = new Renaming(erasure);
    S3Client s3 = deployed.clients().buckets().get();
    int forgotten = 0;
    for (Bucket bucket : s3.listBuckets().buckets()) {
      // CloudFormation names them so, in small letters.
      String prefix = deployed.name().toLowerCase(Locale.ROOT) + "-";
      boolean isQuarantine = bucket.name().startsWith(prefix + "quarantinebucket-");
      boolean isMail = bucket.name().startsWith(prefix + "receivedmailbucket-");
      if (isQuarantine || isMail) {
        forgotten +=
            KeptBodies.forget(
                new S3KeptBodies(s3, bucket.name()), isQuarantine ? in + "/" : "", renaming);
      }
    }
    out().printf("%-18s%8d deleted%n", "raw bodies", forgotten);
    out().flush();
  }

  private int told(Erasing.Outcome outcome) {
    return switch (outcome) {
      case Erasing.Erased(Erasure by, int rows) -> {
        out()
            .printf(
                "Erased: %d rows were written, and a search of the whole table finds nothing."
                    + " %s stands for them.%n",
                rows, by.address());
        out().flush();
        yield 0;
      }
      case Erasing.Nobody() ->
          throw new Failure("nothing in this workspace names " + Columns.clean(person));
      case Erasing.StillThere(List<String> where) ->
          throw new Failure(
              String.join("; ", where)
                  + ": put people and settings without them first, or they come back");
      case Erasing.StillComing(Erasure _, int rows) ->
          throw new Failure(
              rows
                  + " rows name them anew: take them out of the tools that tell of them, then run"
                  + " this again");
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
