package dev.paydown.aws.mail;

import dev.paydown.brain.wire.ReceivedMail;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Mails in the bucket that SES puts them into, each under its id. */
public final class S3ReceivedMail implements ReceivedMail {
  private static final String FOLDER = "received/";
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private final Supplier<S3Client> client;
  private final Supplier<String> bucket;

  /** The mails in this bucket; neither argument is asked before the first mail. */
  public S3ReceivedMail(Supplier<S3Client> client, Supplier<String> bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  @Override
  public Optional<byte[]> find(String id, int most) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          client
              .get()
              .getObjectAsBytes(
                  get -> get.bucket(bucket.get()).key(FOLDER + id).range("bytes=0-" + (most - 1)))
              .asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }
}
