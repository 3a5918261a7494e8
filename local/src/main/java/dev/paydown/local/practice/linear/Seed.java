package dev.paydown.local.practice.linear;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a new practice Linear holds: the token's user, project statuses, one team. */
final class Seed {
  /** The address of the user whose token the API takes. */
  static final String API_USER = "paydown@practice.example";

  private Seed() {}

  static Books books(Instant now) {
    return Desk.seeded(now, draft -> fill(new LinearChanges(draft)));
  }

  private static void fill(LinearChanges changes) {
    Map<String, String> app = new TreeMap<>(user(API_USER, "Paydown"));
    app.put("app", "true");
    changes.add("users", app);
    for (List<String> status :
        List.of(
            List.of("Backlog", "backlog"),
            List.of("Planned", "planned"),
            List.of("In Progress", "started"),
            List.of("Paused", "paused"),
            List.of("Completed", "completed"),
            List.of("Canceled", "canceled"))) {
      changes.add(
          "statuses", Map.of("name", status.get(0), "type", status.get(1), "color", "#bec2c8"));
    }
    team(changes, "ENG", "Engineering");
  }

  static Entity team(LinearChanges changes, String key, String name) {
    Entity team = changes.add("teams", Map.of("key", key, "name", name));
    int position = 0;
    for (List<String> state :
        List.of(
            List.of("Backlog", "backlog"),
            List.of("Todo", "unstarted"),
            List.of("In Progress", "started"),
            List.of("In Review", "started"),
            List.of("Done", "completed"),
            List.of("Canceled", "canceled"))) {
      position += 1000;
      changes.add(
          "states",
          Map.of(
              "teamId", team.id(),
              "name", state.get(0),
              "type", state.get(1),
              "color", "#bec2c8",
              "position", Integer.toString(position)));
    }
    return team;
  }

  static Map<String, String> user(String email, String name) {
    return Map.of(
        "email", email, "name", name, "url", "https://linear.app/practice/profiles/" + name);
  }
}
