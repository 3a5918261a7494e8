package dev.paydown.local.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The IAM actions that calls of the SDK ask for.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/">the actions of
 *     each service</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">what
 *     a transaction of DynamoDB asks for: the action of each of its writes</a>
 */
final class Actions {
  private static final String SERVICES = "software/amazon/awssdk/services/";
  private static final Map<String, String> PREFIX =
      Map.of(
          "dynamodb", "dynamodb",
          "eventbridge", "events",
          "ses", "ses",
          "sqs", "sqs",
          "s3", "s3",
          "secretsmanager", "secretsmanager");
  private static final Map<String, String> OF_A_TRANSACTION =
      Map.of(
          "put", "dynamodb:PutItem",
          "update", "dynamodb:UpdateItem",
          "delete", "dynamodb:DeleteItem",
          "conditionCheck", "dynamodb:ConditionCheckItem");
  private static final Set<String> OF_THE_CLIENT = Set.of("builder", "create", "close", "waiter");

  private Actions() {}

  /** What these calls ask for. */
  static Set<String> of(Set<Call> calls) {
    Set<String> actions = new TreeSet<>();
    calls.forEach(call -> of(call).ifPresent(actions::add));
    return actions;
  }

  private static Optional<String> of(Call call) {
    if (!call.owner().startsWith(SERVICES)) {
      return Optional.empty();
    }
    if (call.owner().endsWith("/TransactWriteItem$Builder")) {
      return Optional.ofNullable(OF_A_TRANSACTION.get(call.name()));
    }
    if (!call.owner().endsWith("Client")
        || OF_THE_CLIENT.contains(call.name())
        || call.name().equals("transactWriteItems")) {
      return Optional.empty();
    }
    String service = call.owner().substring(SERVICES.length()).replaceAll("/.*", "");
    String prefix =
        Optional.ofNullable(PREFIX.get(service))
            .orElseThrow(() -> new IllegalStateException("no IAM prefix known for " + service));
    String operation = call.name().replaceFirst("Paginator$|AsBytes$", "");
    return Optional.of(
        prefix + ":" + Character.toUpperCase(operation.charAt(0)) + operation.substring(1));
  }
}
