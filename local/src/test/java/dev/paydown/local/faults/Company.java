package dev.paydown.local.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.Workspaces;
import dev.paydown.local.http.Answer;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A workspace: its people, its rules, and what its administrator asks of the API. */
final class Company {
  /** Who works here; the last is steward. */
  static final List<String> PEOPLE =
      List.of("ann@acme.test", "bob@acme.test", "cyd@acme.test", "dan@acme.test", "eve@acme.test");

  private static final List<String> ZONES =
      List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata");

  private final Ground ground;
  private final String workspace;
  private final String token;

  /**
   * Where its clocks change, and when: a history begins two days before.
   *
   * @param changes an instant shortly before a change
   */
  record Season(String zone, Instant changes) {}

  /** Weeks in which clocks change, forward and back, by an hour and by half an hour. */
  static final List<Season> SEASONS =
      List.of(
          new Season("Europe/Berlin", Instant.parse("2026-10-24T22:00:00Z")),
          new Season("Europe/Berlin", Instant.parse("2027-03-27T22:00:00Z")),
          new Season("America/New_York", Instant.parse("2026-10-31T22:00:00Z")),
          new Season("America/New_York", Instant.parse("2027-03-13T22:00:00Z")),
          new Season("Australia/Lord_Howe", Instant.parse("2027-04-03T10:00:00Z")),
          new Season("Australia/Lord_Howe", Instant.parse("2026-10-03T10:00:00Z")));

  Company(Ground ground, SecureRandom tokens) {
    this.ground = ground;
    Workspaces.Made made =
        new Workspaces(ground.clear().workspaces(), ground.clear().directory(), tokens)
            .create("Acme");
    this.workspace = made.workspace();
    this.token = made.token();
  }

  String workspace() {
    return workspace;
  }

  /** Its rules as they begin. */
  void settle(Season season, RandomGenerator random) {
    List<Map<String, Object>> people = new ArrayList<>();
    for (int i = 0; i < PEOPLE.size(); i++) {
      String email = PEOPLE.get(i);
      Map<String, Object> person = new HashMap<>();
      person.put("email", email);
      person.put("name", email.substring(0, 3));
      person.put(
          "zone", random.nextInt(3) == 0 ? ZONES.get(random.nextInt(ZONES.size())) : season.zone());
      if (i < 3) {
        person.put("lead", PEOPLE.get(3));
      }
      people.add(person);
    }
    JsonNode _ = put("/api/people", people);
    Map<String, Object> rules = new HashMap<>();
    rules.put("calendar", Map.of("zone", season.zone()));
    rules.put("steward", PEOPLE.getLast());
    rules.put("statement", Map.of("to", List.of(PEOPLE.getLast()), "day", "MON", "hour", 9));
    if (random.nextInt(4) == 0) {
      rules.put("shift", "keep-gap");
    }
    if (random.nextInt(4) == 0) {
      rules.put("autonomy", List.of("shift-dates"));
    }
    if (random.nextInt(3) == 0) {
      rules.put("clientFacing", List.of("studio:e1", "linear:ENG-2"));
    }
    JsonNode _ = put("/api/workspace", rules);
  }

  JsonNode put(String path, Object body) {
    return asked("PUT", path, body);
  }

  /** What the API answers where nothing fails; an error is this suite's own fault. */
  JsonNode asked(String method, String path, Object body) {
    Answer answer = tried(method, path, body).orElseThrow();
    if (answer.status() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + ": " + answer.status() + " " + utf8(answer));
    }
    return json(answer);
  }

  /** What it answers, if it does. */
  Optional<Answer> tried(String method, String path, Object body) {
    byte[] json =
        method.equals("GET") ? new byte[0] : BrainJson.write(body).getBytes(StandardCharsets.UTF_8);
    return ground.request(
        method,
        path,
        Map.of("authorization", "Bearer " + token, "content-type", "application/json"),
        json);
  }

  static JsonNode json(Answer answer) {
    try {
      return BrainJson.mapper().readTree(answer.body());
    } catch (java.io.IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String utf8(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
