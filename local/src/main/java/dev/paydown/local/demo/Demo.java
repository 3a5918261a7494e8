package dev.paydown.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
   * @param practiceToken what opens the practice tools' APIs
   */
  public Demo(URI base, Path folder, String practiceToken, Consumer<String> notices) {
    this.door = new FrontDoorClient(base);
    this.file = folder.resolve("demo.json");
    this.practiceToken = practiceToken;
    this.notices = notices;
  }

  /** How far the demo came. */
  record Progress(LocalDate start, String token, String secret, int beats) {}

  /** Hears how far the demo has come. */
  @FunctionalInterface
  public interface Steps {
    /** So many of so many beats are played. */
    void at(String words, int done, int all);
  }

  /** Plays what is left of it. */
  public void play() {
    play((_, _, _) -> {});
  }

  /** Plays what is left of it, and says how far it has come. */
  public void play(Steps steps) {
    Progress progress = load();
    keep(progress);
    Cast cast =
        new Cast(door, progress.token(), new Cast.Wiring(setUp(progress), progress.secret()));
    List<Script.Beat> beats = Script.from(progress.start());
    for (int i = progress.beats(); i < beats.size(); i++) {
      Script.Beat beat = beats.get(i);
      steps.at("Playing", i, beats.size());
      cast.until(beat.at());
      notices.accept("  " + beat.at().toString().replace('T', ' ') + "  " + beat.what());
      beat.act().accept(cast);
      progress = new Progress(progress.start(), progress.token(), progress.secret(), i + 1);
      keep(progress);
    }
    tell(cast, progress);
  }

  private void tell(Cast cast, Progress progress) {
    notices.accept("The demo is over; it is " + cast.now() + " at Juniper.");
    notices.accept("Juniper's admin token: " + progress.token());
    notices.accept("Read its mail, and answer it: " + door.base() + "/inbox");
    for (JsonNode item : cast.api("/api/items").path("items")) {
      notices.accept(
          "  "
              + item.path("id").asText()
              + " "
              + item.path("title").asText()
              + (item.path("due").isTextual() ? ", due " + item.path("due").asText() : ""));
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
        StandardWebhooks.newSecret(new SecureRandom()),
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

  /** Every call here may be a repeat of one whose answer was lost with the process. */
  private String setUp(Progress progress) {
    Map<String, String> bearer = Cast.bearer(progress.token());
    if (progress.beats() == 0) {
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
    }
    String studio =
        connection(bearer, Map.of("tool", "events", "name", "studio", "secret", progress.secret()));
    Script.TOOLS.forEach(tool -> practice(tool, bearer, progress.secret()));
    return studio;
  }

  private void practice(String tool, Map<String, String> bearer, String secret) {
    String url =
        connection(
            bearer,
            Map.of(
                "tool",
                tool,
                "name",
                tool,
                "secret",
                secret,
                "token",
                practiceToken,
                "baseUrl",
                door.base() + "/practice/" + tool));
    door.send(
        "POST", "/practice/" + tool + "/hook", Map.of(), Map.of("url", url, "secret", secret));
  }

  /** Where the connection's deliveries go; it is made where there is none of its name. */
  private String connection(Map<String, String> bearer, Map<String, String> wanted) {
    for (JsonNode known : door.get("/api/connections", bearer).path("connections")) {
      if (known.path("name").asText().equals(wanted.get("name"))) {
        return known.path("deliveryUrl").asText();
      }
    }
    return door.send("POST", "/api/connections", bearer, wanted).path("deliveryUrl").asText();
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
    return Map.of(
        "email",
        email,
        "name",
        name,
        "zone",
        "UTC",
        "lead",
        lead,
        "aliases",
        Map.of("github", List.of(email.substring(0, email.indexOf('@')))));
  }
}
