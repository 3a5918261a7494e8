package dev.paydown.local.faults;

import dev.paydown.local.practice.Entity;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What people do in their tools: items with dates, links between them, slips, turns, questions. */
final class Work {
  private static final int MOST = 3;

  private final Offices offices;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final List<String> studio = new ArrayList<>();
  private final List<String> linear = new ArrayList<>();
  private final List<String> jira = new ArrayList<>();

  Work(Offices offices, InstantSource clock, RandomGenerator random) {
    this.offices = offices;
    this.clock = clock;
    this.random = random;
  }

  /** Somebody does something somewhere. */
  void something() {
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> inStudio();
      case 3, 4, 5 -> inLinear();
      case 6, 7 -> inJira();
      default -> link();
    }
    offices.tell();
  }

  /** Everything is finished, or some of it given up. */
  void end() {
    studio.forEach(
        item ->
            offices.emit(
                item, random.nextInt(4) == 0 ? "item.cancelled" : "item.finished", Map.of()));
    linear.forEach(item -> offices.linear().setState(anybody(), item, "Done"));
    jira.forEach(item -> jira(item, Map.of("status", "Done")));
    offices.tell();
  }

  private void inStudio() {
    if (studio.size() < MOST && (studio.isEmpty() || random.nextInt(3) == 0)) {
      String key = "e" + (studio.size() + 1);
      studio.add(key);
      offices.emit(
          key,
          "item.opened",
          Map.of("title", "Design " + key, "owner", anybody(), "start", day(0), "due", day(5)));
      return;
    }
    String item = any(studio);
    switch (random.nextInt(10)) {
      case 0, 1 -> offices.emit(item, "item.changed", Map.of("due", day(6)));
      case 2 -> offices.emit(item, "item.started", Map.of("by", anybody()));
      case 3 -> offices.emit(item, "item.finished", Map.of("by", anybody()));
      case 4 -> offices.emit(item, "item.reopened", Map.of("by", anybody()));
      case 5 -> offices.emit(item, "approval.requested", Map.of("of", anybody()));
      case 6 ->
          offices.emit(item, "approval.decided", Map.of("of", anybody(), "outcome", "granted"));
      case 7 -> offices.emit(item, "item.unheard-of", Map.of()); // It is kept aside.
      case 8 ->
          offices.emit(
              item,
              "thread.posted",
              Map.of("author", anybody(), "asks", List.of(anybody()), "text", "Is it ready?"));
      default ->
          offices.emit(item, "item.blocked", Map.of("reason", "waits", "clearedBy", anybody()));
    }
  }

  private void inLinear() {
    if (linear.size() < MOST && (linear.isEmpty() || random.nextInt(3) == 0)) {
      Map<String, String> fields = new HashMap<>();
      fields.put("title", "Build " + linear.size());
      fields.put("assignee", anybody());
      fields.put("dueDate", day(6));
      if (!studio.isEmpty() && random.nextBoolean()) {
        fields.put("description", "Blocked by studio:" + any(studio));
      }
      linear.add(offices.linear().createIssue(anybody(), fields).get("identifier"));
      return;
    }
    String item = any(linear);
    switch (random.nextInt(6)) {
      case 0, 1, 2 -> offices.linear().setDue(anybody(), item, LocalDate.parse(day(7)));
      case 3 -> offices.linear().setState(anybody(), item, "In Progress");
      case 4 -> offices.linear().setState(anybody(), item, "Done");
      default -> {
        Entity _ = offices.linear().comment(anybody(), item, "What is left here?");
      }
    }
  }

  private void inJira() {
    if (jira.size() < MOST && (jira.isEmpty() || random.nextInt(3) == 0)) {
      Map<String, Optional<String>> fields =
          Map.of(
              "summary", Optional.of("Test " + jira.size()),
              "assignee", Optional.of(anybody()),
              "start", Optional.of(day(3)),
              "duedate", Optional.of(day(7)));
      jira.add(offices.jira().create(anybody(), fields).get("key"));
      return;
    }
    String item = any(jira);
    switch (random.nextInt(5)) {
      case 0, 1 -> jira(item, Map.of("duedate", day(8)));
      case 2 -> jira(item, Map.of("status", "In Progress"));
      case 3 -> jira(item, Map.of("status", "Done"));
      default -> jira(item, Map.of("assignee", anybody()));
    }
  }

  private void jira(String item, Map<String, String> said) {
    Map<String, Optional<String>> fields = new HashMap<>();
    said.forEach((name, value) -> fields.put(name, Optional.of(value)));
    Entity _ = offices.jira().update(anybody(), item, fields);
  }

  /** Somebody says that one item waits for another. */
  private void link() {
    List<String> all = new ArrayList<>();
    studio.forEach(key -> all.add("studio:" + key));
    linear.forEach(key -> all.add("linear:" + key));
    jira.forEach(key -> all.add("jira:" + key));
    if (all.size() < 2) {
      inStudio();
      return;
    }
    String from = any(all);
    String to = any(all);
    if (!from.equals(to)) {
      boolean isCut = random.nextInt(6) == 0;
      offices.emit(
          "l" + random.nextInt(1_000_000),
          isCut ? "link.cut" : "link.made",
          Map.of("from", from, "to", to, "kind", "blocks"));
    }
  }

  private String anybody() {
    return any(Company.PEOPLE);
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** A day around so many from today. */
  private String day(int ahead) {
    Instant now = clock.instant();
    return LocalDate.ofInstant(now, ZoneOffset.UTC)
        .plusDays(ahead - 2 + random.nextInt(5))
        .toString();
  }
}
