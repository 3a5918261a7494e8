package dev.paydown.local.practice.github;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.GraphSchema;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import dev.paydown.tools.json.BrainJson;
import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.TypeResolver;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The part of GitHub's GraphQL API that a connector uses: items by their id with what they have in
 * projects, and the fields of those set and cleared.
 */
final class GitHubGraph {
  private static final List<String> FIELDS = List.of("start", "due", "status");
  private final PracticeGitHub github;
  private final GraphQL graph;

  GitHubGraph(PracticeGitHub github) {
    this.github = github;
    TypeResolver named =
        env -> {
          Map<String, Object> shown = env.getObject();
          return env.getSchema().getObjectType(String.valueOf(shown.get("__typename")));
        };
    RuntimeWiring wiring =
        RuntimeWiring.newRuntimeWiring()
            .scalar(GraphSchema.date("Date"))
            .scalar(GraphSchema.date("DateTime"))
            .type("Node", type -> type.typeResolver(named))
            .type("ProjectV2FieldConfiguration", type -> type.typeResolver(named))
            .type("ProjectV2ItemFieldValue", type -> type.typeResolver(named))
            .type("Query", type -> type.dataFetcher("node", this::node))
            .type(
                "Mutation",
                type ->
                    type.dataFetcher("updateProjectV2ItemFieldValue", env -> write(env, true))
                        .dataFetcher("clearProjectV2ItemFieldValue", env -> write(env, false)))
            .build();
    String text = GraphSchema.text(GitHubGraph.class, "github.graphqls");
    this.graph =
        GraphQL.newGraphQL(
                new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text), wiring))
            .build();
  }

  static boolean isMutation(JsonNode body) {
    return body.path("query").asText().stripLeading().startsWith("mutation");
  }

  /** Whatever goes wrong is told with status 200. */
  Response answer(JsonNode body) {
    String id = body.path("variables").path("id").asText("");
    if (!id.isEmpty() && find(id).isEmpty()) {
      return Response.json(200, notFound(id));
    }
    Map<String, Object> variables =
        BrainJson.mapper().convertValue(body.path("variables"), new TypeReference<>() {});
    ExecutionInput input =
        ExecutionInput.newExecutionInput(body.path("query").asText()).variables(variables).build();
    return Response.json(
        200, BrainJson.mapper().valueToTree(graph.execute(input).toSpecification()));
  }

  private static JsonNode notFound(String id) {
    ObjectNode answer = RestDoor.object();
    answer.putObject("data").putNull("node");
    ObjectNode error = answer.putArray("errors").addObject().put("type", "NOT_FOUND");
    error.putArray("path").add("node");
    error.put("message", "Could not resolve to a node with the global id of '" + id + "'");
    return answer;
  }

  private Optional<Entity> find(String id) {
    return github.desk().read(books -> books.find("issues", id));
  }

  private Map<String, Object> node(DataFetchingEnvironment env) {
    Entity issue = github.issue(env.<String>getArgumentOrDefault("id", ""));
    return github.desk().read(books -> item(books, issue));
  }

  private static Map<String, Object> item(Books books, Entity issue) {
    List<Map<String, Object>> cards = new ArrayList<>();
    books.by("cards", "issueId", issue.id()).ifPresent(card -> cards.add(card(card)));
    return Map.of(
        "__typename",
        issue.find("pull").isPresent() ? "PullRequest" : "Issue",
        "id",
        issue.id(),
        "number",
        Integer.parseInt(issue.get("number")),
        "repository",
        Map.of("nameWithOwner", issue.get("repository")),
        "projectItems",
        Map.of("nodes", cards, "pageInfo", Map.of("hasNextPage", false)));
  }

  private static Map<String, Object> card(Entity card) {
    List<Map<String, Object>> values = new ArrayList<>();
    for (String name : FIELDS) {
      card.find(name).ifPresent(value -> values.add(value(card, name, value)));
    }
    Map<String, Object> project =
        Map.of(
            "id",
            card.get("projectId"),
            "closed",
            false,
            "fields",
            Map.of("nodes", FIELDS.stream().map(GitHubGraph::field).toList()));
    return Map.of(
        "id",
        card.id(),
        "isArchived",
        false,
        "project",
        project,
        "fieldValues",
        Map.of("nodes", values));
  }

  private static Map<String, Object> field(String name) {
    boolean isStatus = name.equals("status");
    Map<String, Object> field = new LinkedHashMap<>();
    field.put("__typename", isStatus ? "ProjectV2SingleSelectField" : "ProjectV2Field");
    field.put("id", "PVTF_" + name);
    field.put("name", GitHubShown.FIELDS.getOrDefault(name, name));
    field.put("dataType", isStatus ? "SINGLE_SELECT" : "DATE");
    if (isStatus) {
      field.put(
          "options",
          GitHubShown.OPTIONS.stream()
              .map(option -> Map.of("id", GitHubShown.option(option), "name", option))
              .toList());
    }
    return field;
  }

  private static Map<String, Object> value(Entity card, String name, String value) {
    boolean isStatus = name.equals("status");
    return Map.of(
        "__typename",
        isStatus ? "ProjectV2ItemFieldSingleSelectValue" : "ProjectV2ItemFieldDateValue",
        isStatus ? "name" : "date",
        value,
        "updatedAt",
        GitHubShown.time(card.instant(name + "At")),
        "field",
        field(name));
  }

  private Map<String, Object> write(DataFetchingEnvironment env, boolean sets) {
    Map<String, Object> input = env.getArgumentOrDefault("input", Map.of());
    String id = String.valueOf(input.get("itemId"));
    String name = String.valueOf(input.get("fieldId")).replaceFirst("^PVTF_", "");
    JsonNode value = BrainJson.mapper().valueToTree(input.getOrDefault("value", Map.of()));
    Optional<String> to = sets ? Optional.of(said(name, value)) : Optional.empty();
    Entity app = github.app();
    github
        .desk()
        .change(
            draft -> {
              Books books = draft.books();
              Entity card =
                  books.find("cards", id).orElseThrow(() -> new NoSuchEntity("card " + id));
              Entity issue = books.named("issues", card, "issueId").orElseThrow();
              draft.effect("field", issue.get("key"), Map.of(name, to));
              return new GitHubChanges(draft, app).plan(issue, Map.of(name, to));
            });
    return Map.of("projectV2Item", Map.of("id", id));
  }

  private static String said(String name, JsonNode value) {
    if (!name.equals("status")) {
      return value.path("date").asText();
    }
    String option = value.path("singleSelectOptionId").asText();
    return GitHubShown.OPTIONS.stream()
        .filter(one -> GitHubShown.option(one).equals(option))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such option"));
  }
}
