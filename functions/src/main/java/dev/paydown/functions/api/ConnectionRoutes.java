package dev.paydown.functions.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.tools.Listening;
import dev.paydown.tools.mail.Mailbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes that hook tools up. */
final class ConnectionRoutes {
  private static final String NOTHING = "{}";
  private final Deployment deployment;
  private final Recording recording;
  private final Connecting connecting;

  ConnectionRoutes(Deployment deployment, Recording recording) {
    this.deployment = deployment;
    this.recording = recording;
    this.connecting = new Connecting(deployment);
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

  /** The connection is gone, and its webhooks in the tool as far as that lets go of them. */
  APIGatewayV2HTTPResponse revoke(String workspace, Request request) {
    String url = request.address(deployment.publicUrl());
    return answer(workspace, request, connecting.revoke(workspace, request.path("name"), url));
  }

  /** Has the tool post to the delivery URL, through its API. */
  APIGatewayV2HTTPResponse hook(String workspace, Request request) {
    String url = request.address(deployment.publicUrl());
    return answer(workspace, request, connecting.hook(workspace, request.path("name"), url));
  }

  /** Whether the tool's API answers. */
  APIGatewayV2HTTPResponse test(String workspace, Request request) {
    return answer(workspace, request, connecting.test(workspace, request.path("name")));
  }

  private static Fields fields(Request request) {
    byte[] body = request.body();
    return Fields.of("", Fields.json(body.length == 0 ? NOTHING.getBytes(UTF_8) : body));
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
      case Connecting.Revoked(List<Connecting.Ended> ended) ->
          Answers.json(
              200, Map.of("revoked", ended.stream().map(ConnectionRoutes::ended).toList()));
      case Connecting.Posts(Listening.Hooked hooked) -> Answers.json(200, hooked(hooked));
      case Connecting.Silent(String why) -> Answers.json(200, byHand(why));
      case Connecting.Tested(boolean answers, Optional<String> why) -> {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("answers", answers);
        shape.put("why", why);
        yield Answers.json(200, shape);
      }
    };
  }

  /** A secret that the tool chose is not told again. */
  private Map<String, Object> shape(Request request, Connection connection) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("id", connection.id());
    shape.put("tool", connection.tool());
    shape.put("name", connection.name());
    shape.put(
        "deliveryUrl", deployment.deliveryUrl(request.address(deployment.publicUrl()), connection));
    if (connection.tool().equals("mail")) {
      Mailbox.of(connection.id()).ifPresent(mailbox -> shape.put("mailbox", mailbox));
    }
    if (connection.handshakeUntil().isEmpty()) {
      connection.secrets().stream().findFirst().ifPresent(own -> shape.put("secret", own));
    }
    return shape;
  }

  private static Map<String, Object> ended(Connecting.Ended ended) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("tool", ended.connection().tool());
    shape.put("deliveryUrl", ended.url());
    switch (ended.unhooked()) {
      case Listening.Gone(int count) -> left(shape, count, List.of(), Optional.empty());
      case Listening.Left(int count, List<Listening.Kept> places) ->
          left(shape, count, places, Optional.empty());
      case Listening.ByHand(String why) -> left(shape, 0, List.of(), Optional.of(why));
    }
    return shape;
  }

  private static void left(
      Map<String, Object> shape, int removed, List<Listening.Kept> left, Optional<String> byHand) {
    shape.put("removed", removed);
    shape.put(
        "left",
        left.stream().map(kept -> Map.of("place", kept.place(), "why", kept.why())).toList());
    shape.put("byHand", byHand);
  }

  private static Map<String, Object> hooked(Listening.Hooked hooked) {
    return switch (hooked) {
      case Listening.ByHand(String why) -> byHand(why);
      case Listening.Standing(List<String> places, Optional<Instant> until, var _, var _) -> {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("posts", true);
        shape.put("places", places);
        shape.put("until", until);
        shape.put("why", Optional.empty());
        yield shape;
      }
    };
  }

  private static Map<String, Object> byHand(String why) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("posts", false);
    shape.put("places", List.of());
    shape.put("until", Optional.empty());
    shape.put("why", why);
    return shape;
  }

  private void made(String workspace, Connection connection) {
    Instant now = deployment.clock().instant();
    recording.put(
        workspace,
        "connection#" + connection.name(),
        now,
        new Fact.ConnectionMade(now, connection.name(), connection.tool()));
  }
}
