package dev.paydown.local.faults;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.local.HandClock;
import dev.paydown.local.faults.Weather.Service;
import dev.paydown.local.memory.MemoryTable;
import dev.paydown.local.template.Template;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * One company's days, of one seed: in rough weather first, over a change of its clocks, then calm
 * until everything that was asked has ended.
 */
final class Story {
  private static final int ROUNDS = 45;
  private static final int STEPS = 24;
  private static final Duration QUARTER = Duration.ofMinutes(15);

  /** A schedule that comes late costs nobody anything, so calm days are passed in strides. */
  private static final Duration AT_LEAST = Duration.ofHours(2);

  private static final Duration LONGEST = Duration.ofDays(60);
  private static final List<Double> STRIKES = List.of(0.002, 0.01, 0.03, 0.06);

  private final RandomGenerator random;
  final Weather weather;
  final Ground ground;
  final Offices offices;
  final Company company;
  final Letters letters;
  final Readers readers;
  private final Work work;
  private final boolean isFarClocks;
  private Set<String> asked = Set.of();

  /** The story of that seed. */
  Story(Template template, long seed) {
    this(template, seed, table -> table);
  }

  /**
   * The same.
   *
   * @param beside what stands between the table in memory and everybody who calls it
   */
  Story(Template template, long seed, UnaryOperator<DynamoDbClient> beside) {
    this.random = Weather.random(seed, "story");
    this.weather = new Weather(seed, STRIKES.get(random.nextInt(STRIKES.size())));
    this.isFarClocks = random.nextBoolean();
    Company.Season season = Company.SEASONS.get(random.nextInt(Company.SEASONS.size()));
    Instant begin = season.changes().minus(Duration.ofHours(24 + random.nextInt(48)));
    HandClock hour = new HandClock(begin.toString());
    this.offices = new Offices(weather, hour);
    this.ground = new Ground(template, weather, seed, hour, offices.network(), beside);
    this.letters = new Letters(ground, Weather.random(seed, "letters"));
    this.company = new Company(ground, ground.random());
    company.settle(season, random);
    offices.connect(company, letters);
    this.readers = new Readers(ground, Weather.random(seed, "readers"));
    this.work = new Work(offices, hour, Weather.random(seed, "work"));
    weather.meanwhile(this::meanwhile);
  }

  private Instant now() {
    return ground.now();
  }

  /** Plays it to its end. */
  void play() {
    settle();
    weather.rough();
    for (int round = 0; round < ROUNDS; round++) {
      pass();
      work.something();
      int steps = 1 + random.nextInt(STEPS);
      for (int i = 0; i < steps; i++) {
        step();
      }
    }
    calm();
    asked =
        state().proposals().values().stream()
            .filter(each -> each.state().isLive() || each.state().isUnderWay())
            .map(Proposal::id)
            .collect(Collectors.toSet());
    if (random.nextBoolean()) {
      work.end();
      settle();
    }
    drain();
  }

  private void calm() {
    weather.calm();
    for (int i = 0; i < ground.instances(); i++) {
      ground.step(i, Duration.ZERO);
    }
    settle();
    ground.passUntil(now().plus(Duration.ofHours(2)));
    int redriven = ground.queues.redrive() + ground.shards.redrive();
    weather.tell("sent back: " + redriven);
    settle();
  }

  private void pass() {
    Duration by =
        random.nextInt(4) == 0
            ? Duration.ofMinutes(random.nextInt(16 * 60))
            : Duration.ofSeconds(random.nextInt(2 * 3600));
    Instant before = now();
    ground.passUntil(before.plus(by));
    Instant quarter = quarter(before);
    if (!quarter.isAfter(now())) {
      ground.wake(quarter(now().minus(QUARTER)));
    }
  }

  private static Instant quarter(Instant after) {
    long quarters = after.getEpochSecond() / QUARTER.toSeconds() + 1;
    return Instant.ofEpochSecond(quarters * QUARTER.toSeconds());
  }

  private void step() {
    switch (random.nextInt(40)) {
      case 0, 1, 2, 3, 4, 5, 6 -> letters.deliver();
      case 7 -> letters.again();
      case 8, 9, 10 -> readers.read();
      case 11 -> ground.shards.again(this::call);
      case 12 -> trouble();
      case 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 -> queue();
      default -> ground.shards.work(this::call);
    }
  }

