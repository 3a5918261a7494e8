package dev.paydown.local.practice.linear;

import dev.paydown.local.practice.Entity;
import java.util.Map;
import java.util.Optional;

/** The API's mutations, made as the user of the token and counted as effects. */
record ApiMutations(PracticeLinear linear) implements LinearAnswers.Mutations {

  @Override
  public Entity updateIssue(Entity issue, Map<String, Optional<String>> input) {
    return linear.change(
        changes -> {
          changes.effect("issueUpdate", issue.get("identifier"), input);
          // Read again inside the change: it may have changed since it was looked up.
          return changes.update("issues", actor(), linear.issue(issue.id()), input);
        });
  }

  @Override
  public Entity updateProject(Entity project, Map<String, Optional<String>> input) {
    return linear.change(
        changes -> {
          changes.effect("projectUpdate", project.id(), input);
          return changes.update("projects", actor(), linear.project(project.id()), input);
        });
  }

  /** Linear takes an id of the caller's own, once. */
  @Override
  public Entity createComment(Map<String, Optional<String>> input) {
    Optional<String> id = input.getOrDefault("id", Optional.empty());
    Optional<String> issue = input.getOrDefault("issueId", Optional.empty());
    Optional<String> project = input.getOrDefault("projectId", Optional.empty());
    Entity on = issue.isPresent() ? linear.issue(issue.get()) : linear.project(project.orElse(""));
    String body = input.getOrDefault("body", Optional.empty()).orElse("");
    return linear.change(
        changes -> {
          if (id.flatMap(one -> linear.read(all -> all.find("comments", one))).isPresent()) {
            throw new IllegalArgumentException("Entity with this id already exists");
          }
          changes.effect("commentCreate", on.find("identifier").orElse(on.id()), input);
          return changes.comment(actor(), on, id, body);
        });
  }

  @Override
  public Entity createRelation(Map<String, Optional<String>> input) {
    Entity issue = linear.issue(input.getOrDefault("issueId", Optional.empty()).orElse(""));
    Entity related =
        linear.issue(input.getOrDefault("relatedIssueId", Optional.empty()).orElse(""));
    String type = input.getOrDefault("type", Optional.empty()).orElse("");
    return linear.change(
        changes -> {
          changes.effect("issueRelationCreate", issue.get("identifier"), input);
          return changes.relate(issue, related, type);
        });
  }

  @Override
  public Entity deleteRelation(Entity relation) {
    return linear.change(
        changes -> {
          changes.effect("issueRelationDelete", relation.id(), Map.of());
          changes.unrelate(relation);
          return relation;
        });
  }

  private Optional<Entity> actor() {
    return linear.read(all -> all.by("users", "email", Seed.API_USER));
  }
}
