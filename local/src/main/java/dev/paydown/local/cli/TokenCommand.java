package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import picocli.CommandLine.Command;

/** The admin token's own commands. */
@Command(
    name = "token",
    description = "Change the workspace's admin token, in two steps.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TokenCommand.Rotate.class, TokenCommand.Retire.class})
final class TokenCommand {

  @Command(
      name = "rotate",
      description = "Make the next admin token; the one in use goes on until it is retired.")
  static final class Rotate extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.send("POST", "/api/token/rotate", BrainJson.mapper().createObjectNode());
    }

    @Override
    String told(JsonNode answer) {
      return """
          Admin token: %s
          It is shown this once. Both are taken now: export PAYDOWN_TOKEN=… with the new one wherever
          the old one is used, then: ./paydown token retire
          """
          .formatted(text(answer, "token"));
    }
  }

  @Command(name = "retire", description = "End every admin token before the one in use.")
  static final class Retire extends ApiCommand {
    @Override
    JsonNode ask(Api api) {
      return api.send("POST", "/api/token/retire", BrainJson.mapper().createObjectNode());
    }

    @Override
    String told(JsonNode answer) {
      int ended = answer.path("retired").asInt();
      return ended == 0
          ? "There was none before the one in use.%n".formatted()
          : "Ended: %d. Only the one in use is taken now.%n".formatted(ended);
    }
  }
}
