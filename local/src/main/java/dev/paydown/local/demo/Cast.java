package dev.paydown.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.json.BrainJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the people of the demo do: their tools emit, and they answer their mail. */
final class Cast {
  private static final Pattern LINK = Pattern.compile("https?://\\S*/decide/[A-Za-z0-9_-]+");
  private static final Pattern MOVE =
      Pattern.compile("name=\"move\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"move\"");

  private final FrontDoorClient door;
  private final String token;
  private final Wiring wiring;

  /**
   * Where the demo's tools deliver.
   *
   * @param url of the connection of the studio's own systems
   */
  record Wiring(String url, String secret) {}

  Cast(FrontDoorClient door, String token, Wiring wiring) {
    this.door = door;
    this.token = token;
    this.wiring = wiring;
  }

  static Map<String, String> bearer(String token) {
    return Map.of("authorization", "Bearer " + token);
  }

  Instant now() {
    return Instant.parse(door.get("/local/clock", Map.of()).path("now").asText());
  }

  /** Lets the clock run up to an instant; one that has passed changes nothing. */
  void until(Instant instant) {
    java.time.Duration ahead = java.time.Duration.between(now(), instant);
    if (ahead.toSeconds() > 0) {
      door.send("POST", "/local/clock", Map.of(), Map.of("advance", ahead.toString()));
    }
  }

  /** One of the studio's own systems emits. */
  void emits(String subject, String type, Map<String, ?> data) {
    Instant at = now();
    Map<String, Object> event = new LinkedHashMap<>();
    // The same beat played again after a crash is the same delivery.
    String id = "demo-" + subject.replace('/', '-') + "-" + type + "-" + data.hashCode();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "studio");
    event.put("type", "dev.paydown." + type);
    event.put("subject", subject);
    event.put("time", at.toString());
    event.put("data", data);
    byte[] body = BrainJson.write(event).getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        new LinkedHashMap<>(StandardWebhooks.sign(wiring.secret(), id, at, body));
    headers.put("content-type", "application/cloudevents+json");
    door.deliver(wiring.url(), headers, body);
  }

  /** Somebody does something in a practice tool; what was made, or stands. */
  JsonNode inTool(String tool, String what, String by, Map<String, ?> fields) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("by", by);
    return door.send("POST", "/practice/" + tool + "/person/" + what, Map.of(), body);
  }

  /** Somebody makes something in a practice tool, once: it is known again by that field. */
  JsonNode makes(String tool, String what, String by, String known, Map<String, ?> fields) {
    for (JsonNode held : held(tool, what)) {
      if (held.path(known).asText().equals(fields.get(known))) {
        return held;
      }
    }
    return inTool(tool, what, by, fields);
  }

  /** What a practice tool holds of a kind. */
  JsonNode held(String tool, String what) {
    return door.find("/practice/" + tool + "/" + what).path(what);
  }

  /** The person opens their newest mail that speaks of this, and confirms every line. */
  void confirms(String person, String about) {
    link(person, about).ifPresent(this::confirmAll);
  }

  private void confirmAll(String url) {
    List<String> fields = new ArrayList<>(List.of("choice=confirm"));
    Matcher moves = MOVE.matcher(door.page(url));
    while (moves.find()) {
      String id = moves.group(1) == null ? moves.group(2) : moves.group(1);
      fields.add("move=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }
    door.form(url, String.join("&", fields));
  }

  /** The person declines what their newest mail that speaks of this asks. */
  void declines(String person, String about, String reason) {
    link(person, about)
        .ifPresent(url -> door.form(url, "choice=decline&comment=&reason=" + reason));
  }

  private Optional<String> link(String person, String about) {
    Optional<String> found = Optional.empty();
    for (JsonNode mail : door.get("/inbox.json", Map.of()).path("mails")) {
      String text = mail.path("text").asText();
      if (mail.path("to").asText().equals(person) && text.contains(about)) {
        Matcher link = LINK.matcher(text);
        while (link.find()) {
          String section = text.substring(0, link.start());
          if (section.contains(about)) {
            found = Optional.of(link.group());
            break;
          }
        }
      }
    }
    return found;
  }

  JsonNode api(String path) {
    return door.get(path, bearer(token));
  }
}
