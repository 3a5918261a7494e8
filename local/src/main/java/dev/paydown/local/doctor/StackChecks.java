package dev.paydown.local.doctor;

import dev.paydown.aws.Clients;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.aws.queue.DeadLetters;
import dev.paydown.brain.store.DueIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.IdentityVerificationAttributes;
import software.amazon.awssdk.services.ses.model.VerificationStatus;

/**
 * What the account's own services tell of a stack's health. What is refused or missing in one check
 * leaves the others as they are.
 */
public final class StackChecks {
  /** The clock comes every 15 minutes, and what is due then takes a moment. */
  private static final Duration LATE = Duration.ofMinutes(40);

  /** SES lets an account in its sandbox send so many mails a day. */
  private static final double SANDBOX_PER_DAY = 200;

  private final String stack;
  private final String table;
  private final Clients clients;

  /** That stack, whose table has that name. */
  public StackChecks(String stack, String table, Clients clients) {
    this.stack = stack;
    this.table = table;
    this.clients = clients;
  }

  /** A check that may be refused. */
  private static Check asking(String name, Supplier<Check> check) {
    try {
      return check.get();
    } catch (SdkException refused) {
      return Check.unknown(name, firstLine(refused));
    }
  }

  private static String firstLine(SdkException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("refused");
  }

  /** The table: there, with its stream, its expiry and its recovery. */
  public List<Check> table() {
    return List.of(
        asking("table", this::standing),
        asking("table's expiry", this::expiry),
        asking("table's recovery", this::recovery));
  }

  private Check standing() {
    TableDescription described =
        clients.dynamo().describeTable(describe -> describe.tableName(table)).table();
    boolean streams =
        described.streamSpecification() != null && described.streamSpecification().streamEnabled();
    if (described.tableStatus() != TableStatus.ACTIVE || !streams) {
      return Check.wrong(
          "table",
          table + " is " + described.tableStatusAsString() + (streams ? "" : ", without a stream"),
          "sam deploy");
    }
    return Check.ok("table", table + " stands, with its stream");
  }

  private Check expiry() {
    TimeToLiveStatus status =
        clients
            .dynamo()
            .describeTimeToLive(describe -> describe.tableName(table))
            .timeToLiveDescription()
            .timeToLiveStatus();
    return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING
        ? Check.ok("table's expiry", "rows with a time to live go")
        : Check.wrong(
            "table's expiry",
            "links, codes and sessions are kept for ever",
            "aws dynamodb update-time-to-live --table-name "
                + table
                + " --time-to-live-specification Enabled=true,AttributeName=ttl");
  }

  private Check recovery() {
    ContinuousBackupsDescription backups =
        clients
            .dynamo()
            .describeContinuousBackups(describe -> describe.tableName(table))
            .continuousBackupsDescription();
    boolean isOn =
        backups.pointInTimeRecoveryDescription() != null
            && backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                == PointInTimeRecoveryStatus.ENABLED;
    return isOn
        ? Check.ok("table's recovery", "it can be had back as of any second of 35 days")
        : Check.wrong(
            "table's recovery",
            "point-in-time recovery is off",
            "aws dynamodb update-continuous-backups --table-name "
                + table
                + " --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true");
  }

  /**
   * The sender.
   *
   * @param from the address that mails come from, as the stack's parameter MailFrom says
   */
  public List<Check> mail(String from) {
    SesClient ses = clients.mail().get();
    return List.of(asking("sender", () -> sender(ses, from)), asking("mail", () -> quota(ses)));
  }

  private static Check sender(SesClient ses, String from) {
    String domain = from.substring(from.indexOf('@') + 1);
    Map<String, IdentityVerificationAttributes> held =
        ses.getIdentityVerificationAttributes(get -> get.identities(from, domain))
            .verificationAttributes();
    return sender(
        held.values().stream().map(IdentityVerificationAttributes::verificationStatus).toList());
  }

  /**
   * The sender, as SES holds its address and its domain.
   *
   * @param statuses of those of the two that SES knows
   */
  static Check sender(List<VerificationStatus> statuses) {
    return statuses.contains(VerificationStatus.SUCCESS)
        ? Check.ok("sender", "SES has confirmed it")
        : Check.wrong(
            "sender",
            "SES has not confirmed that address: no mail goes out",
            "open the link in SES's mail to it, or anew: aws ses verify-email-identity"
                + " --email-address ADDRESS");
  }

