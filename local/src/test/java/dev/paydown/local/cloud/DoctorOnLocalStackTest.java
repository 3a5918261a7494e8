package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.DynamoDueIndex;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.dynamo.Tables;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.aws.queue.DeadLetters;
import dev.paydown.local.doctor.Check;
import dev.paydown.local.doctor.StackChecks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Each check of a stack, well and not. */
@Tag("localstack")
final class DoctorOnLocalStackTest {
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  private final String stack = "d" + UUID.randomUUID().toString().replace("-", "");
  private final String name = stack + "-Table-1ABC2DEF";
  private final Clients clients = new Clients();
  private final StackChecks checks = new StackChecks(stack, name, clients);

  @BeforeEach
  void make() {
    Tables.create(clients.dynamo(), name);
  }

  private static List<Class<?>> outcomes(List<Check> checks) {
    return checks.stream().<Class<?>>map(check -> check.outcome().getClass()).toList();
  }

  private static String mend(Check check) {
    return check.outcome() instanceof Check.Wrong wrong ? wrong.mend() : "";
  }

  @Test
  void a_table_is_well_with_stream_expiry_and_recovery() {
    clients
        .dynamo()
        .updateContinuousBackups(
            update ->
                update
                    .tableName(name)
                    .pointInTimeRecoverySpecification(on -> on.pointInTimeRecoveryEnabled(true)));
    assertThat(outcomes(checks.table()))
        .containsExactly(Check.Ok.class, Check.Ok.class, Check.Ok.class);
  }

  @Test
  void expiry_or_recovery_that_is_off_is_turned_on_by_the_command_named() {
    clients
        .dynamo()
        .updateTimeToLive(
            ttl ->
                ttl.tableName(name)
                    .timeToLiveSpecification(spec -> spec.enabled(false).attributeName("ttl")));
    List<Check> found = checks.table();
    assertThat(outcomes(found))
        .containsExactly(Check.Ok.class, Check.Wrong.class, Check.Wrong.class);
    assertThat(mend(found.get(1)))
        .startsWith("aws dynamodb update-time-to-live --table-name " + name);
    assertThat(mend(found.get(2)))
        .startsWith("aws dynamodb update-continuous-backups --table-name");
  }

  @Test
  void a_table_that_is_not_there_is_not_well() {
    List<Check> found = new StackChecks(stack, "nowhere", clients).table();
    assertThat(found.getFirst().outcome()).isInstanceOf(Check.Unknown.class);
    assertThat(outcomes(found)).doesNotContain(Check.Ok.class);
  }

  @Test
  void a_sender_that_ses_has_confirmed_is_well() {
    String from = stack + "@example.org";
    clients.mail().get().verifyEmailIdentity(verify -> verify.emailAddress(from));
    assertThat(checks.mail(from).getFirst())
        .isEqualTo(new Check("sender", new Check.Ok("SES has confirmed it")));
  }

  @Test
  void an_account_in_the_sandbox_is_told() {
    Check mail = checks.mail("anybody@example.org").get(1);
    assertThat(mail.isWrong()).isTrue();
    assertThat(mend(mail)).contains("put-account-details");
  }

  @Test
  void a_key_that_is_to_be_deleted_is_restored_by_the_command_named() {
    String key = "SealingKey-" + stack;
    clients.secrets().get().createSecret(create -> create.name(key).secretString("k"));
    assertThat(checks.sealingKey().isWrong()).isFalse();
    clients.secrets().get().deleteSecret(delete -> delete.secretId(key).recoveryWindowInDays(7L));
    assertThat(mend(checks.sealingKey()))
        .isEqualTo("aws secretsmanager restore-secret --secret-id " + key);
    clients.secrets().get().restoreSecret(restore -> restore.secretId(key));
  }

  @Test
  void a_queue_with_dead_letters_is_named_with_what_sends_them_back() {
    DeadLetters letters = new DeadLetters(clients.queues().get(), stack);
    String url =
        clients
            .queues()
            .get()
            .createQueue(create -> create.queueName(stack + "-ReadsDeadLetters-XYZ"))
            .queueUrl();
    assertThat(outcomes(checks.deadLetters(letters))).containsExactly(Check.Ok.class);
    clients.queues().get().sendMessage(send -> send.queueUrl(url).messageBody("x"));
    List<Check> found = checks.deadLetters(letters);
    assertThat(found).extracting(Check::name).containsExactly("ReadsDeadLetters");
    assertThat(mend(found.getFirst()))
        .isEqualTo("./paydown redrive ReadsDeadLetters --stack " + stack);
  }

  @Test
  void a_clock_that_stands_still_and_an_outbox_that_does_not_empty_are_found() {
    Table table = new Table(clients.dynamo(), name, new Random(1));
    assertThat(checks.clock(new DynamoDueIndex(table), NOW).isWrong()).isFalse();
    assertThat(checks.outbox(new Unfinished(table), NOW).isWrong()).isFalse();
    put(
        Map.of(
            "pk", AttributeValue.fromS("W#w1"),
            "sk", AttributeValue.fromS("HEAD"),
            "ws", AttributeValue.fromS("w1"),
            "kind", AttributeValue.fromS("head"),
            "duePk", AttributeValue.fromS("DUE#0"),
            "dueAt", AttributeValue.fromS("2026-11-02T08:00:00.000000000Z")));
    put(
        Map.of(
            "pk", AttributeValue.fromS("W#w1#P"),
            "sk", AttributeValue.fromS("mailing#m1"),
            "kind", AttributeValue.fromS("mailing"),
            "sent", AttributeValue.fromS("false"),
            "mailAt", AttributeValue.fromS("2026-11-02T08:00:00.000000000Z")));

    assertThat(mend(checks.clock(new DynamoDueIndex(table), NOW)))
        .startsWith("aws scheduler list-schedules");
    assertThat(mend(checks.outbox(new Unfinished(table), NOW)))
        .isEqualTo("./paydown redrive PublishDeadLetters --stack " + stack);
  }

  private void put(Map<String, AttributeValue> row) {
    clients.dynamo().putItem(put -> put.tableName(name).item(row));
  }
}
