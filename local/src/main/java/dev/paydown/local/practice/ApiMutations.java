package dev.paydown.local.practice;

import java.util.Map;
import java.util.Optional;

/** The API's mutations, made as the user of the token and counted as effects. */
record ApiMutations(PracticeLinear linear) implements LinearAnswers.Mutations {

  @Override
  public Entity updateIssue(Entity issue, Map<String, Optional<String>> input) {
    return linear.change(
        changes -> {
          changes.effect("issueUpdate", issue.get("identifier"), input);
          return changes.update("issues", actor(), issue, input);
        });
  }

  @Override
  public Entity updateProject(Entity project, Map<String, Optional<String>> input) {
    return linear.change(
        changes -> {
          changes.effect("projectUpdate", project.id(), input);
          return changes.update("projects", actor(), project, input);
        });
  }

  /** Linear takes an id of the caller's own, once. */
  @Override
  public Entity createComment(Map<String, Optional<String>> input) {
    Optional<String> id = input.getOrDefault("id", Optional.empty());
    if (id.flatMap(one -> linear.read(all -> all.find("comments", one))).isPresent()) {
      throw new IllegalArgumentException("Entity with this id already exists");
    }
    Optional<String> issue = input.getOrDefault("issueId", Optional.empty());
    Optional<String> project = input.getOrDefault("projectId", Optional.empty());
    Entity on = issue.isPresent() ? linear.issue(issue.get()) : linear.project(project.orElse(""));
    String body = input.getOrDefault("body", Optional.empty()).orElse("");
    return linear.change(
        changes -> {
          changes.effect("commentCreate", on.find("identifier").orElse(on.id()), input);
          return changes.comment(actor(), on, id, body);
        });
  }

  private Optional<Entity> actor() {
    return linear.read(all -> all.by("users", "email", Seed.API_USER));
  }
}
