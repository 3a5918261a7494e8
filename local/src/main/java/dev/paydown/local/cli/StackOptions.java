package dev.paydown.local.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which deployed stack a command is about. */
final class StackOptions {
  @Option(names = "--stack", defaultValue = "paydown", description = "${DEFAULT-VALUE}")
  private String stack = "";

  @Option(names = "--table", description = "its table, where the stack's name does not tell")
  private Optional<String> table = Optional.empty();

  @Option(names = "--region", description = "else your own default")
  private Optional<String> region = Optional.empty();

  String stack() {
    return stack;
  }

  /** The stack; from here on its region is this process's. */
  DeployedStack find() {
    return DeployedStack.find(stack, table, region);
  }

  /** Lets every client made from here on speak to the stack's region. */
  void useRegion() {
    use(region);
  }

  /** The same of a region that a command was given. */
  static void use(Optional<String> region) {
    // Where the SDK itself looks first.
    region.ifPresent(given -> System.setProperty("aws.region", given));
  }
}
