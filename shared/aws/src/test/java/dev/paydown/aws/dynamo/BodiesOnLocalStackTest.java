package dev.paydown.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.brain.erasure.Renaming;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** Raw bodies in a real bucket. */
@Tag("localstack")
final class BodiesOnLocalStackTest {

  private final Clients clients = new Clients();
  private final S3Client s3 = clients.buckets().get();
  private final String bucket = "bodies-" + UUID.randomUUID();

  BodiesOnLocalStackTest() {
    s3.createBucket(
        create ->
            create
                .bucket(bucket)
                .createBucketConfiguration(at -> at.locationConstraint("eu-west-1")));
  }

  @Test
  void a_body_is_in_the_bucket_byte_for_byte() {
    byte[] body = "{\"odd\": \"\u0000\u00fc\ud83d\ude00".getBytes(StandardCharsets.UTF_8);
    new S3Bodies(clients.buckets(), () -> bucket).put("ws/2026-11-02/b1", body);
    assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("ws/2026-11-02/b1")).asByteArray())
        .isEqualTo(body);
  }

  @Test
  void bodies_that_name_a_person_go_and_others_stay() {
    S3Bodies bodies = new S3Bodies(clients.buckets(), () -> bucket);
    bodies.put("ws/1", "{\"by\":\"ada@example.org\"}".getBytes(StandardCharsets.UTF_8));
    bodies.put("ws/2", "{\"by\":\"eve@example.org\"}".getBytes(StandardCharsets.UTF_8));
    bodies.put("other/1", "ada@example.org".getBytes(StandardCharsets.UTF_8));
    S3KeptBodies kept = new S3KeptBodies(s3, bucket);

    assertThat(KeptBodies.forget(kept, "ws/", new Renaming(Records.erasure()))).isEqualTo(1);

    assertThat(kept.places("")).containsExactly("other/1", "ws/2");
    assertThat(kept.read("ws/1")).isEmpty();
    kept.remove("ws/1");
  }
}
