package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.local.bus.LocalBus;
import dev.paydown.local.disk.Disk;
import dev.paydown.local.inbox.Inbox;
import dev.paydown.local.inbox.ReceivedMails;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.local.queue.LocalQueues;
import dev.paydown.local.queue.QueueWorker;
import dev.paydown.local.stream.StreamPump;
import dev.paydown.local.stream.Writes;
import dev.paydown.local.template.Template;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** This machine: DynamoDB Local, and a bus, queues and an inbox kept as files. */
final class EmbeddedGround implements Ground {
  private final Template template;
  private final Database database;
  private final LocalQueues queues;
  private final Inbox inbox;
  private final ReceivedMails received = new ReceivedMails();
  private final LambdaInvoker functions;
  private final Workspaces workspaces;
  private final List<Worker> workers = new ArrayList<>();

  private EmbeddedGround(
      Site site, Database database, Writes writes, Function<World, Deployment> assembly) {
    this.template = site.template();
    this.database = database;
    queues = new LocalQueues(template, site.data().resolve("queues"), site.clock(), site.signal());
    inbox = new Inbox(site.data().resolve("inbox"), site.clock());
    Deployment deployment =
        assembly.apply(
            new World(
                site.data(),
                database.client(),
                Database.TABLE,
                site.clock(),
                site.random(),
                site.url(),
                inbox,
                received,
                new LocalBus(template.rules(), queues, site.clock(), site.random()),
                queues));
    functions = new LambdaInvoker(template, deployment, site.notices());
    workspaces = new Workspaces(deployment.workspaces(), deployment.directory(), site.random());
    pumps(site, writes);
    template
        .queueMappings()
        .forEach(
            mapping ->
                workers.add(
                    new QueueWorker(
                        mapping, queues.byId(), functions, site.signal(), site.notices())));
  }

  /**
   * Lays it.
   *
   * @param dynamoDb a DynamoDB to use instead of DynamoDB Local
   */
  static Ground lay(Site site, Optional<URI> dynamoDb, Function<World, Deployment> assembly) {
    Writes writes = new Writes(site.signal());
    Database database =
        Database.open(site.data().resolve("dynamodb"), dynamoDb, writes, site.notices());
    try {
      return new EmbeddedGround(site, database, writes, assembly);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private void pumps(Site site, Writes writes) {
    Path folder = Disk.folder(site.data().resolve("streams"));
    String streamArn = database.streamArn();
    for (Template.StreamMapping mapping : template.streams()) {
      Consumer<String> onFailure =
          body -> mapping.onFailure().ifPresent(queue -> deadLetter(queue, body));
      workers.add(
          new StreamPump(
              mapping,
              database.streams(),
              streamArn,
              folder,
              functions,
              onFailure,
              writes,
              site.signal(),
              site.notices()));
    }
  }

  @Override
  public Invoker functions() {
    return functions;
  }

  @Override
  public Workspaces workspaces() {
    return workspaces;
  }

  @Override
  public SentMails mails() {
    return inbox;
  }

  @Override
  public Optional<ReceivedMails> received() {
    return Optional.of(received);
  }

  @Override
  public List<Worker> workers() {
    return List.copyOf(workers);
  }

  @Override
  public List<Template.Schedule> schedules() {
    return template.schedules();
  }

  @Override
  public void deadLetter(String queue, String body) {
    queues.queue(queue).send(body, Optional.empty(), Optional.empty());
  }

  @Override
  public void close() {
    database.close();
  }
}
