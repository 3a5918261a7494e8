package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.paydown.tools.json.BrainJson;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands that set a workspace up. */
final class SetUp {
  /** {@code shift: off} means the word, not the truth value that YAML 1.1 makes of it. */
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS).build();

  private SetUp() {}

  @Command(
      name = "people",
      description = {
        "Put the workspace's people, all of them, from a CSV file:",
        "email,name,zone,lead,daysOff, and a column of user ids for each connection."
      })
  static final class People extends ApiCommand {
    @Parameters(paramLabel = "FILE.csv", arity = "0..1", description = "without: show them")
    private Optional<Path> file = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return file.map(csv -> api.send("PUT", "/api/people", PeopleCsv.read(csv)))
          .orElseGet(() -> api.get("/api/people"));
    }

    @Override
    String told(JsonNode answer) {
      Columns table = new Columns("EMAIL", "NAME", "ZONE", "LEAD");
      (answer.has("people") ? answer.path("people") : answer)
          .forEach(
              one ->
                  table.row(
                      text(one, "email"), text(one, "name"), text(one, "zone"), text(one, "lead")));
      return table.text("Nobody yet.");
    }
  }

  @Command(
      name = "workspace",
      description = "Change the workspace's settings from a YAML file; without one, show them.",
      subcommands = {WorkspaceCreate.class, WorkspaceToken.class, WorkspaceSet.class})
  static final class Workspace extends ApiCommand {
    @Parameters(paramLabel = "FILE.yaml", arity = "0..1", description = "what changes")
    private Optional<Path> file = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return file.map(yaml -> api.send("PUT", "/api/workspace", yaml(yaml)))
          .orElseGet(() -> api.get("/api/workspace"));
    }

    @Override
    String told(JsonNode answer) {
      return asYaml(answer);
    }
  }

  @Command(name = "set", description = "The same as workspace FILE.yaml.")
  static final class WorkspaceSet extends ApiCommand {
    @Parameters(paramLabel = "FILE.yaml", description = "what changes")
    private Path file = Path.of("");

    @Override
    JsonNode ask(Api api) {
      return api.send("PUT", "/api/workspace", yaml(file));
    }

    @Override
    String told(JsonNode answer) {
      return asYaml(answer);
    }
  }

  @Command(
      name = "create",
      description = {
        "Make a workspace and print its admin token: on the embedded run,",
        "or with --table in a deployed stack, with your own AWS credentials."
      })
  static final class WorkspaceCreate extends ApiCommand {
    @Parameters(paramLabel = "NAME", description = "for people")
    private String name = "";

    @Option(names = "--table", description = "the deployed stack's table (its output TableName)")
    private Optional<String> table = Optional.empty();

    @Option(names = "--region", description = "the table's region; else your own default")
    private Optional<String> region = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return table
          .map(deployed -> DeployedWorkspaces.create(name, deployed, region))
          .orElseGet(
              () ->
                  api.sendHere(
                      "POST",
                      "/local/workspaces",
                      Optional.of(BrainJson.mapper().createObjectNode().put("name", name))));
    }

    @Override
    String told(JsonNode answer) {
      return "Workspace %s%nAdmin token: %s%nIt is shown this once: export PAYDOWN_TOKEN=…%n"
          .formatted(Columns.clean(text(answer, "name")), text(answer, "token"));
    }
  }

  @Command(
      name = "token",
      description = {
        "Make another admin token for a workspace of a deployed stack, where the last was lost:",
        "with your own AWS credentials. Then, with it: ./paydown token retire"
      })
  static final class WorkspaceToken extends ApiCommand {
    @Parameters(paramLabel = "WORKSPACE", description = "its id, as in the dashboard's address")
    private String workspace = "";

    @Option(
        names = "--table",
        required = true,
        description = "the deployed stack's table (its output TableName)")
    private String table = "";

    @Option(names = "--region", description = "the table's region; else your own default")
    private Optional<String> region = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return DeployedWorkspaces.token(workspace, table, region);
    }

    @Override
    String told(JsonNode answer) {
      return "Admin token: %s%nIt is shown this once: export PAYDOWN_TOKEN=…%n"
          .formatted(text(answer, "token"));
    }
  }

  @Command(name = "clock", description = "Show or move the clock of the embedded run.")
  static final class Clock extends ApiCommand {
    @Option(names = "--advance", description = "by how much: P1D, PT15M")
    private Optional<String> advance = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      return advance
          .map(
              by ->
                  api.sendHere(
                      "POST",
                      "/local/clock",
                      Optional.of(BrainJson.mapper().createObjectNode().put("advance", by))))
          .orElseGet(() -> api.sendHere("GET", "/local/clock", Optional.empty()));
    }

    @Override
    String told(JsonNode answer) {
      return text(answer, "now") + "\n";
    }
  }

  private static JsonNode yaml(Path file) {
    try {
      JsonNode settings = YAML.readTree(file.toFile());
      if (!settings.isObject()) {
        throw new Failure(file + " holds no settings");
      }
      return settings;
    } catch (FileNotFoundException e) {
      throw new Failure("there is no file " + file, e);
    } catch (IOException e) {
      throw new Failure(
          file + " is no YAML: " + PeopleCsv.firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  private static String asYaml(JsonNode answer) {
    try {
      return YAML.writeValueAsString(answer);
    } catch (IOException e) {
      throw new Failure("the answer cannot be shown as YAML; try --json", e);
    }
  }
}
