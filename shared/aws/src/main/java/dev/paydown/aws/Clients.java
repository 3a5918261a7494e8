package dev.paydown.aws;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SDK's clients on one HTTP client (the JDK's own, the smallest: docs/decisions/0019), with
 * limits on how long a call may take and the SDK's standard retries. Each is made when first used:
 * making one calls nothing, but takes time. Where they go is what the SDK's own settings say, such
 * as {@code AWS_ENDPOINT_URL}.
 */
public final class Clients {
  private static final String KEPT = "http.maxConnections";
  private static final int CONNECTIONS = 50;

  private final List<ExecutionInterceptor> interceptors;
  private final Supplier<SdkHttpClient> http = new Once<>(Clients::http);
  private final Supplier<DynamoDbClient> dynamo =
      new Once<>(() -> within(DynamoDbClient.builder().httpClient(shared())).build());
  private final Supplier<EventBridgeClient> events =
      new Once<>(() -> within(EventBridgeClient.builder().httpClient(shared())).build());
  private final Supplier<SesClient> mail =
      new Once<>(() -> within(SesClient.builder().httpClient(shared())).build());
  private final Supplier<SqsClient> queues =
      new Once<>(() -> within(SqsClient.builder().httpClient(shared())).build());
  private final Supplier<S3Client> buckets =
      new Once<>(() -> within(S3Client.builder().httpClient(shared())).build());
  private final Supplier<SecretsManagerClient> secrets =
      new Once<>(() -> within(SecretsManagerClient.builder().httpClient(shared())).build());

  /** Clients that nobody listens to. */
  public Clients() {
    this(List.of());
  }

  /** Clients whose calls these hear of. */
  public Clients(List<ExecutionInterceptor> interceptors) {
    this.interceptors = List.copyOf(interceptors);
  }

  private SdkHttpClient shared() {
    return http.get();
  }

  /** DynamoDB where the environment says. */
  public DynamoDbClient dynamo() {
    return dynamo.get();
  }

  /** EventBridge. */
  public Supplier<EventBridgeClient> events() {
    return events;
  }

  /** SES. */
  public Supplier<SesClient> mail() {
    return mail;
  }

  /** SQS. */
  public Supplier<SqsClient> queues() {
    return queues;
  }

  /** S3. */
  public Supplier<S3Client> buckets() {
    return buckets;
  }

  /** Secrets Manager. */
  public Supplier<SecretsManagerClient> secrets() {
    return secrets;
  }

  /** A DynamoDB at this endpoint that asks for no real credentials, such as DynamoDB Local. */
  public static DynamoDbClient dynamoAt(URI endpoint) {
    return within(DynamoDbClient.builder().httpClient(http()), List.of())
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B within(B builder) {
    return within(builder, interceptors);
  }

  private static <B extends AwsClientBuilder<B, ?>> B within(
      B builder, List<ExecutionInterceptor> interceptors) {
    return builder.overrideConfiguration(
        ClientOverrideConfiguration.builder()
            .executionInterceptors(interceptors)
            .apiCallAttemptTimeout(Duration.ofSeconds(8))
            .apiCallTimeout(Duration.ofSeconds(20))
            .build());
  }

  private static SdkHttpClient http() {
    // The JDK keeps five connections to a host open and makes every further one anew, TLS and all;
    // it reads this once, when the first is kept.
    if (System.getProperty(KEPT) == null) {
      System.setProperty(KEPT, Integer.toString(CONNECTIONS));
    }
    return UrlConnectionHttpClient.builder()
        .connectionTimeout(Duration.ofSeconds(2))
        .socketTimeout(Duration.ofSeconds(8))
        .build();
  }
}
