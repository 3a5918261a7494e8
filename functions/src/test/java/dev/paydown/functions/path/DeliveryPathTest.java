package dev.paydown.functions.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.log.JsonLines;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.Queue;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.StreamRows;
import dev.paydown.functions.World;
import dev.paydown.functions.advance.AdvanceFunction;
import dev.paydown.functions.ingest.IngestFunction;
import dev.paydown.functions.notify.NotifyFunction;
import dev.paydown.functions.publish.PublishFunction;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Logger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From a slip's delivery to the mail that tells who waits for it: the real functions over ports in
 * memory, each of which takes as long as its service might. The calls are asserted; the time that
 * the functions themselves take is printed, for no test shall hang on a machine's mood.
 */
final class DeliveryPathTest {
  private static final int STORE_MILLIS = 10;
  private static final int HOP_MILLIS = 5;
  private static final int MAIL_MILLIS = 30;
  private static final int SAMPLES = 300;
  private static final String SECRET = "whsec_bm90IHNlY3JldCBidXQgbG9uZyBlbm91Z2g=";
  private static final String HOOK = "hook2";

  private final Delays delays = new Delays();
  private final World world = new World();
  private final Deployment deployment;
  private final IngestFunction ingest;
  private final AdvanceFunction advance;
  private final PublishFunction publish;
  private final NotifyFunction notify;
  private int deliveries;

  DeliveryPathTest() {
    world.directory.add(
        new Connection(
            HOOK,
            World.WORKSPACE,
            "desk",
            "events",
            List.of(SECRET),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    Deployment plain =
        world.deployment(
            "https://paydown.example.com",
            Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.publicHosts())));
    deployment = slow(plain);
    ingest = new IngestFunction(deployment);
    advance = new AdvanceFunction(deployment);
    publish = new PublishFunction(deployment);
    notify = new NotifyFunction(deployment);
  }

  private Deployment slow(Deployment plain) {
    return new Deployment(
        plain.clock(),
        plain.random(),
        plain.publicUrl(),
        plain.hooksUrl(),
        delays.before(EventLog.class, plain.log(), STORE_MILLIS),
        delays.before(Journal.class, plain.journal(), STORE_MILLIS),
        delays.before(WorkspaceStore.class, plain.workspaces(), STORE_MILLIS),
        delays.before(Directory.class, plain.directory(), STORE_MILLIS),
        plain.linkReader(),
        delays.before(MagicLinks.class, plain.links(), STORE_MILLIS),
        plain.executions(),
        plain.quarantine(),
        plain.due(),
        plain.sweeps(),
        plain.sessions(),
        plain.roll(),
        plain.snapshots(),
        delays.before(Mail.class, plain.mail(), MAIL_MILLIS),
        plain.received(),
        delays.before(Bus.class, plain.bus(), HOP_MILLIS),
        delays.before(Queue.class, plain.queue(), HOP_MILLIS),
        plain.manifests(),
        plain.tools());
  }

  /** An upstream item, and one of somebody else's that waits for it. */
  private void pair(int number) {
    send("up-" + number, "item.opened", Map.of("owner", "up@example.com", "due", "2026-11-20"));
    send(
        "down-" + number,
        "item.opened",
        Map.of("owner", "p" + number + "@example.com", "start", "2026-11-23", "due", "2026-11-24"));
    send(
        "link-" + number,
        "link.made",
        Map.of("from", "desk:up-" + number, "to", "desk:down-" + number, "kind", "blocks"));
  }

  /** It slips by two working days; everything goes on until the mail is handed over. */
  private void slip(int number) {
    send("up-" + number, "item.changed", Map.of("due", "2026-11-24"));
    delays.take("the bus to its queue, and the queue to notify", 2L * HOP_MILLIS);
    String detail = world.bus.getLast().detail();
    assertThat(world.bus.getLast().type()).isEqualTo("mail.due");
    SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
    message.setMessageId("1");
    message.setBody("{\"detail-type\":\"mail.due\",\"detail\":" + detail + "}");
    SQSEvent event = new SQSEvent();
    event.setRecords(List.of(message));
    assertThat(notify.handleRequest(event, NoContext.HERE).getBatchItemFailures()).isEmpty();
  }

  /** A delivery, and what the table's stream then brings about. */
  private void send(String subject, String type, Map<String, ?> data) {
    // Of two facts of one instant a fixed rule takes one: a slip comes after what it changes.
    world.now = world.now.plusSeconds(1);
    deliver(subject, type, data);
    List<LogEntry> log = world.store.log(World.WORKSPACE);
    final Map<String, Mailing> before = world.store.load(World.WORKSPACE).orElseThrow().mailings();
    delays.take("the stream to advance", HOP_MILLIS);
    assertThat(
            advance
                .handleRequest(stream("log", List.of(log.getLast())), NoContext.HERE)
                .getBatchItemFailures())
        .isEmpty();
    List<Mailing> due =
        world.store.load(World.WORKSPACE).orElseThrow().mailings().values().stream()
            .filter(mailing -> !before.containsKey(mailing.id()))
            .toList();
    if (!due.isEmpty()) {
      delays.take("the stream to publish", HOP_MILLIS);
      publish.handleRequest(stream("mailing", due), NoContext.HERE);
    }
  }

