package dev.paydown.local.cloud;

import dev.paydown.aws.Clients;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Environment;
import dev.paydown.local.Ground;
import dev.paydown.local.Guard;
import dev.paydown.local.LambdaInvoker;
import dev.paydown.local.Worker;
import dev.paydown.local.stream.Writes;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A deployed stack: its table and stream, its bus and rules, its queues, its secret, its bucket and
 * SES, by the adapters and the assembly that run on AWS. The handlers run in this process, fed by
 * pollers that do what event source mappings do; the schedule is this run's own.
 */
final class CloudGround {
  private CloudGround() {}

  /**
   * Lays it.
   *
   * @param variables what the stack tells its functions, but for the public URL
   */
  static Ground lay(Ground.Site site, Stack stack, Map<String, String> variables, URI endpoint) {
    Writes writes = new Writes(site.signal());
    Sends sends = new Sends(site.signal());
    Clients clients = new Clients(List.of(new Guard(), writes, sends));
    SqsClient queues = clients.queues().get();
    Map<String, String> known = new TreeMap<>(variables);
    known.put("PUBLIC_URL", site.url());
    Environment environment = new Environment(known);
    Deployment deployment =
        Deployments.from(
            environment,
            clients.dynamo(),
            clients,
            site.clock(),
            site.random(),
            Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.privateToo())));
    LambdaInvoker functions = new LambdaInvoker(site.template(), deployment, site.notices());
    Ground.DeadLetters deadLetters =
        (queue, body) ->
            queues.sendMessage(send -> send.queueUrl(stack.id(queue)).messageBody(body));
    DynamoDbStreamsClient streams = DynamoDbStreamsClient.create();
    List<Worker> workers =
        new ArrayList<>(
            site.pumps(streams, stream(clients, environment), writes, functions, deadLetters));
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
    return new Ground(
        functions,
        site.workspaces(deployment),
        new SesInbox(endpoint, environment.mailFrom()),
        Optional.empty(),
        workers,
        site.template().schedules(),
        deadLetters,
        streams::close);
  }

  private static String stream(Clients clients, Environment environment) {
    return clients
        .dynamo()
        .describeTable(ask -> ask.tableName(environment.table()))
        .table()
        .latestStreamArn();
  }
}
