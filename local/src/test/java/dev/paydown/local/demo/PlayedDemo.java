package dev.paydown.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.http.PracticeMount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The demo's three weeks, played through the front door of a run, and what stands afterwards. */
public final class PlayedDemo {
  /** An instant, on the first morning, at which a run's clock begins. */
  public static final String BEGINS = "2026-11-02T08:00:00Z";

  private final FrontDoorClient door;
  private final String token;
  private final Cast cast;

  private PlayedDemo(FrontDoorClient door, String token) {
    this.door = door;
    this.token = token;
    this.cast = new Cast(door, token, new Cast.Wiring("", ""));
  }

  /** Plays it to its end. */
  public static PlayedDemo play(URI address, Path data, Consumer<String> notices) {
    List<String> said = new ArrayList<>();
    new Demo(
            address,
            data,
            PracticeMount.TOKEN,
            notice -> {
              said.add(notice);
              notices.accept(notice);
            })
        .play();
    String token =
        said.stream()
            .filter(s -> s.startsWith("Juniper's admin token: "))
            .findFirst()
            .map(s -> s.substring(s.indexOf(':') + 2))
            .orElseThrow();
    return new PlayedDemo(new FrontDoorClient(address), token);
  }

  /** One graph over all tools, what was confirmed made in the tools, and a replay that agrees. */
  public void holds() {
    assertThat(links(cast))
        .isEqualTo(
            Map.of(
                "linear:ENG-1",
                List.of("blocks github:acme/web#1"),
                "github:acme/web#1",
                List.of("blocks jira:QA-1", "blocks jira:QA-2"),
                "jira:QA-1",
                List.of("blocks slack:launch", "blocks studio:launch-1"),
                "linear:New checkout",
                List.of(
                    "contains github:acme/web#1",
                    "contains jira:QA-1",
                    "contains jira:QA-2",
                    "contains linear:ENG-1",
                    "contains slack:launch")));
    // Confirmed by mail: the build by Eli in GitHub's project, the test by Femi in Jira.
    assertThat(effects(cast, "github")).containsExactly("acme/web#1 {\"due\":\"2026-11-12\"}");
    assertThat(effects(cast, "jira")).containsExactly("QA-1 {\"duedate\":\"2026-11-16\"}");
    assertThat(sweeps(cast)).isEqualTo(Map.of("github", "", "jira", "", "linear", ""));
    assertThat(differences()).isEmpty();
  }

  /** Puts the people without whoever has this address, as a company does with who leaves it. */
  public void leaves(String email) {
    List<JsonNode> stay = new ArrayList<>();
    for (JsonNode person : cast.api("/api/people").path("people")) {
      if (!person.path("email").asText().equals(email)) {
        stay.add(person);
      }
    }
    door.send("PUT", "/api/people", Cast.bearer(token), stay);
    goesOn("PT1H");
  }

  /** Lets time pass, and everything that is due in it be done. */
  public void goesOn(String time) {
    door.send("POST", "/local/clock", Map.of(), Map.of("advance", time));
  }

  /** What the run's clock shows. */
  public Instant now() {
    return cast.now();
  }

  /** What the API answers there. */
  public JsonNode api(String path) {
    return cast.api(path);
  }

  /** What a replay of the log finds to differ from what is held. */
  public List<String> differences() {
    List<String> differences = new ArrayList<>();
    door.send("POST", "/api/replay", Cast.bearer(token), Map.of())
        .path("differences")
        .forEach(line -> differences.add(line.asText()));
    return differences;
  }

  /** The statement of a week, as the API gives it. */
  public JsonNode statement(String week) {
    return cast.api("/api/statements/" + week);
  }

  /** What each item leads to, by names that stay. */
  private static Map<String, List<String>> links(Cast cast) {
    JsonNode items = cast.api("/api/items").path("items");
    Map<String, String> names = new HashMap<>();
    for (JsonNode item : items) {
      String id = item.path("id").asText();
      String kind = item.path("kind").asText();
      names.put(
          id,
          switch (kind) {
            case "thread" -> "slack:launch";
            case "initiative" -> "linear:" + item.path("title").asText();
            default -> id;
          });
    }
    Map<String, List<String>> links = new HashMap<>();
    for (JsonNode item : items) {
      for (JsonNode link : item.path("links")) {
        if (link.path("direction").asText().equals("out")) {
          links
              .computeIfAbsent(names.get(item.path("id").asText()), any -> new ArrayList<>())
              .add(link.path("kind").asText() + " " + names.get(link.path("item").asText()));
        }
      }
    }
    links.values().forEach(Collections::sort);
    return links;
  }

  private static List<String> effects(Cast cast, String tool) {
    List<String> effects = new ArrayList<>();
    cast.held(tool, "effects")
        .forEach(
            effect -> effects.add(effect.path("target").asText() + " " + effect.path("input")));
    return effects;
  }

  /** What troubles the sweeps that there are. */
  private static Map<String, String> sweeps(Cast cast) {
    Map<String, String> sweeps = new HashMap<>();
    for (JsonNode one : cast.api("/api/connections").path("connections")) {
      JsonNode sweep = one.path("sweep");
      if (sweep.isObject()) {
        boolean isThrough = sweep.path("through").isTextual();
        sweeps.put(
            one.path("name").asText(),
            isThrough
                ? sweep.path("trouble").isNull() ? "" : sweep.path("trouble").asText()
                : "not through");
      }
    }
    return sweeps;
  }
}
