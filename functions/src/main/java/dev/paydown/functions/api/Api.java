package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import dev.paydown.functions.http.Translator;
import java.util.Locale;
import java.util.Optional;

/** What every API route shares: the token decides the workspace, faults are RFC 9457 problems. */
final class Api {
  private static final int LARGEST_BYTES = 1024 * 1024;
  private static final String SCHEME = "bearer ";
  private final Deployment deployment;

  Api(Deployment deployment) {
    this.deployment = deployment;
  }

  /** One route's work, in the workspace that the token names. */
  interface Route {
    APIGatewayV2HTTPResponse answer(String workspace, Request request);
  }

  APIGatewayV2HTTPResponse answer(Request request, Route route) {
    return Translator.answer("api", () -> authorised(request, route));
  }

  private APIGatewayV2HTTPResponse authorised(Request request, Route route) {
    Optional<String> workspace = tokenHash(request).flatMap(deployment.directory()::workspaceOf);
    if (workspace.isEmpty()) {
      return Answers.problem(401, "Not authorised", "send an admin token: Authorization: Bearer …");
    }
    try {
      if (request.isLongerThan(LARGEST_BYTES)) {
        return Answers.problem(413, "Too large", "the body is longer than 1 MB");
      }
      return route.answer(workspace.get(), request);
    } catch (Invalid invalid) {
      return Answers.problem(422, "Not valid", invalid.said());
    }
  }

  /** The SHA-256 (hex) of the token that the request comes with. */
  static Optional<String> tokenHash(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .map(value -> value.substring(SCHEME.length()).strip())
        .filter(token -> !token.isEmpty())
        .map(Hashes::sha256);
  }

  /** Nothing is at this route. */
  static APIGatewayV2HTTPResponse nowhere(Request request) {
    return Answers.problem(404, "Not found", "no route " + request.routeKey());
  }
}
