package dev.paydown.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A stack deployed into the emulator's CloudFormation.
 *
 * @param physical the id of what each resource became, by logical id
 * @param took how long it took
 */
record Stack(String name, Map<String, String> physical, Duration took) {
  private static final Duration AT_MOST = Duration.ofMinutes(4);

  /** Deploys it; it stays until the emulator ends, as its data does. */
  static Stack deploy(DerivedTemplate template, String name, Map<String, String> parameters) {
    long started = System.nanoTime();
    String url = uploaded(name + "-template", template.json());
    try (CloudFormationClient client = CloudFormationClient.create()) {
      client.createStack(
          create ->
              create
                  .stackName(name)
                  .templateURL(url)
                  .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_AUTO_EXPAND)
                  .parameters(
                      parameters.entrySet().stream()
                          .map(
                              entry ->
                                  Parameter.builder()
                                      .parameterKey(entry.getKey())
                                      .parameterValue(entry.getValue())
                                      .build())
                          .toList()));
      String status = Await.value(AT_MOST, "the stack " + name, () -> ended(client, name));
      if (!status.equals("CREATE_COMPLETE")) {
        throw new AssertionError(name + " is " + status + ": " + failures(client, name));
      }
      Map<String, String> physical =
          client.describeStackResources(ask -> ask.stackName(name)).stackResources().stream()
              .filter(resource -> resource.physicalResourceId() != null) // Listed, and not made.
              .collect(
                  Collectors.toMap(
                      StackResource::logicalResourceId, StackResource::physicalResourceId));
      return new Stack(name, physical, Duration.ofNanos(System.nanoTime() - started));
    }
  }

  /** Sent along, a template has at most 51,200 bytes; sam deploy puts it into a bucket, too. */
  private static String uploaded(String bucket, String json) {
    try (S3Client s3 = S3Client.create()) {
      s3.createBucket(
          create ->
              create
                  .bucket(bucket)
                  .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));
      s3.putObject(put -> put.bucket(bucket).key("template.json"), RequestBody.fromString(json));
    }
    return System.getProperty("aws.endpointUrl") + "/" + bucket + "/template.json";
  }

  private static Optional<String> ended(CloudFormationClient client, String name) {
    String status =
        client.describeStacks(ask -> ask.stackName(name)).stacks().getFirst().stackStatusAsString();
    return status.endsWith("IN_PROGRESS") ? Optional.empty() : Optional.of(status);
  }

  private static String failures(CloudFormationClient client, String name) {
    return client.describeStackEvents(ask -> ask.stackName(name)).stackEvents().stream()
        .filter(event -> event.resourceStatusAsString().contains("FAILED"))
        .map((StackEvent event) -> event.logicalResourceId() + " " + event.resourceStatusReason())
        .collect(Collectors.joining("; "));
  }

  /** What the resource became. */
  String id(String logical) {
    return Optional.ofNullable(physical.get(logical))
        .orElseThrow(() -> new AssertionError(name + " has no " + logical));
  }

  /**
   * The variables that the template gives every function, with what its resources became in place
   * of the names that it calls them by.
   */
  Map<String, String> variables(JsonNode template, Map<String, String> parameters) {
    Map<String, String> variables = new TreeMap<>();
    template
        .path("Globals")
        .path("Function")
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(
            variable -> {
              String named = variable.getValue().path("Ref").asText();
              variables.put(
                  variable.getKey(),
                  parameters.getOrDefault(named, physical.getOrDefault(named, "")));
            });
    return variables;
  }
}
