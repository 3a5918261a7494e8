package dev.paydown.local.practice.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.tools.json.BrainJson;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each field of the schema answers, out of the books. */
final class LinearAnswers {
  private final Supplier<Books> books;
  private final Supplier<Mutations> mutations;

  /** Reads these books, and changes them by these mutations. */
  LinearAnswers(Supplier<Books> books, Supplier<Mutations> mutations) {
    this.books = books;
    this.mutations = mutations;
  }

  /** The mutations that the API offers, made as the token's user. */
  interface Mutations {
    Entity updateIssue(Entity issue, Map<String, Optional<String>> input);

    Entity updateProject(Entity project, Map<String, Optional<String>> input);

    Entity createComment(Map<String, Optional<String>> input);

    Entity createRelation(Map<String, Optional<String>> input);

    Entity deleteRelation(Entity relation);
  }

  void wire(RuntimeWiring.Builder wiring) {
    for (String type :
        List.of(
            "Issue",
            "Project",
            "Comment",
            "User",
            "Team",
            "WorkflowState",
            "ProjectStatus",
            "IssueRelation")) {
      wiring.type(type, of -> of.defaultDataFetcher(LinearAnswers::own));
    }
    wiring.type(
        "Query",
        query ->
            query
                .dataFetcher("issue", env -> issue(text(env, "id")))
                .dataFetcher("project", env -> required("projects", text(env, "id"), "Project"))
                .dataFetcher("comment", env -> required("comments", text(env, "id"), "Comment"))
                .dataFetcher("users", env -> page(users(env)))
                .dataFetcher("issues", env -> page(changed(env, "issues", "states", "stateId")))
                .dataFetcher(
                    "projects", env -> page(changed(env, "projects", "statuses", "statusId")))
                .dataFetcher("viewer", _ -> books.get().by("users", "app", "true").orElseThrow()));
    wiring.type(
        "Issue",
        issue ->
            issue
                .dataFetcher("number", env -> Double.valueOf(self(env).get("number")))
                .dataFetcher("trashed", env -> self(env).find("trashed").isPresent())
                .dataFetcher("state", env -> named(env, "states", "stateId"))
                .dataFetcher("assignee", env -> named(env, "users", "assigneeId"))
                .dataFetcher("parent", env -> named(env, "issues", "parentId"))
                .dataFetcher("project", env -> named(env, "projects", "projectId"))
                .dataFetcher("team", env -> named(env, "teams", "teamId"))
                .dataFetcher("relations", env -> page(relations(env, "issueId")))
                .dataFetcher("inverseRelations", env -> page(relations(env, "relatedIssueId")))
                .dataFetcher("history", env -> page(history(env))));
    wiring.type(
        "IssueHistory",
        entry ->
            entry
                .defaultDataFetcher(LinearAnswers::own)
                .dataFetcher("actor", env -> named(env, "users", "actorId")));
    wiring.type(
        "Project",
        project ->
            project
                .dataFetcher("trashed", env -> self(env).find("trashed").isPresent())
                .dataFetcher("status", env -> named(env, "statuses", "statusId"))
                .dataFetcher("lead", env -> named(env, "users", "leadId")));
    wiring.type(
        "Comment",
        comment ->
            comment
                .dataFetcher("issue", env -> named(env, "issues", "issueId"))
                .dataFetcher("user", env -> named(env, "users", "userId")));
    wiring.type(
        "User",
        user ->
            user.dataFetcher("active", _ -> true)
                .dataFetcher("app", env -> self(env).find("app").isPresent()));
    wiring.type("Team", team -> team.dataFetcher("states", env -> page(states(env))));
    wiring.type(
        "WorkflowState",
        state -> state.dataFetcher("position", env -> Double.valueOf(self(env).get("position"))));
    wiring.type(
        "IssueRelation",
        relation ->
            relation
                .dataFetcher("issue", env -> named(env, "issues", "issueId"))
                .dataFetcher("relatedIssue", env -> named(env, "issues", "relatedIssueId")));
    mutations(wiring);
  }

  private void mutations(RuntimeWiring.Builder wiring) {
    wiring.type(
        "Mutation",
        mutation ->
            mutation
                .dataFetcher(
                    "issueUpdate",
                    env ->
                        made(
                            "issue",
                            mutations.get().updateIssue(issue(text(env, "id")), input(env))))
                .dataFetcher(
                    "projectUpdate",
                    env ->
                        made(
                            "project",
                            mutations
                                .get()
                                .updateProject(
                                    required("projects", text(env, "id"), "Project"), input(env))))
                .dataFetcher(
                    "commentCreate",
                    env -> made("comment", mutations.get().createComment(input(env))))
                .dataFetcher(
                    "issueRelationCreate",
                    env -> made("issueRelation", mutations.get().createRelation(input(env))))
                .dataFetcher(
                    "issueRelationDelete",
                    env ->
                        Map.of(
                            "success",
                            true,
                            "lastSyncId",
                            1.0,
                            "entityId",
                            mutations
                                .get()
                                .deleteRelation(
                                    required("relations", text(env, "id"), "IssueRelation"))
                                .id())));
  }

