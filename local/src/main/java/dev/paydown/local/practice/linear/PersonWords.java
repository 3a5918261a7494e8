package dev.paydown.local.practice.linear;

import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a person says (an address, a state's name, an issue's key), as ids. */
record PersonWords(PracticeLinear linear) {

  static Map<String, Optional<String>> set(Map<String, String> fields) {
    Map<String, Optional<String>> all = new TreeMap<>();
    fields.forEach((name, value) -> all.put(name, Optional.of(value)));
    return all;
  }

  Map<String, Optional<String>> issue(Map<String, Optional<String>> said, Entity team) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    said.forEach(
        (name, value) -> {
          switch (name) {
            case "title", "description", "dueDate" -> wanted.put(name, value);
            case "assignee" -> wanted.put("assigneeId", value.map(this::user));
            case "state" -> wanted.put("stateId", value.map(one -> state(one, team)));
            case "parent" -> wanted.put("parentId", value.map(one -> linear.issue(one).id()));
            case "project" -> wanted.put("projectId", value.map(one -> linear.project(one).id()));
            case "team", "by" -> {
              /* Said elsewhere. */
            }
            default -> throw new IllegalArgumentException("an issue has no field " + name);
          }
        });
    return wanted;
  }

  Map<String, Optional<String>> project(Map<String, Optional<String>> said) {
    Map<String, Optional<String>> wanted = new TreeMap<>();
    said.forEach(
        (name, value) -> {
          switch (name) {
            case "name", "content", "startDate", "targetDate" -> wanted.put(name, value);
            case "lead" -> wanted.put("leadId", value.map(this::user));
            case "status" -> wanted.put("statusId", value.map(this::status));
            case "by" -> {
              /* Said elsewhere. */
            }
            default -> throw new IllegalArgumentException("a project has no field " + name);
          }
        });
    return wanted;
  }

  private String user(String email) {
    return linear.user(email, email).id();
  }

  private String state(String name, Entity team) {
    return linear
        .read(
            all ->
                all.all("states").values().stream()
                    .filter(state -> state.get("teamId").equals(team.id()))
                    .filter(state -> state.get("name").equalsIgnoreCase(name))
                    .findFirst())
        .map(Entity::id)
        .orElseThrow(() -> new NoSuchEntity("WorkflowState"));
  }

  private String status(String name) {
    return linear
        .read(all -> all.by("statuses", "name", name))
        .map(Entity::id)
        .orElseThrow(() -> new NoSuchEntity("ProjectStatus"));
  }
}
