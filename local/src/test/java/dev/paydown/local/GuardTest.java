package dev.paydown.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.local.template.Template.Grant;
import dev.paydown.local.template.Template.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Nothing listens where these clients go: a call that is let through fails there, and says so. */
final class GuardTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final String TABLE = "${Table.Arn}";
  private final DynamoDbClient dynamo = to(DynamoDbClient.builder()).build();

  @Test
  void what_a_role_does_not_allow_is_refused_by_name() {
    assertThatThrownBy(as(role(TABLE, Map.of(), "dynamodb:GetItem"), () -> put("W#acme#N")))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining(
            "ThisRole is not allowed dynamodb:PutItem in a partition like W#*#N on ${Table.Arn}");
    assertThatThrownBy(as(role(TABLE, Map.of(), "dynamodb:GetItem"), () -> query("due")))
        .hasMessageContaining("ThisRole is not allowed dynamodb:Query on ${Table.Arn}/index/due");
  }

  @Test
  void what_it_allows_goes_through() {
    passes(as(role(TABLE, Map.of(), "dynamodb:PutItem"), () -> put("W#acme#N")));
    passes(as(role(TABLE + "/index/due", Map.of(), "dynamodb:Query"), () -> query("due")));
  }

  @Test
  void partitions_that_the_role_is_not_for_are_refused() {
    Map<String, List<String>> codes = Map.of(Grant.LEADING_KEYS, List.of("W#*#N", "W#*#F"));
    passes(as(role(TABLE, codes, "dynamodb:PutItem"), () -> put("W#acme#F")));
    assertThatThrownBy(as(role(TABLE, codes, "dynamodb:PutItem"), () -> put("W#acme#L#01")))
        .hasMessageContaining("is not allowed dynamodb:PutItem");
  }

  @Test
  void a_transaction_asks_for_each_of_its_writes() {
    assertThatThrownBy(as(role(TABLE, Map.of(), "dynamodb:PutItem"), this::putAndDelete))
        .hasMessageContaining("is not allowed dynamodb:DeleteItem");
    passes(
        as(role(TABLE, Map.of(), "dynamodb:PutItem", "dynamodb:DeleteItem"), this::putAndDelete));
  }

  @Test
  void every_service_is_known_by_the_prefix_that_iam_gives_it() {
    EventBridgeClient events = to(EventBridgeClient.builder()).build();
    SesClient mail = to(SesClient.builder()).build();
    SqsClient queues = to(SqsClient.builder()).build();
    S3Client buckets = to(S3Client.builder()).build();
    SecretsManagerClient secrets = to(SecretsManagerClient.builder()).build();
    Map<String, Supplier<Object>> calls =
        Map.of(
            "events:PutEvents", () -> events.putEvents(put -> put.entries(List.of())),
            "ses:SendRawEmail", () -> mail.sendRawEmail(send -> send.source("a@x.test")),
            "sqs:SendMessage",
                () -> queues.sendMessage(send -> send.queueUrl("q").messageBody("m")),
            "s3:PutObject",
                () -> buckets.putObject(put -> put.bucket("b").key("k"), RequestBody.empty()),
            "secretsmanager:GetSecretValue",
                () -> secrets.getSecretValue(get -> get.secretId("s")));
    calls.forEach(
        (action, call) -> {
          passes(as(role("*", Map.of(), action), call));
          assertThatThrownBy(as(role("*", Map.of(), "logs:PutLogEvents"), call))
              .as(action)
              .hasMessageContaining("ThisRole is not allowed " + action);
        });
  }

  @Test
  void what_is_done_outside_every_function_is_not_asked() {
    passes(() -> put("W#acme#N"));
  }

  private static void passes(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(SdkClientException.class);
  }

  private static ThrowingCallable as(Role role, Supplier<Object> call) {
    return () -> Guard.as(role, call);
  }

  private static Role role(
      String resource, Map<String, List<String>> conditions, String... actions) {
    return new Role("ThisRole", List.of(new Grant(Set.of(actions), Set.of(resource), conditions)));
  }

  private Object put(String partition) {
    return dynamo.putItem(put -> put.tableName("t").item(row(partition)));
  }

  private Object query(String index) {
    return dynamo.query(query -> query.tableName("t").indexName(index));
  }

  private Object putAndDelete() {
    List<TransactWriteItem> both =
        List.of(
            TransactWriteItem.builder().put(put -> put.tableName("t").item(row("p"))).build(),
            TransactWriteItem.builder().delete(cut -> cut.tableName("t").key(row("p"))).build());
    return dynamo.transactWriteItems(all -> all.transactItems(both));
  }

  private static Map<String, AttributeValue> row(String partition) {
    return Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS("s"));
  }

  private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B to(B builder) {
    return builder
        .endpointOverride(NOWHERE)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(ApacheHttpClient.builder())
        .overrideConfiguration(
            override ->
                override
                    .addExecutionInterceptor(new Guard())
                    .retryStrategy(strategy -> strategy.maxAttempts(1)));
  }
}
