package dev.paydown.functions.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.functions.http.Request;

/** The API's GET routes. */
public final class ReadApiFunction
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
  private final Api api;
  private final Reads reads;
  private final Exports exports;
  private final LogPages log;

  /** For Lambda. */
  public ReadApiFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public ReadApiFunction(Deployment deployment) {
    this(deployment, new BrainViews());
  }

  ReadApiFunction(Deployment deployment, Views views) {
    this.api = new Api(deployment);
    this.reads = new Reads(deployment, views);
    this.exports = new Exports(deployment, views);
    this.log = new LogPages(deployment);
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return api.answer(new Request(event), this::route);
  }

  private APIGatewayV2HTTPResponse route(String workspace, Request request) {
    return switch (request.routeKey()) {
      case "GET /api/items" ->
          Exports.isCsv(request)
              ? exports.items(workspace, request)
              : reads.items(workspace, request);
      case "GET /api/item" -> reads.item(workspace, request);
      case "GET /api/what-if" -> reads.whatIf(workspace, request);
      case "GET /api/liabilities" ->
          Exports.isCsv(request)
              ? exports.liabilities(workspace, request)
              : reads.liabilities(workspace, request);
      case "GET /api/liability" -> reads.liability(workspace, request);
      case "GET /api/measures" -> reads.measures(workspace, request);
      case "GET /api/proposals" -> reads.proposals(workspace, request);
      case "GET /api/statements/{week}" ->
          Exports.isCsv(request)
              ? exports.statement(workspace, request)
              : reads.statement(workspace, request);
      case "GET /api/graph" -> exports.graph(workspace, request);
      case "GET /api/log" -> log.page(workspace, request);
      case "GET /api/quarantine" -> reads.quarantine(workspace, request);
      case "GET /api/connections" -> reads.connections(workspace, request);
      case "GET /api/unmatched" -> reads.unmatched(workspace);
      case "GET /api/people" -> reads.people(workspace);
      case "GET /api/workspace" -> reads.settings(workspace);
      default -> Api.nowhere(request);
    };
  }
}
