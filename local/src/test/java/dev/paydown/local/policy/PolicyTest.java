package dev.paydown.local.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.wire.Queue;
import dev.paydown.local.Repository;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.Template.Grant;
import dev.paydown.local.template.TemplateReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each role allows what its function's code can call and what Lambda does for it, on the resources
 * that are meant, and nothing else.
 */
final class PolicyTest {
  private static final String TABLE = "${Table.Arn}";
  private static final String SES = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:";
  private static final Bytecode BYTECODE = new Bytecode();
  private static final Template TEMPLATE = template();
  private static final JsonNode RESOURCES = Repository.resources();

  static Set<String> functions() {
    return new TreeSet<>(TEMPLATE.functions().keySet());
  }

  @ParameterizedTest
  @MethodSource("functions")
  void a_role_allows_what_its_function_does_and_nothing_else(String function) {
    assertThat(granted(function)).isEqualTo(needed(function));
  }

  @Test
  void the_schedule_may_call_its_function_and_leave_what_failed() {
    assertThat(
            granted(
                Optional.ofNullable(TEMPLATE.roles().get("WakeScheduleRole"))
                    .orElseThrow()
                    .grants()))
        .isEqualTo(
            Map.of(
                "lambda:InvokeFunction", Set.of("${WakeFunction.Arn}"),
                "sqs:SendMessage", Set.of("${WakeDeadLetters.Arn}")));
  }

  @Test
  void the_schedule_that_lets_go_of_logs_may_begin_a_full_sweep() {
    assertThat(
            granted(
                Optional.ofNullable(TEMPLATE.roles().get("CompactScheduleRole"))
                    .orElseThrow()
                    .grants()))
        .isEqualTo(Map.of("states:StartExecution", Set.of("${FullSweepMachine}")));
  }

  @Test
  void the_state_machine_may_call_its_functions_read_and_write_its_files_and_begin_its_children() {
    String states = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:";
    String results = "${FullSweepBucket.Arn}/results/*";
    Set<String> children =
        Set.of(
            states + "execution:${AWS::StackName}-full-sweep:*",
            states + "execution:${AWS::StackName}-full-sweep/*");
    assertThat(
            granted(
                Optional.ofNullable(TEMPLATE.roles().get("FullSweepMachineRole"))
                    .orElseThrow()
                    .grants()))
        .isEqualTo(
            Map.of(
                "lambda:InvokeFunction",
                Set.of("${ManifestFunction.Arn}", "${FullSweepFunction.Arn}"),
                "s3:GetObject",
                Set.of("${FullSweepBucket.Arn}/manifests/*", results),
                "s3:PutObject",
                Set.of(results),
                "s3:ListMultipartUploadParts",
                Set.of(results),
                "s3:AbortMultipartUpload",
                Set.of(results),
                "states:StartExecution",
                Set.of(states + "stateMachine:${AWS::StackName}-full-sweep"),
                "states:DescribeExecution",
                children,
                "states:StopExecution",
                children));
  }

  @Test
  void mail_goes_out_under_the_deployments_own_address_only() {
    // In SES's sandbox the identity asked for is the recipient's too, so it is the address that
    // binds.
    List<Grant> mails =
        TEMPLATE.roles().values().stream()
            .flatMap(role -> role.grants().stream())
            .filter(grant -> grant.actions().contains("ses:SendRawEmail"))
            .toList();
    assertThat(mails)
        .hasSize(4)
        .allMatch(
            grant -> grant.conditions().equals(Map.of(Grant.FROM_ADDRESS, List.of("${MailFrom}"))));
  }

  @Test
  void what_the_code_can_reach_is_found_through_ports_lambdas_and_transactions() {
    assertThat(Actions.of(reached("ExecuteFunction").foreign()))
        .contains("dynamodb:UpdateItem", "secretsmanager:GetSecretValue")
        .doesNotContain("ses:SendRawEmail", "dynamodb:DeleteItem");
    assertThat(Actions.of(reached("AdvanceFunction").foreign()))
        .contains("dynamodb:ConditionCheckItem", "dynamodb:DeleteItem", "s3:PutObject");
    assertThat(Actions.of(reached("DecidePageFunction").foreign()))
        .containsExactly("dynamodb:GetItem");
  }

  /** Ingest itself cannot be told: its URL would have to be there before it. */
  @Test
  void who_tells_where_tools_deliver_knows_of_ingests_own_url_and_nobody_else() {
    Set<String> tell = new TreeSet<>();
    Set<String> know = new TreeSet<>();
    for (String function : functions()) {
      boolean isTold =
          reached(function).ours().stream()
              .anyMatch(
                  call ->
                      call.owner().equals("dev/paydown/aws/Deployment")
                          && call.name().equals("deliveryUrl"));
      if (isTold) {
        tell.add(function);
      }
      if (RESOURCES
          .path(function)
          .path("Properties")
          .path("Environment")
          .path("Variables")
          .has("HOOKS_URL")) {
        know.add(function);
      }
    }
    assertThat(know)
        .isEqualTo(tell)
        .containsExactly("AdminApiFunction", "ReadApiFunction", "SweepFunction");
  }

  private static Map<String, Set<String>> granted(String function) {
    String role = Optional.ofNullable(TEMPLATE.functions().get(function)).orElseThrow().role();
    return granted(Optional.ofNullable(TEMPLATE.roles().get(role)).orElseThrow().grants());
  }

