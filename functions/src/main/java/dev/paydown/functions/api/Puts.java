package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.Stamp;
import dev.paydown.brain.settings.Person;
import dev.paydown.brain.settings.Settings;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.tools.mail.Mailbox;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets a workspace up. Each change is an entry of the log like any other; it is folded before the
 * answer, so that what is read next is what was written.
 */
final class Puts {
  private final Deployment deployment;
  private final Folding folding;
  private static final byte[] NOTHING = {'{', '}'};

  private final Connecting connecting;

  Puts(Deployment deployment, Folding folding) {
    this.deployment = deployment;
    this.folding = folding;
    this.connecting = new Connecting(deployment);
  }

  /** Folds entries into a workspace. */
  interface Folding {
    List<Advancer.Poisonous> advance(String workspace, List<LogEntry> entries);
  }

  APIGatewayV2HTTPResponse people(String workspace, Request request) {
    List<Person> people = PeopleJson.read(Fields.json(request.body()));
    Instant at = after(held(workspace).people().stamp());
    put(workspace, "people#" + at + "#" + tail(), at, new Fact.PeoplePut(at, people));
    return Answers.json(200, PeopleJson.write(people));
  }

  APIGatewayV2HTTPResponse settings(String workspace, Request request) {
    WorkspaceState held = held(workspace);
    Settings merged = SettingsJson.merged(held.settingsNow(), Fields.json(request.body()));
    Instant at =
        after(
            held.settings().isEmpty()
                ? Optional.empty()
                : Optional.of(held.settings().getLast().stamp()));
    put(workspace, "settings#" + at + "#" + tail(), at, new Fact.SettingsPut(at, merged));
    return Answers.json(200, SettingsJson.write(merged));
  }

  private WorkspaceState held(String workspace) {
    return deployment.workspaces().load(workspace).orElseGet(() -> WorkspaceState.empty(workspace));
  }

  /** Now, or just after what was put before: of two puts of one instant the second has to win. */
  private Instant after(Optional<Stamp> before) {
    Instant now = deployment.clock().instant();
    return before
        .map(Stamp::at)
        .filter(at -> !at.isBefore(now))
        .map(at -> at.plusMillis(1))
        .orElse(now);
  }

  APIGatewayV2HTTPResponse connect(String workspace, Request request) {
    return answer(workspace, request, connecting.connect(workspace, fields(request)));
  }

  /** A new secret; shown once, unless the tool chooses it. */
  APIGatewayV2HTTPResponse rotate(String workspace, Request request) {
    String name = request.path("name");
    return answer(workspace, request, connecting.rotate(workspace, name, fields(request)));
  }

  /** The former secret is no longer taken. */
  APIGatewayV2HTTPResponse retire(String workspace, Request request) {
    return switch (connecting.retire(workspace, request.path("name"))) {
      case Connecting.Changed _ -> Answers.empty(204);
      case Connecting.Outcome other -> answer(workspace, request, other);
    };
  }

  /** What the tool told, for a person to type back. */
  APIGatewayV2HTTPResponse told(String workspace, Request request) {
    return answer(workspace, request, connecting.told(workspace, request.path("name")));
  }

  /** The connection is gone. */
  APIGatewayV2HTTPResponse revoke(String workspace, Request request) {
    return switch (connecting.revoke(workspace, request.path("name"))) {
      case Connecting.Changed _ -> Answers.empty(204);
      case Connecting.Outcome other -> answer(workspace, request, other);
    };
  }

  private static Fields fields(Request request) {
    byte[] body = request.body();
    return Fields.of("", Fields.json(body.length == 0 ? NOTHING : body));
  }

  private APIGatewayV2HTTPResponse answer(
      String workspace, Request request, Connecting.Outcome outcome) {
    return switch (outcome) {
      case Connecting.NameTaken(Connection held) -> {
        made(workspace, held); // A crash between the two writes of the first time is mended here.
        yield Answers.problem(
            409, "Name taken", "name " + held.name() + " belongs to another connection");
      }
      case Connecting.Unknown(String name) ->
          Answers.problem(404, "Not found", "there is no connection " + name);
      case Connecting.Told(String secret) -> Answers.json(200, Map.of("secret", secret));
      case Connecting.NothingTold(String name) ->
          Answers.problem(
              404, "Not found", "the tool of " + name + " has told no secret, or long ago");
      case Connecting.Contended(String name) ->
          Answers.problem(
              409, "Changed meanwhile", "somebody else changed " + name + ": ask again");
      case Connecting.Connected(Connection connection) -> {
        made(workspace, connection);
        yield Answers.json(201, shape(request, connection));
      }
      case Connecting.Changed(Connection connection) ->
          Answers.json(200, shape(request, connection));
    };
  }

  /** A secret that the tool chose is not told again. */
  private Map<String, Object> shape(Request request, Connection connection) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", connection.id());
    shape.put("tool", connection.tool());
    shape.put("name", connection.name());
    shape.put("deliveryUrl", request.address(deployment.publicUrl()) + "/hooks/" + connection.id());
    if (connection.tool().equals("mail")) {
      Mailbox.of(connection.id()).ifPresent(mailbox -> shape.put("mailbox", mailbox));
    }
    if (connection.handshakeUntil().isEmpty()) {
      connection.secrets().stream().findFirst().ifPresent(own -> shape.put("secret", own));
    }
    return shape;
  }

  private void made(String workspace, Connection connection) {
    Instant now = deployment.clock().instant();
    put(
        workspace,
        "connection#" + connection.name(),
        now,
        new Fact.ConnectionMade(now, connection.name(), connection.tool()));
  }

  private void put(String workspace, String id, Instant now, Fact fact) {
    LogEntry entry = new LogEntry(id, now, List.of(fact));
    switch (deployment.log().append(workspace, entry)) {
      case NEW -> {
        // What cannot be folded is kept aside when the stream brings the entry once more.
        List<Advancer.Poisonous> _ = folding.advance(workspace, List.of(entry));
      }
      case REPEAT -> {
        // The entry of that id stands, and the stream has brought it or will.
      }
    }
  }

  private String tail() {
    byte[] bytes = new byte[8];
    deployment.random().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
