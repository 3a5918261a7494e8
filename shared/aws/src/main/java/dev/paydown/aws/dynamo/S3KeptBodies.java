package dev.paydown.aws.dynamo;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Raw bodies in a bucket, looked through with rights that no function has. */
public final class S3KeptBodies implements KeptBodies {
  private final S3Client client;
  private final String bucket;

  /** The bodies in this bucket. */
  public S3KeptBodies(S3Client client, String bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public List<String> places(String prefix) {
    return client
        .listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  @Override
  public byte[] read(String place) {
    try {
      return client.getObjectAsBytes(get -> get.bucket(bucket).key(place)).asByteArray();
    } catch (NoSuchKeyException expired) {
      return new byte[0];
    }
  }

  @Override
  public void remove(String place) {
    client.deleteObject(delete -> delete.bucket(bucket).key(place));
  }
}