  private static Check quota(SesClient ses) {
    var quota = ses.getSendQuota();
    if (quota.max24HourSend() <= SANDBOX_PER_DAY) {
      return Check.wrong(
          "mail",
          "the account is in SES's sandbox: only confirmed addresses get mail",
          "ask for production access: aws sesv2 put-account-details --production-access-enabled");
    }
    return quota.sentLast24Hours() >= quota.max24HourSend()
        ? Check.wrong(
            "mail",
            "the day's quota of %.0f mails is spent".formatted(quota.max24HourSend()),
            "ask for more in the console: Service Quotas, Amazon SES")
        : Check.ok(
            "mail",
            "%.0f of %.0f mails sent in 24 hours"
                .formatted(quota.sentLast24Hours(), quota.max24HourSend()));
  }

  /** The key that secrets of connections are sealed with. */
  public Check sealingKey() {
    return asking(
        "sealing key",
        () -> {
          List<SecretListEntry> keys =
              clients
                  .secrets()
                  .get()
                  .listSecrets(
                      list ->
                          list.includePlannedDeletion(true)
                              .filters(
                                  Filter.builder()
                                      .key(FilterNameStringType.NAME)
                                      .values("SealingKey")
                                      .build()))
                  .secretList();
          List<SecretListEntry> going =
              keys.stream().filter(key -> key.deletedDate() != null).toList();
          if (keys.isEmpty()) {
            return Check.wrong(
                "sealing key",
                "there is none: no delivery can be proved",
                "restore it; a new one opens nothing that the old one sealed");
          }
          return going.isEmpty()
              ? Check.ok("sealing key", "it is there")
              : Check.wrong(
                  "sealing key",
                  "it is to be deleted",
                  "aws secretsmanager restore-secret --secret-id " + going.getFirst().name());
        });
  }

  /** The queues of dead letters. */
  public List<Check> deadLetters(DeadLetters letters) {
    List<Check> checks = new ArrayList<>();
    try {
      long held = 0;
      for (DeadLetters.Found queue : letters.all()) {
        held += queue.letters();
        if (queue.letters() > 0) {
          checks.add(
              Check.wrong(
                  queue.id(),
                  queue.letters() + (queue.letters() == 1 ? " dead letter" : " dead letters"),
                  "./paydown redrive " + queue.id() + " --stack " + stack));
        }
      }
      if (held == 0) {
        checks.add(Check.ok("dead letters", "none in any queue"));
      }
    } catch (SdkException refused) {
      checks.add(Check.unknown("dead letters", firstLine(refused)));
    }
    return checks;
  }

  /** Whether what falls due is looked at: the schedule, wake and recompute, by what they leave. */
  public Check clock(DueIndex due, Instant now) {
    return asking(
        "clock",
        () -> {
          int late = due.dueBy(now.minus(LATE)).size();
          return late == 0
              ? Check.ok("clock", "nothing has been due for more than 40 minutes")
              : Check.wrong(
                  "clock",
                  late
                      + (late == 1 ? " workspace has" : " workspaces have")
                      + " been due for more than 40 minutes: the schedule is off, or wake fails",
                  "aws scheduler list-schedules --name-prefix " + stack + " (State ENABLED?)");
        });
  }

  /** Whether the outbox empties: the readers of the stream, by what they leave. */
  public Check outbox(Unfinished unfinished, Instant now) {
    return asking(
        "outbox",
        () -> {
          long late = 0;
          for (String workspace : unfinished.workspaces()) {
            late += unfinished.mailsDueBefore(workspace, now.minus(LATE));
          }
          return late == 0
              ? Check.ok("outbox", "no mail has been due for more than 40 minutes")
              : Check.wrong(
                  "outbox",
                  late
                      + (late == 1 ? " mail is" : " mails are")
                      + " late: publish or notify is behind",
                  "./paydown redrive PublishDeadLetters --stack " + stack);
        });
  }
}
