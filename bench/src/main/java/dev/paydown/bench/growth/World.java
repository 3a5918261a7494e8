package dev.paydown.bench.growth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Stores;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.wire.Bus;
import dev.paydown.local.memory.ChangeRecords;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** The deployed stores over a table in memory, whose calls take so long and cost so much. */
final class World {
  static final long STORE_MICROS = 10_000;
  static final long HOP_MICROS = 5_000;
  static final long MAIL_MICROS = 30_000;

  /** A Monday, in the working hours of everybody. */
  static final Instant BEGINNING = Instant.parse("2026-11-23T09:00:00Z");

  private static final String SECRET = StandardWebhooks.newSecret(new Random(1));

  /** A page of a query is a megabyte: so many rows of ours. */
  private static final int PAGE = 900;

  private final List<MemoryTable.Change> changes = new ArrayList<>();
  final MemoryTable memory = new MemoryTable(changes::add, PAGE);
  final Deployment deployment;
  final List<Bus.Event> announced = new ArrayList<>();
  Instant now = BEGINNING;
  double reads;
  double writes;
  final Map<String, Double> writesByKind = new TreeMap<>();
  long calls;
  long mails;
  long hops;
  Optional<Course> course = Optional.empty();
  private long killAt = Long.MAX_VALUE;
  private boolean isDead;
  private long sequence;

  /** A function's process ends, and nobody can catch that. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed");
    }
  }

  World() {
    SecureRandom random = new SecureRandom();
    MeteredTable metered =
        new MeteredTable(
            memory,
            new MeteredTable.Ear() {
              @Override
              public void calls(String workspace) {
                call(workspace);
              }

              @Override
              public void read(double units) {
                charge("", units, 0);
              }

              @Override
              public void wrote(String kind, double units) {
                charge(kind, 0, units);
              }
            });
    deployment =
        Deployments.with(
            Stores.on(
                new Table(metered, "paydown", random),
                Sealer.of(new byte[32], random),
                (place, body) -> {},
                () -> now),
            () -> now,
            random,
            "https://paydown.example.com",
            "",
            (workspace, message) -> {
              mails++;
              take(workspace, MAIL_MICROS);
              return "mail-" + mails;
            },
            (id, most) -> Optional.empty(),
            events -> {
              hops++;
              announced.addAll(events);
              take("", HOP_MICROS);
            },
            (name, body, group, deduplication) -> {
              hops++;
              take("", HOP_MICROS);
            },
            (name, workspaces) -> name,
            Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.publicHosts())));
  }

  private void call(String workspace) {
    synchronized (this) {
      calls++;
      isDead |= calls >= killAt;
      if (isDead) {
        throw new Killed();
      }
    }
    take(workspace, STORE_MICROS);
  }

  private synchronized void charge(String kind, double read, double written) {
    reads += read;
    writes += written;
    if (written > 0) {
      writesByKind.merge(kind, written, Double::sum);
    }
  }

  private void take(String workspace, long micros) {
    course.ifPresent(way -> way.take(workspace, micros));
  }

  /** Does something as one call of a function, and says its way. */
  Course ofCall(Runnable work) {
    Course way = new Course();
    course = Optional.of(way);
    try {
      work.run();
    } finally {
      course = Optional.empty();
    }
    return way;
  }

  /** The so-many-th call of the store from now on is the process's last. */
  void killAfter(long moreCalls) {
    killAt = calls + moreCalls;
  }

  /** Whether the process has ended; what comes next is another one's. */
  synchronized boolean wasKilled() {
    boolean was = isDead;
    isDead = false;
    killAt = was ? Long.MAX_VALUE : killAt;
    return was;
  }

  /** What the table has changed since this was last asked. */
  List<MemoryTable.Change> changes() {
    List<MemoryTable.Change> taken = List.copyOf(changes);
    changes.clear();
    return taken;
  }

  /** A workspace with a connection of tool {@code events}, whose hook is named like it. */
  void make(String workspace) {
    deployment.workspaces().create(WorkspaceState.empty(workspace), workspace);
    boolean _ =
        deployment
            .directory()
            .add(
                new Connection(
                    "hook-" + workspace,
                    workspace,
                    "desk",
                    "events",
                    List.of(SECRET),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
  }

  /** A delivery as API Gateway hands it to ingest. */
  APIGatewayV2HTTPEvent delivery(
      String workspace, String id, String subject, String type, Map<String, ?> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("specversion", "1.0");
    event.put("id", id);
    event.put("source", "bench");
    event.put("type", "dev.paydown." + type);
    event.put("subject", subject);
    event.put("time", now.toString());
    event.put("data", data);
    String body = BrainJson.write(event);
    return delivery(workspace, StandardWebhooks.sign(SECRET, id, now, body.getBytes(UTF_8)), body);
  }

  private APIGatewayV2HTTPEvent delivery(
      String workspace, Map<String, String> headers, String body) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("content-type", "application/json");
    return APIGatewayV2HTTPEvent.builder()
        .withVersion("2.0")
        .withRouteKey("POST /hooks/{id}")
        .withRawPath("/hooks/hook-" + workspace)
        .withHeaders(all)
        .withPathParameters(Map.of("id", "hook-" + workspace))
        .withBody(body)
        .withIsBase64Encoded(false)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withRouteKey("POST /hooks/{id}")
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                        .withMethod("POST")
                        .withPath("/hooks/hook-" + workspace)
                        .build())
                .build())
        .build();
  }

  /** The change as a function gets it from the stream. */
  DynamodbEvent.DynamodbStreamRecord record(MemoryTable.Change change) {
    sequence++;
    return ChangeRecords.of(change, sequence);
  }
}
