package dev.paydown.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plays the script through the front door, beat by beat. How far it came is kept, so that a run
 * that was ended goes on where it was; a beat played twice changes nothing the second time.
 */
public final class Demo {
  private final FrontDoorClient door;
  private final Path file;
  private final String practiceToken;
  private final Consumer<String> notices;

  /**
   * A demo.
   *
   * @param base where the embedded run answers
   * @param folder where it keeps how far it came
   * @param practiceToken what opens the practice Linear's API
   */
  public Demo(URI base, Path folder, String practiceToken, Consumer<String> notices) {
    this.door = new FrontDoorClient(base);
    this.file = folder.resolve("demo.json");
    this.practiceToken = practiceToken;
    this.notices = notices;
  }

  /** How far the demo came. */
  record Progress(
      LocalDate start, String token, Optional<Cast.Wiring> wiring, boolean linear, int beats) {}

  /** Plays what is left of it. */
  public void play() {
    Progress progress = load();
    keep(progress);
    progress = setUp(progress);
    Cast cast = new Cast(door, progress.token(), progress.wiring().orElseThrow());
    List<Script.Beat> beats = Script.from(progress.start());
    for (int i = progress.beats(); i < beats.size(); i++) {
      Script.Beat beat = beats.get(i);
      cast.until(beat.at());
      notices.accept("  " + beat.at().toString().replace('T', ' ') + "  " + beat.what());
      beat.act().accept(cast);
      progress =
          new Progress(
              progress.start(), progress.token(), progress.wiring(), progress.linear(), i + 1);
      keep(progress);
    }
    tell(cast, progress);
  }

  private void tell(Cast cast, Progress progress) {
    notices.accept("The demo is over; it is " + cast.now() + " at Juniper.");
    notices.accept("Juniper's admin token: " + progress.token());
    notices.accept("Read its mail, and answer it: " + door.base() + "/inbox");
    for (JsonNode issue : cast.linear().path("issues")) {
      notices.accept(
          "  practice Linear: "
              + issue.path("identifier").asText()
              + " "
              + issue.path("title").asText()
              + ", due "
              + issue.path("dueDate").asText());
    }
  }

  private Progress load() {
    try {
      if (Files.exists(file)) {
        return BrainJson.read(Files.readString(file), Progress.class);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Instant now = Instant.parse(door.get("/local/clock", Map.of()).path("now").asText());
    JsonNode made = door.send("POST", "/local/workspaces", Map.of(), Map.of("name", "juniper"));
    return new Progress(
        LocalDate.ofInstant(now, ZoneOffset.UTC),
        made.path("token").asText(),
        Optional.empty(),
        false,
        0);
  }

  private void keep(Progress progress) {
    try {
      Path next = file.resolveSibling("demo.json.next");
      Files.writeString(next, BrainJson.write(progress));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Progress setUp(Progress before) {
    Progress progress = before;
    Map<String, String> bearer = Cast.bearer(progress.token());
    if (progress.wiring().isEmpty()) {
      door.send("PUT", "/api/people", bearer, people());
      door.send(
          "PUT",
          "/api/workspace",
          bearer,
          Map.of(
              "steward",
              Script.HANA,
              "costPerHour",
              90,
              "statement",
              Map.of("to", List.of(Script.HANA), "day", "MON", "hour", 8)));
      JsonNode studio =
          door.send(
              "POST",
              "/api/connections",
              bearer,
              Map.of("tool", "events", "name", unused("studio", bearer)));
      progress =
          new Progress(
              progress.start(),
              progress.token(),
              Optional.of(
                  new Cast.Wiring(
                      studio.path("deliveryUrl").asText(), studio.path("secret").asText())),
              false,
              0);
      keep(progress);
    }
    if (!progress.linear()) {
      JsonNode linear =
          door.send(
              "POST",
              "/api/connections",
              bearer,
              Map.of(
                  "tool",
                  "linear",
                  "name",
                  unused("linear", bearer),
                  "token",
                  practiceToken,
                  "baseUrl",
                  door.base() + "/practice/linear"));
      door.send(
          "POST",
          "/practice/linear/hook",
          Map.of(),
          Map.of(
              "url", linear.path("deliveryUrl").asText(),
              "secret", linear.path("secret").asText()));
      progress =
          new Progress(
              progress.start(), progress.token(), progress.wiring(), true, progress.beats());
      keep(progress);
    }
    return progress;
  }

  /** Ended between making a connection and keeping it: its secret is lost, so another is made. */
  private String unused(String name, Map<String, String> bearer) {
    String free = name;
    for (JsonNode known : door.get("/api/connections", bearer).path("connections")) {
      if (known.path("name").asText().equals(free)) {
        free = name + "-again";
      }
    }
    return free;
  }

  private static List<Map<String, Object>> people() {
    return List.of(
        person(Script.DANA, "Dana", Script.HANA),
        person(Script.ELI, "Eli", Script.HANA),
        person(Script.FEMI, "Femi", Script.HANA),
        person(Script.GUS, "Gus", Script.HANA),
        person(Script.IVO, "Ivo", Script.HANA),
        Map.of("email", Script.HANA, "name", "Hana", "zone", "Europe/Amsterdam"));
  }

  private static Map<String, Object> person(String email, String name, String lead) {
    return Map.of("email", email, "name", name, "zone", "UTC", "lead", lead);
  }
}
