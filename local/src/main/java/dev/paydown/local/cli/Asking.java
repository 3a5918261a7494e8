package dev.paydown.local.cli;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command that asks the API has in common: where it is, and the token. */
abstract class Asking {
  @Spec private CommandSpec spec;

  @Option(
      names = "--url",
      defaultValue = "${env:PAYDOWN_URL:-http://127.0.0.1:8080}",
      description = "where Paydown runs (PAYDOWN_URL; ${DEFAULT-VALUE})")
  private String url;

  @Option(names = "--token", description = "the admin token (PAYDOWN_TOKEN)")
  private Optional<String> token;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields.
  Asking() {}

  final Api api() {
    return new Api(url, token.or(() -> environment("PAYDOWN_TOKEN")));
  }

  /** Whether a token is given. */
  final boolean hasToken() {
    return token.or(() -> environment("PAYDOWN_TOKEN")).isPresent();
  }

  final CommandSpec spec() {
    return spec;
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }

  private static Optional<String> environment(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
