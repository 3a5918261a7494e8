package dev.paydown.local.cloud;

import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.local.Ground;
import dev.paydown.local.Invoker;
import dev.paydown.local.LambdaInvoker;
import dev.paydown.local.Worker;
import dev.paydown.local.Workspaces;
import dev.paydown.local.disk.Disk;
import dev.paydown.local.inbox.ReceivedMails;
import dev.paydown.local.inbox.SentMails;
import dev.paydown.local.stream.StreamPump;
import dev.paydown.local.stream.Writes;
import dev.paydown.local.template.Template;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A deployed stack: its table and stream, its bus and rules, its queues, its secret, its bucket and
 * SES, by the adapters and the assembly that run on AWS. The handlers run in this process, fed by
 * pollers that do what event source mappings do; the schedule is this run's own.
 */
final class CloudGround implements Ground {
  private final Site site;
  private final Stack stack;
  private final SentMails mails;
  private final Sends sends;
  private final SqsClient queues;
  private final DynamoDbStreamsClient streams = DynamoDbStreamsClient.create();
  private final LambdaInvoker functions;
  private final Workspaces workspaces;
  private final List<Worker> workers = new ArrayList<>();

  /**
   * Lays it.
   *
   * @param variables what the stack tells its functions, but for the public URL
   */
  CloudGround(Site site, Stack stack, Map<String, String> variables, URI endpoint) {
    this.site = site;
    this.stack = stack;
    Writes writes = new Writes(site.signal());
    sends = new Sends(site.signal());
    Clients clients = new Clients(List.of(writes, sends));
    queues = clients.queues().get();
    Map<String, String> known = new TreeMap<>(variables);
    known.put("PUBLIC_URL", site.url());
    Environment environment = new Environment(known);
    mails = new SesInbox(endpoint, environment.mailFrom());
    Deployment deployment =
        Deployments.from(
            environment,
            clients.dynamo(),
            clients,
            site.clock(),
            site.random(),
            Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.privateToo())));
    functions = new LambdaInvoker(site.template(), deployment, site.notices());
    workspaces = new Workspaces(deployment.workspaces(), deployment.directory(), site.random());
    String streamArn =
        clients
            .dynamo()
            .describeTable(ask -> ask.tableName(environment.table()))
            .table()
            .latestStreamArn();
    pumps(writes, streamArn);
    site.template()
        .queueMappings()
        .forEach(
            mapping ->
                workers.add(
                    new SqsWorker(
                        mapping,
                        stack.id(mapping.queue()),
                        queues,
                        functions,
                        sends,
                        site.signal(),
                        site.notices())));
  }

  private void pumps(Writes writes, String streamArn) {
    Path folder = Disk.folder(site.data().resolve("streams"));
    for (Template.StreamMapping mapping : site.template().streams()) {
      Consumer<String> onFailure =
          body -> mapping.onFailure().ifPresent(queue -> deadLetter(queue, body));
      workers.add(
          new StreamPump(
              mapping,
              streams,
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
    return mails;
  }

  @Override
  public Optional<ReceivedMails> received() {
    return Optional.empty();
  }

  @Override
  public List<Worker> workers() {
    return List.copyOf(workers);
  }

  @Override
  public List<Template.Schedule> schedules() {
    return site.template().schedules();
  }

  @Override
  public void deadLetter(String queue, String body) {
    queues.sendMessage(send -> send.queueUrl(stack.id(queue)).messageBody(body));
  }

  @Override
  public void close() {
    streams.close();
  }
}