  private static Map<String, Set<String>> granted(List<Grant> grants) {
    Map<String, Set<String>> granted = new TreeMap<>();
    grants.forEach(
        grant -> grant.actions().forEach(action -> add(granted, action, grant.resources())));
    return granted;
  }

  private static Map<String, Set<String>> needed(String function) {
    Map<String, Set<String>> needed = new TreeMap<>();
    JsonNode properties = RESOURCES.path(function).path("Properties");
    String log = properties.path("LoggingConfig").path("LogGroup").path("Ref").asText();
    for (String action : List.of("logs:CreateLogStream", "logs:PutLogEvents")) {
      add(needed, action, Set.of("${" + log + ".Arn}"));
    }
    lambdas(function, properties, needed);
    Reach.Reached reached = reached(function);
    Actions.of(reached.foreign()).forEach(action -> add(needed, action, places(action, reached)));
    return needed;
  }

  /** What Lambda does with the function's role: it polls, and leaves what was given up. */
  private static void lambdas(
      String function, JsonNode properties, Map<String, Set<String>> needed) {
    for (Template.QueueMapping mapping : TEMPLATE.queueMappings()) {
      if (mapping.function().equals(function)) {
        for (String action : List.of("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")) {
          add(needed, "sqs:" + action, Set.of("${" + mapping.queue() + ".Arn}"));
        }
      }
    }
    for (Template.StreamMapping mapping : TEMPLATE.streams()) {
      if (mapping.function().equals(function)) {
        for (String action : List.of("DescribeStream", "GetRecords", "GetShardIterator")) {
          add(needed, "dynamodb:" + action, Set.of("${Table.Arn}/stream/*"));
        }
        add(needed, "dynamodb:ListStreams", Set.of("*"));
        mapping
            .onFailure()
            .ifPresent(queue -> add(needed, "sqs:SendMessage", Set.of("${" + queue + ".Arn}")));
      }
    }
    JsonNode failed =
        properties.path("EventInvokeConfig").path("DestinationConfig").path("OnFailure");
    if (!failed.isMissingNode()) {
      String queue = failed.path("Destination").path("Fn::GetAtt").path(0).asText();
      add(needed, "sqs:SendMessage", Set.of("${" + queue + ".Arn}"));
    }
  }

  private static Set<String> places(String action, Reach.Reached reached) {
    return switch (action.replaceAll(":.*", "")) {
      case "dynamodb" -> action.equals("dynamodb:Query") ? queried(reached) : Set.of(TABLE);
      case "events" -> Set.of("${Bus.Arn}");
      case "s3" ->
          action.equals("s3:GetObject")
              ? Set.of("${ReceivedMailBucket.Arn}/received/*")
              : put(reached);
      case "secretsmanager" -> Set.of("${SealingKey}");
      case "ses" -> Set.of(SES + "identity/*", SES + "configuration-set/${MailConfiguration}");
      case "sqs" -> queues(reached);
      default -> throw new IllegalStateException("no resource is known for " + action);
    };
  }

  /** Which bucket: by the adapter that puts. */
  private static Set<String> put(Reach.Reached reached) {
    Set<String> places = new TreeSet<>();
    for (Call call : reached.ours()) {
      if (call.owner().equals("dev/paydown/aws/dynamo/S3Bodies") && call.name().equals("put")) {
        places.add("${QuarantineBucket.Arn}/*");
      }
      if (call.owner().equals("dev/paydown/aws/sweep/S3Manifests") && call.name().equals("write")) {
        places.add("${FullSweepBucket.Arn}/manifests/*");
      }
    }
    return places;
  }

  /** The index where the look-up of what is due is reached, the table where anything else asks. */
  private static Set<String> queried(Reach.Reached reached) {
    Set<String> places = new TreeSet<>();
    for (Call call : reached.ours()) {
      boolean asks =
          call.owner().equals("dev/paydown/aws/dynamo/Table")
              && Set.of("query", "after", "last").contains(call.name());
      if (asks) {
        places.add(TABLE);
      }
      if (call.owner().equals("dev/paydown/aws/dynamo/DynamoDueIndex")
          && !call.name().startsWith("<")) {
        places.add(TABLE + "/index/due");
      }
    }
    return places;
  }

  private static Set<String> queues(Reach.Reached reached) {
    String type = Queue.Name.class.getName().replace('.', '/');
    Set<String> queues = new TreeSet<>();
    for (Call field : reached.fields()) {
      if (field.owner().equals(type)) {
        String variable = field.name() + "_QUEUE_URL";
        queues.add(
            "${"
                + Optional.ofNullable(TEMPLATE.queueOfVariable().get(variable)).orElseThrow()
                + ".Arn}");
      }
    }
    return queues;
  }

  private static Reach.Reached reached(String function) {
    String type = Optional.ofNullable(TEMPLATE.functions().get(function)).orElseThrow().className();
    return Reach.from(BYTECODE, type.replace('.', '/'), "handleRequest");
  }

  private static void add(Map<String, Set<String>> to, String action, Set<String> resources) {
    to.computeIfAbsent(action, none -> new TreeSet<>()).addAll(resources);
  }

  private static Template template() {
    try {
      return TemplateReader.read(Repository.template());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
