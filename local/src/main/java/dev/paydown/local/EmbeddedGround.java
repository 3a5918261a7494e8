package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.local.bus.LocalBus;
import dev.paydown.local.inbox.Inbox;
import dev.paydown.local.inbox.MailboxSimulator;
import dev.paydown.local.inbox.ReceivedMails;
import dev.paydown.local.queue.LocalQueues;
import dev.paydown.local.queue.QueueWorker;
import dev.paydown.local.stream.Writes;
import dev.paydown.local.template.Template;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** This machine: DynamoDB Local, and a bus, queues and an inbox kept as files. */
final class EmbeddedGround {
  private EmbeddedGround() {}

  /**
   * Lays it.
   *
   * @param dynamoDb a DynamoDB to use instead of DynamoDB Local
   */
  static Ground lay(
      Ground.Site site, Optional<URI> dynamoDb, Function<World, Deployment> assembly) {
    Writes writes = new Writes(site.signal());
    Database database =
        Database.open(site.data().resolve("dynamodb"), dynamoDb, writes, site.notices());
    try {
      return on(database, site, writes, assembly);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Ground on(
      Database database, Ground.Site site, Writes writes, Function<World, Deployment> assembly) {
    Template template = site.template();
    LocalQueues queues =
        new LocalQueues(template, site.data().resolve("queues"), site.clock(), site.signal());
    Inbox inbox = new Inbox(site.data().resolve("inbox"), site.clock());
    ReceivedMails received = new ReceivedMails();
    Deployment deployment =
        assembly.apply(
            new World(
                site.data(),
                database.client(),
                Database.TABLE,
                site.clock(),
                site.random(),
                site.url(),
                new MailboxSimulator(
                    inbox,
                    site.clock(),
                    event ->
                        queues
                            .queue("BounceQueue")
                            .send(event, Optional.empty(), Optional.empty())),
                received,
                new LocalBus(template.rules(), queues, site.clock(), site.random()),
                queues));
    LambdaInvoker functions = new LambdaInvoker(template, deployment, site.notices());
    Ground.DeadLetters deadLetters =
        (queue, body) -> queues.queue(queue).send(body, Optional.empty(), Optional.empty());
    List<Worker> workers =
        new ArrayList<>(
            site.pumps(database.streams(), database.streamArn(), writes, functions, deadLetters));
    template
        .queueMappings()
        .forEach(
            mapping ->
                workers.add(
                    new QueueWorker(
                        mapping, queues.byId(), functions, site.signal(), site.notices())));
    return new Ground(
        functions,
        site.workspaces(deployment),
        inbox,
        Optional.of(received),
        workers,
        template.schedules(),
        deadLetters,
        database::close);
  }
}
