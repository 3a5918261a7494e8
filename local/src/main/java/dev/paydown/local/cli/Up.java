package dev.paydown.local.cli;

import dev.paydown.local.EmbeddedRun;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything on this machine until Ctrl-C. */
@Command(name = "up", description = "Run everything on this machine; Ctrl-C stops it.")
final class Up implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--port", defaultValue = "8080", description = "${DEFAULT-VALUE}; 0: a free one")
  private int port;

  @Option(names = "--data", description = "where everything is kept; else .paydown/data")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--clock", description = "start at this instant: 2026-11-02T08:00:00Z")
  private Optional<Instant> clock = Optional.empty();

  @Option(names = "--dynamodb-endpoint", description = "a DynamoDB to use, not DynamoDB Local")
  private Optional<URI> endpoint = Optional.empty();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Up() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path home = home();
    EmbeddedRun.Options options =
        new EmbeddedRun.Options(
            home.resolve("template.yaml"),
            port,
            data.orElse(home.resolve(".paydown").resolve("data")),
            clock,
            endpoint);
    EmbeddedRun run;
    try {
      run =
          EmbeddedRun.start(
              options,
              line -> {
                out.println(Columns.clean(line));
                out.flush();
              });
    } catch (EmbeddedRun.CannotStart e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
    run.awaitEnd();
    return 0;
  }

  /** Where template.yaml is: as the launcher says, else here or above. */
  private static Path home() {
    Optional<Path> told = Optional.ofNullable(System.getProperty("paydown.home")).map(Path::of);
    Path folder = told.orElseGet(() -> Path.of("").toAbsolutePath());
    while (!Files.exists(folder.resolve("template.yaml"))) {
      Path above = folder.getParent();
      if (above == null) {
        throw new Failure("there is no template.yaml here or above");
      }
      folder = above;
    }
    return folder;
  }
}
