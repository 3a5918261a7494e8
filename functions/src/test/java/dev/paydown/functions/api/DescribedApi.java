package dev.paydown.functions.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The API's routes called, and what they answer held against its description. */
abstract class DescribedApi {
  private static final OpenApiInteractionValidator DESCRIPTION = description();
  final World world = new World();
  private final ReadApiFunction read = new ReadApiFunction(world.deployment());
  private final AdminApiFunction admin = new AdminApiFunction(world.deployment());

  APIGatewayV2HTTPResponse get(String path) {
    return get(path, Map.of());
  }

  APIGatewayV2HTTPResponse get(String path, Map<String, String> query) {
    return call("GET", path, path, Map.of(), query, "", "Bearer " + World.ADMIN);
  }

  APIGatewayV2HTTPResponse put(String path, String body) {
    APIGatewayV2HTTPResponse answer =
        call("PUT", path, path, Map.of(), Map.of(), body, "Bearer " + World.ADMIN);
    assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(200);
    return answer;
  }

  APIGatewayV2HTTPResponse post(String path, String body) {
    return call("POST", path, path, Map.of(), Map.of(), body, "Bearer " + World.ADMIN);
  }

  APIGatewayV2HTTPResponse call(String method, String path, String authorization) {
    return call(method, path, path, Map.of(), Map.of(), "", authorization);
  }

  /** Calls a route, and holds what it answers against its description. */
  APIGatewayV2HTTPResponse call(
      String method,
      String route,
      String path,
      Map<String, String> parameters,
      Map<String, String> query,
      String body,
      String authorization) {
    APIGatewayV2HTTPEvent event = event(method, route, parameters, query, body, authorization);
    APIGatewayV2HTTPResponse answer =
        method.equals("GET")
            ? read.handleRequest(event, NoContext.HERE)
            : admin.handleRequest(event, NoContext.HERE);
    SimpleRequest.Builder request = new SimpleRequest.Builder(method, path);
    query.forEach(request::withQueryParam);
    if (!authorization.isEmpty()) {
      request.withHeader("Authorization", authorization);
    }
    if (!body.isEmpty()) {
      request.withContentType("application/json").withBody(body);
    }
    SimpleResponse.Builder answered = SimpleResponse.Builder.status(answer.getStatusCode());
    Optional.ofNullable(answer.getHeaders().get("content-type"))
        .ifPresent(type -> answered.withContentType(type).withBody(answer.getBody()));
    SimpleResponse response = answered.build();
    ValidationReport report =
        answer.getStatusCode() < 300
            ? DESCRIPTION.validate(request.build(), response)
            : DESCRIPTION.validateResponse(path, Method.valueOf(method), response);
    assertThat(report.getMessages()).as(method + " " + path + " " + answer.getBody()).isEmpty();
    return answer;
  }

  static APIGatewayV2HTTPEvent event(
      String method,
      String route,
      Map<String, String> parameters,
      Map<String, String> query,
      String body,
      String authorization) {
    APIGatewayV2HTTPEvent event =
        Samples.http(
            method,
            route,
            parameters,
            authorization.isEmpty() ? Map.of() : Map.of("Authorization", authorization),
            body);
    event.setQueryStringParameters(query);
    return event;
  }

  static JsonNode json(APIGatewayV2HTTPResponse answer) {
    return BrainJson.read(answer.getBody(), JsonNode.class);
  }

  static String detail(APIGatewayV2HTTPResponse answer) {
    assertThat(answer.getStatusCode()).isEqualTo(422);
    return json(answer).path("detail").asText();
  }

  static OpenApiInteractionValidator description() {
    Path here = Path.of("").toAbsolutePath();
    Path file =
        Stream.iterate(Optional.of(here), Optional::isPresent, at -> at.map(Path::getParent))
            .map(folder -> folder.orElse(here).resolve("docs/openapi.yaml"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no docs/openapi.yaml above " + here));
    try {
      return OpenApiInteractionValidator.createForInlineApiSpecification(Files.readString(file))
          .build();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