  private static Map<String, Object> made(String name, Entity entity) {
    return Map.of("success", true, "lastSyncId", 1.0, name, entity);
  }

  private static Map<String, Object> page(List<Entity> nodes) {
    return Map.of("nodes", nodes, "pageInfo", Map.of("hasNextPage", false));
  }

  private static @Nullable Object own(DataFetchingEnvironment env) {
    return self(env).find(env.getField().getName()).orElse(null);
  }

  private static Entity self(DataFetchingEnvironment env) {
    Entity self = env.getSource();
    return Optional.ofNullable(self).orElseThrow();
  }

  private static String text(DataFetchingEnvironment env, String name) {
    String text = env.getArgument(name);
    return Optional.ofNullable(text).orElse("");
  }

  private Entity issue(String id) {
    return books
        .get()
        .find("issues", id)
        .or(() -> books.get().by("issues", "identifier", id))
        .orElseThrow(() -> new NoSuchEntity("Issue"));
  }

  private Entity required(String kind, String id, String name) {
    return books.get().find(kind, id).orElseThrow(() -> new NoSuchEntity(name));
  }

  private @Nullable Entity named(DataFetchingEnvironment env, String kind, String field) {
    return books.get().named(kind, self(env), field).orElse(null);
  }

  private List<Entity> relations(DataFetchingEnvironment env, String field) {
    String id = self(env).id();
    return books.get().all("relations").values().stream()
        .filter(relation -> relation.get(field).equals(id))
        .toList();
  }

  /** The latest first, as Linear shows it, all on one page. */
  private List<Entity> history(DataFetchingEnvironment env) {
    String id = self(env).id();
    return books.get().all(LinearChanges.HISTORY).values().stream()
        .filter(entry -> entry.get("issueId").equals(id))
        .toList()
        .reversed();
  }

  private List<Entity> states(DataFetchingEnvironment env) {
    String id = self(env).id();
    return filtered(env, "type", books.get().all("states").values().stream())
        .filter(state -> state.get("teamId").equals(id))
        .toList();
  }

  /** Those that changed since then, or whose stage is none of those, all on one page. */
  private List<Entity> changed(
      DataFetchingEnvironment env, String kind, String stages, String stage) {
    Map<String, Object> filter =
        Optional.ofNullable(env.<Map<String, Object>>getArgument("filter")).orElse(Map.of());
    JsonNode wanted = BrainJson.mapper().valueToTree(filter);
    JsonNode since = wanted.at("/updatedAt/gte");
    Set<String> without = new HashSet<>();
    wanted.path("state").at("/type/nin").forEach(type -> without.add(type.asText()));
    wanted.path("status").at("/type/nin").forEach(type -> without.add(type.asText()));
    Books now = books.get();
    return now.all(kind).values().stream()
        .filter(
            one ->
                since.isMissingNode()
                    || !one.instant("updatedAt").isBefore(Instant.parse(since.asText())))
        .filter(
            one ->
                now.named(stages, one, stage)
                    .map(held -> !without.contains(held.get("type")))
                    .orElse(true))
        .sorted(Comparator.comparing(one -> one.instant("updatedAt")))
        .toList();
  }

  private List<Entity> users(DataFetchingEnvironment env) {
    return filtered(env, "email", books.get().all("users").values().stream()).toList();
  }

  private static Stream<Entity> filtered(
      DataFetchingEnvironment env, String field, Stream<Entity> entities) {
    Map<String, Map<String, String>> filter = env.getArgument("filter");
    Map<String, String> wanted = filter == null ? Map.of() : filter.getOrDefault(field, Map.of());
    return entities.filter(
        entity -> {
          String value = entity.find(field).orElse("");
          return value.equals(wanted.getOrDefault("eq", value))
              && lower(value).equals(lower(wanted.getOrDefault("eqIgnoreCase", value)));
        });
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Map<String, Optional<String>> input(DataFetchingEnvironment env) {
    Map<String, @Nullable Object> given = env.getArgument("input");
    Map<String, Optional<String>> input = new TreeMap<>();
    if (given != null) {
      given.forEach(
          (name, value) -> input.put(name, Optional.ofNullable(value).map(Object::toString)));
    }
    return input;
  }
}
