package dev.paydown.local;

import dev.paydown.local.dynamodb.DynamoDbLocal;
import dev.paydown.local.stream.Writes;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The DynamoDB of the embedded run: DynamoDB Local on the data folder, or one that is running. */
final class Database implements AutoCloseable {
  /** The one table. */
  static final String TABLE = "paydown";

  private static final int CONNECTIONS = 256;
  private static final StaticCredentialsProvider ANY_CREDENTIALS =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;
  private final List<Runnable> parts;

  private Database(DynamoDbClient client, DynamoDbStreamsClient streams, List<Runnable> parts) {
    this.client = client;
    this.streams = streams;
    this.parts = List.copyOf(parts);
  }

  /**
   * Starts DynamoDB Local, or goes to the endpoint with the credentials and region that the
   * environment names, else with none.
   */
  static Database open(
      Path folder, Optional<URI> endpoint, Writes writes, Consumer<String> notices) {
    List<Runnable> parts = new ArrayList<>();
    URI uri =
        endpoint.orElseGet(
            () -> {
              DynamoDbLocal local = DynamoDbLocal.start(folder, notices);
              parts.add(local::close);
              return local.endpoint();
            });
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(uri)
            .region(Region.of(Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1")))
            .credentialsProvider(ANY_CREDENTIALS)
            .httpClientBuilder(http())
            .overrideConfiguration(
                override ->
                    override.addExecutionInterceptor(new Guard()).addExecutionInterceptor(writes))
            .build();
    parts.add(client::close);
    DynamoDbStreamsClient streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(uri)
            .region(Region.of(Optional.ofNullable(System.getenv("AWS_REGION")).orElse("us-east-1")))
            .credentialsProvider(ANY_CREDENTIALS)
            .httpClientBuilder(http())
            .build();
    parts.add(streams::close);
    return new Database(client, streams, parts);
  }

  private static ApacheHttpClient.Builder http() {
    return ApacheHttpClient.builder()
        .maxConnections(CONNECTIONS)
        .connectionAcquisitionTimeout(Duration.ofSeconds(30));
  }

  DynamoDbClient client() {
    return client;
  }

  DynamoDbStreamsClient streams() {
    return streams;
  }

  /** The table's stream. */
  String streamArn() {
    return client.describeTable(request -> request.tableName(TABLE)).table().latestStreamArn();
  }

  @Override
  public void close() {
    parts.reversed().forEach(Runnable::run);
  }
}
