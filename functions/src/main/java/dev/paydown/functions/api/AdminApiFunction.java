package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.brain.Advance;
import dev.paydown.brain.store.Advancer;
import dev.paydown.brain.store.Replay;
import dev.paydown.functions.http.Answers;
import dev.paydown.functions.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;

/** The API's writing routes: connections, people, settings; and the replay. */
public final class AdminApiFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Api api;
  private final Puts puts;
  private final ConnectionRoutes connections;
  private final TokenRoutes tokens;
  private final Replay replay;

  /** For Lambda. */
  public AdminApiFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public AdminApiFunction(Deployment deployment) {
    this(deployment, new Advancer(deployment.workspaces())::advance, Advance::step);
  }

  AdminApiFunction(Deployment deployment, Recording.Folding folding, Replay.Step step) {
    this.api = new Api(deployment);
    Recording recording = new Recording(deployment, folding);
    this.puts = new Puts(deployment, recording);
    this.connections = new ConnectionRoutes(deployment, recording);
    this.tokens = new TokenRoutes(deployment);
    this.replay = new Replay(deployment.workspaces(), deployment.journal(), step);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return api.answer(new Request(event), this::route);
  }

  private APIGatewayV2HTTPResponse route(String workspace, Request request) {
    return switch (request.routeKey()) {
      case "POST /api/connections" -> connections.connect(workspace, request);
      case "POST /api/connections/{name}/rotate" -> connections.rotate(workspace, request);
      case "POST /api/connections/{name}/told" -> connections.told(workspace, request);
      case "POST /api/connections/{name}/retire" -> connections.retire(workspace, request);
      case "POST /api/connections/{name}/hook" -> connections.hook(workspace, request);
      case "POST /api/connections/{name}/test" -> connections.test(workspace, request);
      case "DELETE /api/connections/{name}" -> connections.revoke(workspace, request);
      case "POST /api/token/rotate" -> tokens.rotate(request);
      case "POST /api/token/retire" -> tokens.retire(request);
      case "PUT /api/people" -> puts.people(workspace, request);
      case "PUT /api/workspace" -> puts.settings(workspace, request);
      case "POST /api/replay" -> replayed(workspace);
      default -> Api.nowhere(request);
    };
  }

  private APIGatewayV2HTTPResponse replayed(String workspace) {
    Replay.Compared compared = replay.of(workspace);
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("items", compared.items());
    shape.put("differences", compared.differences());
    return Answers.json(200, shape);
  }
}
