package dev.paydown.aws.dynamo;

import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Bodies in a bucket, whose own rule lets them expire. */
public final class S3Bodies implements Bodies {
  private final Supplier<S3Client> client;
  private final Supplier<String> bucket;

  /** The bodies in this bucket; neither argument is asked before the first body. */
  public S3Bodies(Supplier<S3Client> client, Supplier<String> bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public void put(String place, byte[] body) {
    client.get().putObject(put -> put.bucket(bucket.get()).key(place), RequestBody.fromBytes(body));
  }
}
