package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Raw bodies in a real bucket. */
@Tag("localstack")
final class BodiesOnLocalStackTest {

  @Test
  void a_body_is_in_the_bucket_byte_for_byte() {
    Clients clients = new Clients();
    S3Client s3 = clients.buckets().get();
    String bucket = "bodies-" + UUID.randomUUID();
    s3.createBucket(
        create ->
            create
                .bucket(bucket)
                .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));
    byte[] body = "{\"odd\": \"\u0000\u00fc\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    new S3Bodies(clients.buckets(), () -> bucket).put("ws/2026-11-02/b1", body);
    assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("ws/2026-11-02/b1")).asByteArray())
        .isEqualTo(body);
  }
}
