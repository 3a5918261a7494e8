package dev.paydown.local.faults;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.aws.Stores;
import dev.paydown.aws.dynamo.Table;
import dev.paydown.aws.secrets.Sealer;
import dev.paydown.local.HandClock;
import dev.paydown.local.LambdaInvoker;
import dev.paydown.local.Repository;
import dev.paydown.local.http.Answer;
import dev.paydown.local.http.HttpEvents;
import dev.paydown.local.http.Request;
import dev.paydown.local.http.Router;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.tools.Tools;
import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A deployment in the weather: the functions of the template, each in two instances whose clocks go
 * apart, over the deployed stores on a table in memory, and stream, bus and queues in memory.
 */
final class Ground {
  private static final String PUBLIC_URL = "https://paydown.example";
  private static final int INSTANCES = 2;
  private static final byte[] KEY = new byte[32];

  private final Template template;
  private final Weather weather;
  private final Router router;
  private final DynamoDbClient table;
  private final DynamoDbClient stormy;
  private final MemoryTable memory;
  private final OutgoingHttp tools;
  private final SecureRandom random;
  private final List<Instance> instances = new ArrayList<>();
  private final List<String> escaped = new ArrayList<>();
  final Shards shards;
  final Queues queues;
  final Wires wires;
  private final HandClock hour;

  /** One set of the functions, as Lambda keeps it warm. */
  private static final class Instance {
    Duration ahead = Duration.ZERO;
    Optional<LambdaInvoker> functions = Optional.empty();
  }

  /**
   * Lays it.
   *
   * @param tools where requests to tools go
   * @param beside what stands between the table in memory and everybody who calls it
   */
  Ground(
      Template template,
      Weather weather,
      long seed,
      HandClock hour,
      OutgoingHttp tools,
      UnaryOperator<DynamoDbClient> beside) {
    this.template = template;
    this.weather = weather;
    this.hour = hour;
    this.tools = tools;
    this.router = new Router(template.routes());
    this.random = new Seeded(Weather.random(seed, "tokens"));
    this.shards = new Shards(template, weather, Weather.random(seed, "stream"));
    this.queues = new Queues(template, this::now, weather, Weather.random(seed, "queues"));
    this.wires = new Wires(template, queues, weather);
    this.memory = new MemoryTable(shards::take);
    this.table = beside.apply(memory);
    this.stormy = new StormyTable(table, weather);
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(new Instance());
    }
  }

  /** Random bytes that follow from a seed. */
  private static final class Seeded extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final transient RandomGenerator from;

    Seeded(RandomGenerator from) {
      this.from = from;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      from.nextBytes(bytes);
    }
  }

  /** The hour as it is; functions see it as their instance's clock shows it. */
  Instant now() {
    return hour.instant();
  }

  void passUntil(Instant later) {
    if (later.isAfter(now())) {
      hour.pass(Duration.between(now(), later));
    }
  }

  /** Where tokens come from. */
  SecureRandom random() {
    return random;
  }

  MemoryTable memory() {
    return memory;
  }

  /** The stores without weather, for setting up and for looking. */
  Deployment clear() {
    return deployment(table, this::now);
  }

  /** An instance's clock is set so far ahead, or back. */
  void step(int instance, Duration ahead) {
    instances.get(instance).ahead = ahead;
    weather.tell("  the clock of instance " + instance + " is ahead by " + ahead);
  }

  int instances() {
    return instances.size();
  }

  /** An instance is thrown away; what it remembered is gone. */
  void cool(int instance) {
    instances.get(instance).functions = Optional.empty();
  }

  /** What broke although nothing had failed. */
  List<String> escaped() {
    return escaped;
  }

  /** Calls a function; empty where it was killed or broke. */
  Optional<Object> call(String function, Object event) {
    int chosen = weather.choice("instance", instances.size());
    Instance instance = instances.get(chosen);
    if (instance.functions.isEmpty()) {
      Deployment cold = deployment(stormy, () -> now().plus(instance.ahead));
      instance.functions = Optional.of(new LambdaInvoker(template, cold, _ -> {}));
    }
    try {
      Object answer = instance.functions.get().call(function, event);
      if (hasFailed(answer)) {
        unexplained(function + " failed");
      }
      return Optional.of(answer);
    } catch (Weather.Killed e) {
      cool(chosen);
      return Optional.empty();
    } catch (RuntimeException e) {
      unexplained(function + " threw " + e);
      return Optional.empty();
    }
  }

  private static boolean hasFailed(Object answer) {
    return switch (answer) {
      case StreamsEventResponse stream -> !stream.getBatchItemFailures().isEmpty();
      case APIGatewayV2HTTPResponse http -> http.getStatusCode() >= 500;
      case SQSBatchResponse _ -> false; // Some messages wait for others, and come again.
      default -> false;
    };
  }

  private void unexplained(String what) {
    if (!weather.hasStruck()) {
      escaped.add(what);
      weather.tell("  UNEXPLAINED " + what);
    }
  }

  /** A request at the front door; empty where no answer comes. */
  Optional<Answer> request(String method, String path, Map<String, String> headers, byte[] body) {
    String what = method + " " + path;
    return weather.step(
        what,
        () -> {
          Optional<Answer> answer = answered(method, path, headers, body);
          weather.tell("  " + answer.map(each -> "" + each.status()).orElse("no answer"));
          return weather.strikes("the answer to " + what) ? Optional.empty() : answer;
        });
  }

  private Optional<Answer> answered(
      String method, String target, Map<String, String> headers, byte[] body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    Router.Match match = router.match(method, path).orElseThrow();
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    all.put("host", List.of("paydown.example"));
    Request request = new Request(method, path, query, all, body);
    return call(match.route().function(), HttpEvents.event(request, match, now(), "request"))
        .map(answer -> HttpEvents.answer((APIGatewayV2HTTPResponse) answer));
  }

  /** The schedule comes round: once, or again, or not at all. */
  void wake(Instant scheduled) {
    for (Template.Schedule schedule : template.schedules()) {
      boolean _ =
          weather.step(
              "schedule " + scheduled,
              () -> {
                int tries = weather.strikes("a missed schedule") ? 0 : 1 + schedule.retries();
                Map<String, Object> input = Map.of("scheduledTime", scheduled.toString());
                while (tries > 0 && call(schedule.function(), input).isEmpty()) {
                  tries--;
                }
                return true;
              });
    }
  }

  private Deployment deployment(DynamoDbClient client, InstantSource clock) {
    return Deployments.with(
        Stores.on(
            new Table(client, "paydown", random), Sealer.of(KEY, random), wires.bodies(), clock),
        clock,
        random,
        PUBLIC_URL,
        "",
        wires.mail(),
        (id, most) -> Optional.empty(),
        wires.bus(),
        wires.queue(),
        (name, workspaces) -> name,
        Tools.all(tools));
  }

  /** The template beside the sources. */
  static Template template() {
    try {
      return TemplateReader.read(Repository.template());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
