package dev.paydown.aws.sweep;

import dev.paydown.brain.wire.Manifests;
import dev.paydown.tools.json.BrainJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Manifests in a bucket, whose own rule lets them expire: each a JSON array, as the item reader of
 * a Distributed Map takes it, of {@code {"workspaces": [...]}} with a hundred in each but the last.
 */
public final class S3Manifests implements Manifests {
  private static final int BATCH = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private final Supplier<S3Client> client;
  private final Supplier<String> bucket;

  /** The manifests in this bucket; neither argument is asked before the first. */
  public S3Manifests(Supplier<S3Client> client, Supplier<String> bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public String write(String name, List<String> workspaces) {
    String key = key(name);
    client
        .get()
        .putObject(
            put -> put.bucket(bucket.get()).key(key).contentType("application/json"),
            RequestBody.fromString(json(workspaces)));
    return key;
  }

  /**
   * Where the manifest of that name stands.
   *
   * @throws IllegalArgumentException if the name is none
   */
  public static String key(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a manifest is named with 1 to 80 letters, digits, - and _");
    }
    return "manifests/" + name + ".json";
  }

  /** The manifest's text. */
  public static String json(List<String> workspaces) {
    List<Map<String, List<String>>> batches = new ArrayList<>();
    for (int from = 0; from < workspaces.size(); from += BATCH) {
      int to = Math.min(workspaces.size(), from + BATCH);
      batches.add(Map.of("workspaces", workspaces.subList(from, to)));
    }
    return BrainJson.write(batches);
  }
}
