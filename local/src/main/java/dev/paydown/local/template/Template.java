package dev.paydown.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The deployment as template.yaml lists it.
 *
 * @param functions by logical id
 * @param roles by logical id
 * @param queues by logical id
 * @param queueOfVariable which queue an environment variable of the functions names, by variable
 */
public record Template(
    Map<String, Function> functions,
    Map<String, Role> roles,
    List<Route> routes,
    List<StreamMapping> streams,
    List<QueueMapping> queueMappings,
    Map<String, QueueSpec> queues,
    List<Rule> rules,
    List<Schedule> schedules,
    Map<String, String> queueOfVariable) {
  public Template {
    functions = Map.copyOf(functions);
    roles = Map.copyOf(roles);
    routes = List.copyOf(routes);
    streams = List.copyOf(streams);
    queueMappings = List.copyOf(queueMappings);
    queues = Map.copyOf(queues);
    rules = List.copyOf(rules);
    schedules = List.copyOf(schedules);
    queueOfVariable = Map.copyOf(queueOfVariable);
  }

  /**
   * One function.
   *
   * @param className what its Handler names before {@code ::}
   * @param role the logical id of its role
   */
  public record Function(
      String id, String className, String runtime, Duration timeout, String role) {}

  /** One role, and what its own policies grant. */
  public record Role(String id, List<Grant> grants) {
    public Role {
      grants = List.copyOf(grants);
    }
  }

  /**
   * One statement that allows.
   *
   * @param actions as IAM writes them, such as {@code dynamodb:GetItem}
   * @param resources as {@code Fn::Sub} would write them: {@code ${Table.Arn}}, {@code
   *     ${SealingKey}}, or {@code *}
   * @param conditions what it is bound to, by operator and key: {@link #LEADING_KEYS} or {@link
   *     #FROM_ADDRESS}
   */
  public record Grant(
      Set<String> actions, Set<String> resources, Map<String, List<String>> conditions) {
    /** Only partitions like these, {@code *} standing for any characters. */
    public static final String LEADING_KEYS = "ForAllValues:StringLike dynamodb:LeadingKeys";

    /** Only mail that says it is from this address. */
    public static final String FROM_ADDRESS = "StringEquals ses:FromAddress";

    public Grant {
      actions = Set.copyOf(actions);
      resources = Set.copyOf(resources);
      conditions = Map.copyOf(conditions);
    }

    /** The patterns of partitions that it is for; none: every one. */
    public List<String> leadingKeys() {
      return conditions.getOrDefault(LEADING_KEYS, List.of());
    }
  }

  /** One route of the HTTP API; the path may hold {@code {name}} and {@code {name+}}. */
  public record Route(String method, String path, String function) {
    /** The key that the gateway logs: method and path as written. */
    public String key() {
      return method + " " + path;
    }
  }

  /**
   * One subscription to the table's stream.
   *
   * @param patterns a record is taken if any matches; none: every record is taken
   * @param onFailure the queue that hears of records given up
   */
  public record StreamMapping(
      String function,
      List<String> patterns,
      int batchSize,
      int retries,
      boolean isBisected,
      Optional<String> onFailure) {
    public StreamMapping {
      patterns = List.copyOf(patterns);
    }
  }

  /** One queue that feeds a function. */
  public record QueueMapping(String function, String queue, int batchSize) {}

  /** One queue. */
  public record QueueSpec(
      String id, boolean isFifo, Duration visibility, Optional<DeadLetters> deadLetters) {}

  /** Where a message goes that was received that often and not worked off. */
  public record DeadLetters(String queue, int maxReceiveCount) {}

  /** One rule of the bus. */
  public record Rule(String id, String pattern, List<String> queues) {
    public Rule {
      queues = List.copyOf(queues);
    }
  }

  /**
   * One schedule.
   *
   * @param input the event, {@code <aws.scheduler.scheduled-time>} standing for the instant due
   */
  public record Schedule(
      String id,
      Duration rate,
      String function,
      String input,
      int retries,
      Optional<String> deadLetters) {}
}