  private void deliver(String subject, String type, Map<String, ?> data) {
    Map<String, Object> said = new LinkedHashMap<>();
    said.put("specversion", "1.0");
    said.put("id", "e" + deliveries++);
    said.put("source", "desk");
    said.put("type", "dev.paydown." + type);
    said.put("subject", subject);
    said.put("time", world.now.toString());
    said.put("data", data);
    String body = BrainJson.write(said);
    Map<String, String> headers =
        new HashMap<>(
            StandardWebhooks.sign(
                SECRET, "e" + deliveries, world.now, body.getBytes(StandardCharsets.UTF_8)));
    headers.put("content-type", "application/cloudevents+json");
    APIGatewayV2HTTPEvent event =
        APIGatewayV2HTTPEvent.builder()
            .withRouteKey("POST /hooks/{id}")
            .withRawPath("/hooks/" + HOOK)
            .withPathParameters(Map.of("id", HOOK))
            .withHeaders(headers)
            .withBody(body)
            .withIsBase64Encoded(false)
            .withRequestContext(
                APIGatewayV2HTTPEvent.RequestContext.builder()
                    .withHttp(
                        APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                            .withMethod("POST")
                            .build())
                    .build())
            .build();
    assertThat(ingest.handleRequest(event, NoContext.HERE).getStatusCode() / 100).isEqualTo(2);
  }

  private static DynamodbEvent stream(String kind, List<?> bodies) {
    return StreamRows.event(
        bodies.stream().map(body -> StreamRows.record(kind, Optional.empty(), body)).toList());
  }

  /** Slips that nothing holds up, until the compiler has seen enough of them. */
  private void warmUp(int slips) {
    for (int i = 0; i < slips; i++) {
      pair(i);
    }
    for (int i = 0; i < slips; i++) {
      slip(i);
    }
  }

  /**
   * How long each of so many slips took beyond what its calls have to take. Nobody answers what is
   * asked, so that each finds those before it open.
   */
  private DoubleStream overMillis(int pairs, int slips) {
    for (int i = 0; i < pairs; i++) {
      pair(i);
    }
    double[] over = new double[slips];
    for (int i = 0; i < slips; i++) {
      delays.start();
      long start = System.nanoTime();
      slip(i);
      double took = (System.nanoTime() - start) / 1e6;
      over[i] = took - delays.stop().stream().mapToLong(Delays.Call::millis).sum();
    }
    assertThat(world.mails).hasSize(slips);
    return Arrays.stream(over);
  }

  @Test
  void a_slip_is_mailed_with_no_more_calls_than_it_needs() {
    pair(1);
    delays.start();
    slip(1);
    List<Delays.Call> calls = delays.stop();
    calls.forEach(call -> System.out.printf("%4d ms  %s%n", call.millis(), call.what()));
    System.out.printf("%4d ms in all%n", calls.stream().mapToLong(Delays.Call::millis).sum());
    assertThat(world.mails).singleElement().matches(mail -> mail.to().equals("p1@example.com"));
    assertThat(calls.stream().map(Delays.Call::what))
        .containsExactly(
            "EventLog.append",
            "the stream to advance",
            "WorkspaceStore.since",
            "WorkspaceStore.commit",
            "the stream to publish",
            "Bus.put",
            "the bus to its queue, and the queue to notify",
            "WorkspaceStore.load",
            "EventLog.holds", // that it is not out, by a message that came before
            "MagicLinks.keep",
            "Directory.connections",
            "MagicLinks.put",
            "Mail.send",
            "EventLog.append"); // that it is out, after it is
  }

  /** How much a workspace holds: two items a pair, of which so many slip, one after the other. */
  private record Held(int pairs, int slips) {}

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  /** Logs as deployed, to where nobody reads: a console of this process is not what is measured. */
  private static void loggedAsDeployed(Runnable work) {
    Logger root = Logger.getLogger("");
    List<Handler> before = List.of(root.getHandlers());
    Handler deployed =
        JsonLines.on(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            "paydown");
    before.forEach(root::removeHandler);
    root.addHandler(deployed);
    try {
      work.run();
    } finally {
      root.removeHandler(deployed);
      before.forEach(root::addHandler);
    }
  }

  @Test
  @Tag("deep")
  void what_the_functions_themselves_take_is_printed() {
    loggedAsDeployed(DeliveryPathTest::print);
  }

  private static void print() {
    for (int round = 0; round < 3; round++) {
      new DeliveryPathTest().warmUp(200);
    }
    for (Held held :
        List.of(new Held(10, 10), new Held(100, 30), new Held(300, 30), new Held(300, 300))) {
      double[] over =
          IntStream.range(0, SAMPLES / held.slips())
              .mapToObj(_ -> new DeliveryPathTest())
              .flatMapToDouble(path -> path.overMillis(held.pairs(), held.slips()))
              .sorted()
              .toArray();
      System.out.printf(
          "%d items, up to %d of which have slipped: beyond the sum of the calls, in ms: median"
              + " %.1f, p99 %.1f of %d (bar: 5)%n",
          2 * held.pairs(), held.slips(), at(over, 0.5), at(over, 0.99), over.length);
    }
  }
}
