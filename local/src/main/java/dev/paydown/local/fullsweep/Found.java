package dev.paydown.local.fullsweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a full sweep found, over all of its batches.
 *
 * @param swept how many workspaces, those that failed among them
 * @param behind those in which something fell due that nobody had looked at
 * @param differing those held otherwise than their logs say, with how many rows
 * @param failed those that could not be looked at, with the reason
 * @param brokenBatches how many batches, of up to a hundred workspaces each, did not come back
 */
public record Found(
    int swept,
    List<String> behind,
    List<String> differing,
    List<String> failed,
    int brokenBatches) {
  static final Found NOTHING = new Found(0, List.of(), List.of(), List.of(), 0);

  public Found {
    behind = List.copyOf(behind);
    differing = List.copyOf(differing);
    failed = List.copyOf(failed);
  }

  /** The sum of what batches answered. */
  static Found of(List<JsonNode> answers, int brokenBatches) {
    int swept = 0;
    List<String> behind = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    for (JsonNode answer : answers) {
      swept += answer.path("swept").asInt();
      answer.path("behind").forEach(each -> behind.add(each.asText()));
      for (JsonNode each : answer.path("differing")) {
        differing.add(each.path("workspace").asText() + ": " + each.path("differences") + " rows");
      }
      for (JsonNode each : answer.path("failed")) {
        failed.add(each.path("workspace").asText() + ": " + each.path("why").asText());
      }
    }
    return new Found(swept, behind, differing, failed, brokenBatches);
  }

  /** Whether something is to be mended. */
  public boolean isWrong() {
    return !differing.isEmpty() || !failed.isEmpty() || brokenBatches > 0;
  }
}
