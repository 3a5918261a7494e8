package dev.paydown.aws;

import dev.paydown.aws.bus.EventBridgeBus;
import dev.paydown.aws.dynamo.S3Bodies;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.log.JsonLines;
import dev.paydown.aws.log.ToldMail;
import dev.paydown.aws.mail.S3ReceivedMail;
import dev.paydown.aws.mail.SesMail;
import dev.paydown.aws.queue.SqsQueue;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.aws.secrets.SecretsManagerKey;
import dev.paydown.aws.sweep.S3Manifests;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.Manifests;
import dev.paydown.brain.wire.Queue;
import dev.paydown.brain.wire.ReceivedMail;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts deployments together. Nothing here calls AWS, and what a function does not use needs neither
 * permission nor variable; only {@code TABLE} is asked of every one.
 */
public final class Deployments {
  private Deployments() {}

  /** The deployment that this process's environment describes, with every tool. */
  public static Deployment fromEnvironment() {
    OutgoingHttp.Policy policy =
        Environment.ofProcess().allowsPrivateHosts()
            ? OutgoingHttp.Policy.privateToo()
            : OutgoingHttp.Policy.publicHosts();
    JsonLines.install(System.out, Environment.ofProcess().stack());
    return fromEnvironment(InstantSource.system(), Tools.all(OutgoingHttp.under(policy)));
  }

  /** The deployment that this process's environment describes. */
  public static Deployment fromEnvironment(InstantSource clock, Map<String, Tool> tools) {
    Clients clients = new Clients();
    return from(
        Environment.ofProcess(), clients.dynamo(), clients, clock, new SecureRandom(), tools);
  }

  /**
   * The deployment that these variables describe.
   *
   * @throws IllegalStateException naming the variable, if {@code TABLE} is not set
   */
  public static Deployment from(
      Environment environment,
      DynamoDbClient dynamo,
      Clients clients,
      InstantSource clock,
      SecureRandom random,
      Map<String, Tool> tools) {
    Sealer sealer =
        new Sealer(new SecretsManagerKey(clients.secrets(), environment::keySecretId), random);
    Stores stores =
        Stores.on(
            new Table(dynamo, environment.table(), random),
            sealer,
            new S3Bodies(clients.buckets(), environment::quarantineBucket),
            clock);
    return with(
        stores,
        clock,
        random,
        environment.publicUrl(),
        environment.hooksUrl(),
        new SesMail(clients.mail(), environment::mailFrom, environment.mailConfigurationSet()),
        new S3ReceivedMail(clients.buckets(), environment::receivedMailBucket),
        new EventBridgeBus(clients.events(), environment::bus),
        new SqsQueue(clients.queues(), environment::queueUrl),
        new S3Manifests(clients.buckets(), environment::fullSweepBucket),
        tools);
  }

  /** A deployment put together by hand, for the embedded run and for tests. */
  public static Deployment with(
      Stores stores,
      InstantSource clock,
      SecureRandom random,
      String publicUrl,
      String hooksUrl,
      Mail mail,
      ReceivedMail received,
      Bus bus,
      Queue queue,
      Manifests manifests,
      Map<String, Tool> tools) {
    return new Deployment(
        clock,
        random,
        publicUrl,
        hooksUrl,
        stores.log(),
        stores.journal(),
        stores.workspaces(),
        stores.directory(),
        stores.linkReader(),
        stores.links(),
        stores.executions(),
        stores.quarantine(),
        stores.due(),
        stores.sweeps(),
        stores.sessions(),
        stores.roll(),
        stores.snapshots(),
        new ToldMail(mail),
        received,
        bus,
        queue,
        manifests,
        tools);
  }
}
