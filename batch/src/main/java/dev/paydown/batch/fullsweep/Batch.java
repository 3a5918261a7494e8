package dev.paydown.batch.fullsweep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a child of the sweep's map works off, as the map's item selector writes it, and what has
 * become of it so far.
 *
 * @param at by when each workspace is to be up to date
 * @param left the workspaces that are to be swept yet
 * @param swept how many are done, those that failed among them
 * @param behind those in which something fell due that nobody had looked at
 * @param differing those held otherwise than their logs say
 * @param failed those that could not be looked at
 */
record Batch(
    Mode mode,
    Instant at,
    List<String> left,
    int swept,
    List<String> behind,
    List<Differing> differing,
    List<Failure> failed) {
  Batch {
    left = List.copyOf(left);
    behind = List.copyOf(behind);
    differing = List.copyOf(differing);
    failed = List.copyOf(failed);
  }

  record Differing(String workspace, int differences) {}

  record Failure(String workspace, String why) {}

  /**
   * The batch that an event holds.
   *
   * @throws IllegalArgumentException naming the field, if it holds none
   */
  static Batch of(Map<String, Object> event) {
    JsonNode shape = BrainJson.mapper().valueToTree(event);
    List<String> left = new ArrayList<>();
    shape.path("left").forEach(each -> left.add(each.asText()));
    List<String> behind = new ArrayList<>();
    shape.path("behind").forEach(each -> behind.add(each.asText()));
    List<Differing> differing = new ArrayList<>();
    for (JsonNode each : shape.path("differing")) {
      differing.add(new Differing(text(each, "workspace"), each.path("differences").asInt()));
    }
    List<Failure> failed = new ArrayList<>();
    for (JsonNode each : shape.path("failed")) {
      failed.add(new Failure(text(each, "workspace"), text(each, "why")));
    }
    return new Batch(
        Mode.named(Optional.of(text(shape, "mode"))),
        instant(text(shape, "at")),
        left,
        shape.path("swept").asInt(),
        behind,
        differing,
        failed);
  }

  private static String text(JsonNode in, String field) {
    JsonNode value = in.path(field);
    if (!value.isTextual() || value.asText().isBlank()) {
      throw new IllegalArgumentException(field + ": is missing");
    }
    return value.asText();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("at: is no instant", e);
    }
  }

  /** The same after one of its workspaces, the first that is left. */
  Batch with(String workspace, FullSweep.Outcome outcome) {
    List<String> nowBehind = new ArrayList<>(behind);
    List<Differing> nowDiffering = new ArrayList<>(differing);
    List<Failure> nowFailed = new ArrayList<>(failed);
    switch (outcome) {
      case FullSweep.Swept(boolean isBehind, int differences) -> {
        if (isBehind) {
          nowBehind.add(workspace);
        }
        if (differences > 0) {
          nowDiffering.add(new Differing(workspace, differences));
        }
      }
      case FullSweep.Failed(String why) -> nowFailed.add(new Failure(workspace, why));
    }
    return new Batch(
        mode, at, left.subList(1, left.size()), swept + 1, nowBehind, nowDiffering, nowFailed);
  }

  /** As the state machine hands it on: in the shape of the event. */
  Map<String, Object> shape() {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("mode", mode.label());
    shape.put("at", at.toString());
    shape.put("left", left);
    shape.put("swept", swept);
    shape.put("behind", behind);
    shape.put(
        "differing",
        differing.stream()
            .map(each -> Map.of("workspace", each.workspace(), "differences", each.differences()))
            .toList());
    shape.put(
        "failed",
        failed.stream()
            .map(each -> Map.of("workspace", each.workspace(), "why", each.why()))
            .toList());
    return shape;
  }
}
