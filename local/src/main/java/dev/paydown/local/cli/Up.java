package dev.paydown.local.cli;

import dev.paydown.local.EmbeddedRun;
import dev.paydown.local.demo.Demo;
import dev.paydown.local.http.PracticeMount;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.logging.Logger;
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

  @Option(names = "--demo", description = "play three weeks of a small company's work")
  private boolean demo;

  @Option(names = "--dynamodb-endpoint", description = "a DynamoDB to use, not DynamoDB Local")
  private Optional<URI> endpoint = Optional.empty();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Up() {}

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Path home = home();
    Path folder = data.orElse(home.resolve(".paydown").resolve(demo ? "demo" : "data"));
    Progress progress = new Progress(out, Progress.isTerminal());
    LogsAbove.of(Logger.getLogger(""), progress);
    LogFile.in(folder);
    Consumer<String> notices = progress::say;
    EmbeddedRun.Options options =
        new EmbeddedRun.Options(
            home.resolve("template.yaml"),
            port,
            folder,
            demo ? clock.or(Up::threeWeeksAgo) : clock,
            endpoint);
    EmbeddedRun run;
    try {
      run = EmbeddedRun.start(options, notices);
    } catch (EmbeddedRun.CannotStart e) {
      throw new Failure(String.valueOf(e.getMessage()), e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(run::close, "stop"));
    if (demo) {
      play(new Demo(run.address(), folder, PracticeMount.TOKEN, notices), progress);
    }
    run.awaitEnd();
    return 0;
  }

  /** The demo ends about today; its Monday is in the past, so that every link still works. */
  private static Optional<Instant> threeWeeksAgo() {
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
    LocalDate monday = today.minusWeeks(3).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    return Optional.of(monday.atTime(8, 0).toInstant(ZoneOffset.UTC));
  }

  private static void play(Demo demo, Progress progress) {
    Thread.ofPlatform()
        .daemon()
        .name("demo")
        .start(
            () -> {
              try (progress) {
                demo.play(progress::at);
              } catch (RuntimeException e) {
                progress.say("The demo stopped: " + e.getMessage());
              }
            });
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
