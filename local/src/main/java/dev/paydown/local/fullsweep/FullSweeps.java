package dev.paydown.local.fullsweep;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.json.BrainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** The state machine of a stack that sweeps every workspace, and the files its map leaves. */
public final class FullSweeps {
  private final SfnClient machines;
  private final S3Client buckets;
  private final String machine;

  private FullSweeps(SfnClient machines, S3Client buckets, String machine) {
    this.machines = machines;
    this.buckets = buckets;
    this.machine = machine;
  }

  /** The sweeps of that stack; empty where it has no such state machine. */
  public static Optional<FullSweeps> of(String stack, SfnClient machines, S3Client buckets) {
    return machines.listStateMachinesPaginator().stateMachines().stream()
        .filter(each -> each.name().equals(stack + "-full-sweep"))
        .findFirst()
        .map(StateMachineListItem::stateMachineArn)
        .map(arn -> new FullSweeps(machines, buckets, arn));
  }

  /** Begins a sweep in that mode, and says its name. */
  public String start(String mode) {
    String arn =
        machines
            .startExecution(
                start ->
                    start.stateMachineArn(machine).input(BrainJson.write(Map.of("mode", mode))))
            .executionArn();
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** How a sweep stands. */
  public sealed interface Standing {}

  /** It is at work. */
  public record Running() implements Standing {}

  /** It ended without having swept. */
  public record Broken(String how) implements Standing {}

  /** It has swept; there was nothing to sweep where {@code found} has swept none. */
  public record Ended(Found found) implements Standing {}

  /** How the sweep of that name stands. */
  public Standing standing(String name) {
    DescribeExecutionResponse execution =
        machines.describeExecution(
            ask -> ask.executionArn(machine.replace(":stateMachine:", ":execution:") + ":" + name));
    if (execution.status() == ExecutionStatus.RUNNING) {
      return new Running();
    }
    if (execution.status() != ExecutionStatus.SUCCEEDED) {
      return new Broken(
          execution.statusAsString()
              + Optional.ofNullable(execution.error()).map(error -> ": " + error).orElse(""));
    }
    JsonNode output = BrainJson.read(execution.output(), JsonNode.class);
    JsonNode details = output.path("ResultWriterDetails");
    return new Ended(
        details.isObject()
            ? found(details.path("Bucket").asText(), details.path("Key").asText())
            : Found.NOTHING);
  }

  /**
   * Reads what the map wrote: a manifest that names its files, each an array of child executions.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html">the
   *     files of a ResultWriter</a>
   */
  private Found found(String bucket, String manifest) {
    JsonNode files = json(bucket, manifest).path("ResultFiles");
    List<JsonNode> answers = new ArrayList<>();
    for (JsonNode file : files.path("SUCCEEDED")) {
      for (JsonNode child : json(bucket, file.path("Key").asText())) {
        answers.add(BrainJson.read(child.path("Output").asText(), JsonNode.class));
      }
    }
    int broken = 0;
    for (String kind : List.of("FAILED", "PENDING")) {
      for (JsonNode file : files.path(kind)) {
        broken += json(bucket, file.path("Key").asText()).size();
      }
    }
    return Found.of(answers, broken);
  }

  private JsonNode json(String bucket, String key) {
    return BrainJson.read(
        buckets.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String(),
        JsonNode.class);
  }
}
