package dev.paydown.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a workspace's own API tells of its health. */
public final class WorkspaceChecks {
  /** A sweep is every half hour, found by a look every quarter of an hour. */
  private static final Duration SWEPT_WITHIN = Duration.ofMinutes(90);

  /** A tool that nobody works in is silent too: this long is worth a look. */
  private static final Duration SPEAKS_WITHIN = Duration.ofDays(14);

  private WorkspaceChecks() {}

  /**
   * The connections.
   *
   * @param answer of {@code GET /api/connections}
   */
  public static List<Check> connections(JsonNode answer, Instant now) {
    List<Check> checks = new ArrayList<>();
    for (JsonNode one : answer.path("connections")) {
      checks.add(connection(one, now));
    }
    if (checks.isEmpty()) {
      checks.add(
          Check.wrong("connections", "no tool is connected", "./paydown connect TOOL --help"));
    }
    return checks;
  }

  private static Check connection(JsonNode one, Instant now) {
    String of = one.path("name").asText();
    String name = "connection " + of;
    JsonNode sweep = one.path("sweep");
    Optional<Instant> lastSaid = instant(one, "lastSaidAt");
    if (sweep.path("trouble").isTextual()) {
      return Check.wrong(
          name,
          "its tool does not let itself be read: " + sweep.path("trouble").asText(),
          "./paydown connection test " + of);
    }
    if (instant(sweep, "dueAt").filter(due -> due.plus(SWEPT_WITHIN).isBefore(now)).isPresent()) {
      return Check.wrong(
          name,
          "it was to be swept at " + sweep.path("dueAt").asText() + ": the clock stands still",
          "./paydown doctor --stack STACK");
    }
    if (!one.path("heard").isObject()) {
      return Check.wrong(
          name,
          "no delivery has ever come that its secret proves",
          "./paydown connection hook " + of);
    }
    if (lastSaid.filter(said -> said.plus(SPEAKS_WITHIN).isBefore(now)).isPresent()) {
      return Check.wrong(
          name,
          "silent for " + Duration.between(lastSaid.get(), now).toDays() + " days",
          "./paydown connection test " + of);
    }
    return Check.ok(
        name, lastSaid.map(said -> "last said something at " + said).orElse("it has been heard"));
  }

  private static Optional<Instant> instant(JsonNode node, String field) {
    return Optional.of(node.path(field))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .map(Instant::parse);
  }

  /**
   * What could not be read.
   *
   * @param answer of {@code GET /api/quarantine}
   */
  public static Check quarantine(JsonNode answer) {
    int kept = answer.path("quarantine").size();
    return kept == 0
        ? Check.ok("quarantine", "every delivery was understood")
        : Check.wrong(
            "quarantine",
            kept + (kept == 1 ? " delivery" : " deliveries") + " could not be read",
            "./paydown quarantine");
  }

  /**
   * Whom and what tools named and nobody knows.
   *
   * @param answer of {@code GET /api/unmatched}
   */
  public static List<Check> unmatched(JsonNode answer) {
    int people = answer.path("people").size();
    int references = answer.path("references").size();
    return List.of(
        people == 0
            ? Check.ok("people", "everybody whom tools name is known")
            : Check.wrong(
                "people",
                "users of tools whom nobody knows: " + people + "; they get no mail",
                "./paydown unmatched, then ./paydown people FILE"),
        references == 0
            ? Check.ok("references", "every item that a link names is known")
            : Check.wrong(
                "references",
                "links that lead to nothing known: " + references,
                "./paydown unmatched"));
  }
}