  private void queue() {
    List<Template.QueueMapping> ready = ground.queues.ready();
    if (!ready.isEmpty()) {
      ground.queues.work(ready.get(random.nextInt(ready.size())), this::call);
    }
  }

  /** Clocks, machines and whole services. */
  private void trouble() {
    int instance = random.nextInt(ground.instances());
    switch (random.nextInt(6)) {
      case 0 -> ground.step(instance, Duration.ofSeconds(random.nextInt(240) - 120));
      case 1 ->
          ground.step(
              instance,
              isFarClocks
                  ? Duration.ofMinutes(random.nextInt(180))
                  : Duration.ofSeconds(random.nextInt(240)));
      case 2 -> ground.step(instance, Duration.ZERO);
      case 3 -> ground.cool(instance);
      default -> {
        List<Service> services = List.of(Service.values());
        Service service = services.get(random.nextInt(services.size()));
        weather.out(service, random.nextInt(3) == 0);
      }
    }
  }

  /** Something that somebody else does while a function waits for an answer. */
  private void meanwhile() {
    switch (random.nextInt(4)) {
      case 0 -> letters.deliver();
      case 1 -> readers.read();
      case 2 -> ground.shards.again(this::call);
      default -> ground.shards.work(this::call);
    }
  }

  /** Works everything off that can be worked off now. */
  void settle() {
    int turns = 0;
    while (letters.hasMore() || ground.shards.hasMore() || !ground.queues.ready().isEmpty()) {
      letters.deliver();
      ground.shards.work(this::call);
      queue();
      offices.tell();
      turns++;
      if (turns > 3_000) {
        throw new AssertionError("it does not come to rest: " + ground.queues.left());
      }
    }
  }

  /** Lets time pass until everything that was asked has ended, and some days more. */
  private void drain() {
    Instant began = now();
    Instant enough = began.plus(Duration.ofDays(6));
    while (now().isBefore(began.plus(LONGEST))) {
      Optional<Instant> next =
          Stream.concat(due().stream(), ground.queues.nextVisible().stream())
              .filter(at -> at.isAfter(now()))
              .min(Instant::compareTo);
      boolean isDue = due().filter(at -> !at.isAfter(now())).isPresent();
      if (next.isEmpty() && !isDue) {
        return;
      }
      if (now().isAfter(enough) && unended().isEmpty()) {
        return;
      }
      Instant soon = now().plus(AT_LEAST);
      Instant quarter = quarter(next.filter(at -> !isDue && at.isAfter(soon)).orElse(soon));
      ground.passUntil(quarter);
      ground.wake(quarter);
      settle();
    }
  }

  private Optional<Instant> due() {
    return ground.memory().all().stream()
        .filter(row -> MemoryTable.text(row, "kind").equals("head"))
        .map(row -> MemoryTable.text(row, "dueAt"))
        .filter(due -> !due.isEmpty())
        .map(Instant::parse)
        .findFirst();
  }

  /** Proposals that stood open when the weather calmed, and still do. */
  List<Proposal> unended() {
    return state().proposals().values().stream()
        .filter(each -> asked.contains(each.id()))
        .filter(each -> each.state().isLive() || each.state().isUnderWay())
        .toList();
  }

  /** Whether clocks went ahead by hours, and not by minutes alone. */
  boolean isFarClocks() {
    return isFarClocks;
  }

  WorkspaceState state() {
    return ground.clear().workspaces().load(company.workspace()).orElseThrow();
  }

  /** Calls a function, and says meanwhile what it works off. */
  private Optional<Object> call(String function, Object event) {
    Optional<String> execution = offices.executing();
    Optional<String> mailing = ground.wires.mailing();
    JsonNode message = message(event);
    offices.executing(text(message.path("execution")));
    ground.wires.mailing(text(message.path("detail").path("mailing")));
    try {
      return ground.call(function, event);
    } finally {
      offices.executing(execution);
      ground.wires.mailing(mailing);
    }
  }

  private static Optional<String> text(JsonNode node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }

  /** The first message of a batch, nothing where there is no queue. */
  private static JsonNode message(Object event) {
    try {
      return event instanceof SQSEvent batch
          ? BrainJson.mapper().readTree(batch.getRecords().getFirst().getBody())
          : MissingNode.getInstance();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
