package dev.paydown.local.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.BrainJson;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The connections that there are, and what is done with one. */
@Command(
    name = "connection",
    description = "Show connections; give one a new secret; take one away.",
    subcommands = {
      Connections.Status.class,
      Connections.Test.class,
      Connections.Hook.class,
      Connections.Rotate.class,
      Connections.Told.class,
      Connections.Retire.class,
      Connections.Revoke.class
    })
final class Connections extends ApiCommand {
  private static final String PATH = "/api/connections";

  @Override
  JsonNode ask(Api api) {
    return status(api);
  }

  @Override
  String told(JsonNode answer) {
    return table(answer);
  }

  /** The connections, each with how many of its deliveries stand in quarantine. */
  private static JsonNode status(Api api) {
    ObjectNode all = (ObjectNode) api.list(PATH, "connections");
    JsonNode kept = api.list("/api/quarantine", "quarantine").path("quarantine");
    for (JsonNode one : all.path("connections")) {
      ObjectNode connection = (ObjectNode) one;
      int count = 0;
      Optional<String> reason = Optional.empty();
      for (JsonNode aside : kept) {
        if (aside.path("connection").asText().equals(one.path("name").asText())) {
          count++;
          reason = Optional.of(aside.path("reason").asText());
        }
      }
      connection.put("quarantined", count);
      reason.ifPresent(why -> connection.put("quarantinedWhy", why));
    }
    return all;
  }

  private static String table(JsonNode answer) {
    Columns table =
        new Columns("NAME", "TOOL", "HEARD", "LAST SAID", "SWEPT", "QUARANTINED", "WHY");
    for (JsonNode one : answer.path("connections")) {
      table.row(
          text(one, "name"),
          text(one, "tool"),
          moment(one.path("heard"), "at"),
          moment(one, "lastSaidAt"),
          swept(one.path("sweep")),
          text(one, "quarantined"),
          why(one));
    }
    return table.text("No connections yet: connect a tool (./paydown connect).");
  }

  /** How far what webhooks missed is read. */
  private static String swept(JsonNode sweep) {
    if (!sweep.isObject()) {
      return "-";
    }
    return sweep.path("through").isTextual()
        ? moment(sweep, "through")
        : "importing: %s read".formatted(text(sweep, "read"));
  }

  private static String why(JsonNode one) {
    if (one.path("sweep").path("trouble").isTextual()) {
      return text(one.path("sweep"), "trouble");
    }
    return one.path("awaitsSecretUntil").isTextual() && !one.path("heard").isObject()
        ? "awaits its tool's secret until " + moment(one, "awaitsSecretUntil")
        : text(one, "quarantinedWhy");
  }

  /** The URL and the secret as an answer shows them. */
  static String secret(JsonNode answer) {
    boolean isShown = answer.path("secret").isTextual();
    String mailbox =
        answer.path("mailbox").isTextual()
            ? "  Mailbox       %s%n".formatted(Columns.clean(text(answer, "mailbox")))
            : "";
    return "%s  Delivery URL  %s%n  Secret        %s%n%n%s%n"
        .formatted(
            mailbox,
            Columns.clean(text(answer, "deliveryUrl")),
            isShown ? Columns.clean(text(answer, "secret")) : "the tool chooses it",
            isShown
                ? "The secret is shown this once."
                : "The tool tells its secret when it first calls the URL: within a day from now.");
  }

