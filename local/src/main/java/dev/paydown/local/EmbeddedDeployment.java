package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.Queue;
import dev.paydown.local.stream.Writes;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

final class EmbeddedDeployment implements AutoCloseable {
  private final Deployment deployment;
  private final DynamoDbStreamsClient streams;
  private final String streamArn;

  private EmbeddedDeployment(Deployment d, DynamoDbStreamsClient s, String a) {
    deployment = d;
    streams = s;
    streamArn = a;
  }

  static EmbeddedDeployment open(
      Path data,
      Optional<URI> endpoint,
      InstantSource clock,
      SecureRandom random,
      String url,
      Mail mail,
      Bus bus,
      Queue queue,
      Writes writes,
      Consumer<String> notices) {
    throw new UnsupportedOperationException();
  }

  Deployment deployment() {
    return deployment;
  }

  DynamoDbStreamsClient streams() {
    return streams;
  }

  String streamArn() {
    return streamArn;
  }

  @Override
  public void close() {}
}
