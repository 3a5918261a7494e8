package dev.paydown.local;

import dev.paydown.local.template.Template.Grant;
import dev.paydown.local.template.Template.Role;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Refuses a function's call that its role in template.yaml does not allow, as IAM would: so that a
 * missing permission shows on the laptop and in every test of the run, not in the account. What
 * this process does by itself, outside every function, is not asked.
 *
 * <p>A transaction asks for the action of each of its writes; a query of an index for the index.
 */
public final class Guard implements ExecutionInterceptor {
  private static final String TABLE = "${Table.Arn}";
  private static final Map<String, String> PREFIXES =
      Map.of(
          "DynamoDb", "dynamodb",
          "EventBridge", "events",
          "Ses", "ses",
          "Sqs", "sqs",
          "S3", "s3",
          "SecretsManager", "secretsmanager");

  /** Inherited, since a handler may ask from threads of its own while it answers. */
  private static final InheritableThreadLocal<@Nullable Role> ROLE = new InheritableThreadLocal<>();

  /** One thing that is asked for; {@code partition} is empty where the action has none. */
  private record Asked(String action, String resource, Optional<String> partition) {}

  /** Does something as a function of this role does it. */
  static <T> T as(Role role, Supplier<T> work) {
    Role before = ROLE.get();
    ROLE.set(role);
    try {
      return work.get();
    } finally {
      if (before == null) {
        ROLE.remove();
      } else {
        ROLE.set(before);
      }
    }
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    Role role = ROLE.get();
    if (role == null) {
      return;
    }
    String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
    String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    for (Asked asked : asked(service, operation, context.request())) {
      if (role.grants().stream().noneMatch(grant -> allows(grant, asked))) {
        throw refusal(role, asked);
      }
    }
  }

  private static List<Asked> asked(String service, String operation, SdkRequest request) {
    String prefix = Optional.ofNullable(PREFIXES.get(service)).orElse(service);
    String action = prefix + ":" + operation;
    return switch (request) {
      case TransactWriteItemsRequest writes ->
          writes.transactItems().stream().map(Guard::asked).toList();
      case PutItemRequest put -> List.of(onTable(action, put.item()));
      case UpdateItemRequest update -> List.of(onTable(action, update.key()));
      case DeleteItemRequest delete -> List.of(onTable(action, delete.key()));
      case QueryRequest query ->
          List.of(
              new Asked(
                  action,
                  query.indexName() == null ? TABLE : TABLE + "/index/" + query.indexName(),
                  Optional.empty()));
      default ->
          List.of(new Asked(action, prefix.equals("dynamodb") ? TABLE : "", Optional.empty()));
    };
  }

  private static Asked asked(TransactWriteItem write) {
    if (write.put() != null) {
      return onTable("dynamodb:PutItem", write.put().item());
    }
    if (write.update() != null) {
      return onTable("dynamodb:UpdateItem", write.update().key());
    }
    if (write.delete() != null) {
      return onTable("dynamodb:DeleteItem", write.delete().key());
    }
    return onTable("dynamodb:ConditionCheckItem", write.conditionCheck().key());
  }

  private static Asked onTable(String action, Map<String, AttributeValue> row) {
    return new Asked(action, TABLE, Optional.ofNullable(row.get("pk")).map(AttributeValue::s));
  }

  private static boolean allows(Grant grant, Asked asked) {
    return grant.actions().contains(asked.action())
        && (asked.resource().isEmpty() || grant.resources().contains(asked.resource()))
        && (grant.leadingKeys().isEmpty()
            || asked.partition().stream()
                .anyMatch(
                    partition ->
                        grant.leadingKeys().stream().anyMatch(like -> isLike(partition, like))));
  }

  private static boolean isLike(String text, String pattern) {
    return Pattern.matches(
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        text);
  }

  private static DynamoDbException refusal(Role role, Asked asked) {
    String message =
        role.id()
            + " is not allowed "
            + asked.action()
            + asked
                .partition()
                .map(partition -> " in a partition like " + kind(partition))
                .orElse("")
            + (asked.resource().isEmpty() ? "" : " on " + asked.resource());
    return (DynamoDbException)
        DynamoDbException.builder()
            .message(message)
            .statusCode(400)
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("AccessDeniedException")
                    .errorMessage(message)
                    .build())
            .build();
  }

  /** A partition without what is anybody's. */
  private static String kind(String partition) {
    return partition.replaceAll("#[^#]{2,}", "#*");
  }
}