  @Command(name = "status", description = "When each was last heard, and what is not understood.")
  static final class Status extends ApiCommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "without: all of them")
    private Optional<String> name = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      JsonNode all = status(api);
      if (name.isEmpty()) {
        return all;
      }
      ArrayNode chosen = BrainJson.mapper().createArrayNode();
      for (JsonNode one : all.path("connections")) {
        if (one.path("name").asText().equals(name.get())) {
          chosen.add(one);
        }
      }
      if (chosen.isEmpty()) {
        throw new Failure("there is no connection " + name.get());
      }
      return BrainJson.mapper().createObjectNode().set("connections", chosen);
    }

    @Override
    String told(JsonNode answer) {
      return table(answer);
    }
  }

  /** What is done with one connection, which it names. */
  abstract static class OfOne extends ApiCommand {
    @Parameters(paramLabel = "NAME", description = "the connection's name")
    private String name = "";

    final String path(String what) {
      return PATH + "/" + Api.encoded(name) + what;
    }

    /** The name, as a terminal may show it. */
    final String name() {
      return Columns.clean(name);
    }
  }

  @Command(
      name = "test",
      description = "Ask the tool's API, and say what was heard of the tool so far.")
  static final class Test extends OfOne {
    @Override
    JsonNode ask(Api api) {
      ObjectNode tested = (ObjectNode) api.send("POST", path("/test"));
      for (JsonNode one : status(api).path("connections")) {
        if (Columns.clean(text(one, "name")).equals(name())) {
          tested.set("connection", one);
        }
      }
      return tested;
    }

    @Override
    String told(JsonNode answer) {
      JsonNode connection = answer.path("connection");
      JsonNode heard = connection.path("heard");
      return "API        %s%nDeliveries %s%nQuarantine %s%n"
          .formatted(
              answer.path("answers").asBoolean() ? "answers" : Columns.clean(text(answer, "why")),
              heard.isObject()
                  ? "first heard %s: %s"
                      .formatted(moment(heard, "at"), Columns.clean(text(heard, "what")))
                  : "none yet",
              Columns.clean(text(connection, "quarantined")));
    }

    @Override
    int exitCode(JsonNode answer) {
      return answer.path("answers").asBoolean() ? 0 : 1;
    }
  }

  @Command(
      name = "hook",
      description = "Make its tool post, through its API; again after a rotation.")
  static final class Hook extends OfOne {
    @Override
    JsonNode ask(Api api) {
      return api.send("POST", path("/hook"));
    }

    @Override
    String told(JsonNode answer) {
      return answer.path("posts").asBoolean()
          ? Connect.hook(answer)
          : "It does not: %s.%n".formatted(Columns.clean(text(answer, "why")));
    }

    @Override
    int exitCode(JsonNode answer) {
      return answer.path("posts").asBoolean() ? 0 : 1;
    }
  }

  @Command(
      name = "rotate",
      description = "Give it a new secret; the old one is taken as well until it is retired.")
  static final class Rotate extends OfOne {
    @Option(names = "--secret", description = "the new secret, where the tool makes it")
    private Optional<String> secret = Optional.empty();

    @Override
    JsonNode ask(Api api) {
      ObjectNode body = BrainJson.mapper().createObjectNode();
      secret.ifPresent(value -> body.put("secret", value));
      return api.send("POST", path("/rotate"), body);
    }

    @Override
    String told(JsonNode answer) {
      return "Both secrets of %s are taken now.%n%n%s%nGive the tool the new one, then: %s%n"
          .formatted(
              Columns.clean(text(answer, "name")),
              secret(answer),
              "./paydown connection retire " + Columns.clean(text(answer, "name")));
    }
  }

  @Command(
      name = "told",
      description = "The secret that its tool chose, to be typed back where the tool asks for it.")
  static final class Told extends OfOne {
    @Override
    JsonNode ask(Api api) {
      return api.send("POST", path("/told"));
    }

    @Override
    String told(JsonNode answer) {
      return Columns.clean(text(answer, "secret")) + "\n";
    }
  }

  @Command(name = "retire", description = "Take only its newest secret from now on.")
  static final class Retire extends OfOne {
    @Override
    JsonNode ask(Api api) {
      return api.send("POST", path("/retire"));
    }

    @Override
    String told(JsonNode answer) {
      return "Only the newest secret of " + name() + " is taken now.\n";
    }
  }

  @Command(
      name = "revoke",
      description = {
        "Take it away: its URL leads nowhere, within a minute, and its webhooks in the tool are",
        "taken away through its API where that can be; otherwise the steps are shown."
      })
  static final class Revoke extends OfOne {
    @Override
    JsonNode ask(Api api) {
      return api.send("DELETE", path(""));
    }

    @Override
    String told(JsonNode answer) {
      StringBuilder said =
          new StringBuilder("%s is gone; its items stay as they last were.%n".formatted(name()));
      answer.path("revoked").forEach(one -> said.append(webhooks(one)));
      return said.toString();
    }

    private String webhooks(JsonNode one) {
      int removed = one.path("removed").asInt();
      StringBuilder said = new StringBuilder();
      if (removed > 0) {
        said.append(removed == 1 ? "Its webhook" : "Its %d webhooks".formatted(removed))
            .append(" in the tool went with it.\n");
      }
      if (one.path("byHand").isTextual()) {
        said.append("If a webhook was made for it, it is to be taken away by hand: ")
            .append(Columns.clean(text(one, "byHand")))
            .append(".\n")
            .append(byHand(one));
      } else if (!one.path("left").isEmpty()) {
        said.append("A webhook may still stand, and is refused whenever it posts:\n");
        for (JsonNode left : one.path("left")) {
          said.append(
              "  %s: %s%n"
                  .formatted(Columns.clean(text(left, "place")), Columns.clean(text(left, "why"))));
        }
        said.append("\nTo try again, within a day: ./paydown connection revoke ")
            .append(name())
            .append("\nOr take it away by hand:\n")
            .append(byHand(one));
      } else if (removed == 0) {
        said.append("No webhook of the tool posts to it.\n");
      }
      return said.toString();
    }

    private static String byHand(JsonNode one) {
      return "%n  Delivery URL  %s%n%n%s"
          .formatted(Columns.clean(text(one, "deliveryUrl")), Connect.stepsBack(text(one, "tool")));
    }

    /** Gone it is; 1 where a webhook may still stand that was to go with it. */
    @Override
    int exitCode(JsonNode answer) {
      for (JsonNode one : answer.path("revoked")) {
        if (!one.path("left").isEmpty()) {
          return 1;
        }
      }
      return 0;
    }
  }
}
