package dev.paydown.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code paydown}: 0 it went well, 1 it did not, 2 it was not understood. */
@Command(
    name = "paydown",
    description = "Pays down a company's execution debt.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = "Tests: ./paydown test [--deep] [--with-gitea BINARY]",
    subcommands = {
      Up.class,
      Connect.class,
      Connections.class,
      SetUp.People.class,
      Unmatched.class,
      SetUp.Workspace.class,
      TokenCommand.class,
      Shown.Items.class,
      Shown.Item.class,
      Shown.Liabilities.class,
      Shown.Proposals.class,
      Shown.Statement.class,
      Account.Explain.class,
      Account.Measures.class,
      Shown.Quarantine.class,
      Shown.Replay.class,
      Doctor.class,
      Redrive.class,
      FullSweep.class,
      Restore.class,
      Erase.class,
      Export.class,
      SetUp.Clock.class,
      ForecastFile.class,
      WhatIfCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandLine.Model.CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field.
  private Main() {}

  /** Runs the command and ends with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    IExecutionExceptionHandler inOneLine =
        (exception, line, parsed) -> {
          PrintWriter err = line.getErr();
          err.println("paydown: " + Columns.clean(said(exception)));
          err.flush();
          return 1;
        };
    CommandLine line = new CommandLine(new Main()).setExecutionExceptionHandler(inOneLine);
    // -1d is a day earlier, not an option.
    Optional.ofNullable(line.getSubcommands().get("what-if"))
        .ifPresent(whatIf -> whatIf.setUnmatchedOptionsArePositionalParams(true));
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  private static String said(Exception exception) {
    String message = exception.getMessage();
    return exception instanceof Failure && message != null ? message : exception.toString();
  }

  /** The version that the build gave the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"paydown " + (version == null ? "from source" : version)};
    }
  }
}
