package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.secrets.Hashes;
import dev.paydown.aws.secrets.Tokens;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;

/**
 * The admin token's own routes. Two steps, as with a connection's secret: a next token is made
 * while the one before goes on, and that one ends when whoever holds the next says so.
 */
final class TokenRoutes {
  private final Deployment deployment;

  TokenRoutes(Deployment deployment) {
    this.deployment = deployment;
  }

  APIGatewayV2HTTPResponse rotate(Request request) {
    String token = Tokens.fresh(deployment.random());
    boolean made =
        deployment.directory().succeed(Api.tokenHash(request).orElseThrow(), Hashes.sha256(token));
    // It named a workspace a moment ago: it has been retired since.
    return made
        ? Answers.json(201, JsonNodeFactory.instance.objectNode().put("token", token))
        : Answers.problem(401, "Not authorised", "this token has just been retired");
  }

  APIGatewayV2HTTPResponse retire(Request request) {
    int ended = deployment.directory().retireBefore(Api.tokenHash(request).orElseThrow());
    return Answers.json(200, JsonNodeFactory.instance.objectNode().put("retired", ended));
  }
}
