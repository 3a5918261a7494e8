package dev.paydown.local.practice.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Fault;
import dev.paydown.local.practice.Faults;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.tools.json.BrainJson;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The practice Linear over HTTP: its API as Linear has it, and a few routes to play people. */
final class LinearHttp {
  private static final JsonMapper MAPPER = BrainJson.mapper();
  private final PracticeLinear linear;
  private final String token;
  private final Faults faults;
  private final PersonRoutes people;
  private final GraphQL graphql;

  LinearHttp(PracticeLinear linear, String token, Faults faults) {
    this.linear = linear;
    this.token = token;
    this.faults = faults;
    this.people = new PersonRoutes(linear);
    ApiMutations mutations = new ApiMutations(linear);
    this.graphql =
        LinearSchema.build(new LinearAnswers(() -> linear.read(all -> all), () -> mutations));
  }

  Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    try {
      JsonNode json =
          body.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(body);
      return path.equals("/graphql") && method.equals("POST")
          ? graphql(headers, json)
          : people.handle(method, path, json);
    } catch (IOException e) {
      return error(400, "the body is not JSON");
    } catch (NoSuchEntity e) {
      return error(404, String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return error(400, String.valueOf(e.getMessage()));
    }
  }

  static Response error(int status, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putArray("errors").addObject().put("message", message);
    return Response.json(status, body);
  }

  private Response graphql(Map<String, String> headers, JsonNode request) {
    if (!header(headers, "authorization").equals(token)) {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      ObjectNode error = body.putArray("errors").addObject();
      error.put("message", "Authentication required, not authenticated");
      error.putObject("extensions").put("code", "AUTHENTICATION_ERROR");
      return Response.json(401, body);
    }
    if (faults.strikes(Fault.RATE_LIMITED)) {
      return Response.asksForTime(faults.retryAfter());
    }
    String query = request.path("query").asText();
    boolean mutation = isMutation(query);
    if (mutation && faults.strikes(Fault.FORBIDDEN)) {
      return error(403, "You don't have permission to do that");
    }
    if (mutation && faults.strikes(Fault.ERROR_BEFORE)) {
      return Response.broken();
    }
    if (!mutation) {
      meddle(request.path("variables").path("id").asText());
    }
    Response answer = execute(query, request.path("variables"));
    if (mutation && faults.strikes(Fault.ERROR_AFTER)) {
      return Response.broken();
    }
    return mutation && faults.strikes(Fault.LOST_RESPONSE) ? Response.drop() : answer;
  }

  private static String header(Map<String, String> headers, String name) {
    return headers.entrySet().stream()
        .filter(one -> one.getKey().toLowerCase(Locale.ROOT).equals(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static boolean isMutation(String query) {
    try {
      return Parser.parse(query).getDefinitionsOfType(OperationDefinition.class).stream()
          .anyMatch(one -> one.getOperation() == OperationDefinition.Operation.MUTATION);
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  /** The fault in which somebody was faster: the issue about to be read is due a day later. */
  private void meddle(String id) {
    boolean issue = linear.read(all -> all.find("issues", id)).isPresent();
    if (issue && faults.strikes(Fault.CHANGED_MEANWHILE)) {
      Optional<LocalDate> due = linear.issue(id).find("dueDate").map(LocalDate::parse);
      LocalDate later = due.orElse(LocalDate.EPOCH).plusDays(1);
      linear.setDue("somebody@practice.example", id, later);
    }
  }

  private Response execute(String query, JsonNode variables) {
    Map<String, @Nullable Object> given = new TreeMap<>();
    variables
        .properties()
        .forEach(one -> given.put(one.getKey(), MAPPER.convertValue(one.getValue(), Object.class)));
    ExecutionResult result =
        graphql.execute(ExecutionInput.newExecutionInput(query).variables(given).build());
    boolean invalid = !result.getErrors().isEmpty() && !result.isDataPresent();
    return Response.json(invalid ? 400 : 200, MAPPER.valueToTree(result.toSpecification()));
  }
}
