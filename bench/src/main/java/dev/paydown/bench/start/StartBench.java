package dev.paydown.bench.start;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * From the start of a process to the answer to its first event: the packaged functions in the
 * runtime interface client that Lambda's Java runtime is made of, against a handler with the SDK's
 * clients as they come. Every variant runs once a round, so that what disturbs disturbs them alike;
 * medians are printed, and their ratio to the rival.
 */
public final class StartBench {
  private static final double BAR = 0.40;
  private static final String INGEST = "dev.paydown.functions.ingest.IngestFunction::handleRequest";
  private static final String PAGE = "dev.paydown.functions.page.DecidePageFunction::handleRequest";
  private static final String NEWCOMER = NewcomersHandler.class.getName() + "::handleRequest";

  /** What the SDK's synchronous clients take of what comes with them. */
  private static final String DEFAULT_CLIENT = "apache";

  /**
   * How Lambda starts its Java 25 unless it takes a snapshot or provisions
   * (docs.aws.amazon.com/lambda/latest/dg/java-customization.html).
   */
  private static final String[] AS_LAMBDA = {"-XX:+TieredCompilation", "-XX:TieredStopAtLevel=1"};

  private static final String KEY = "k".repeat(64);

  private final int rounds;
  private final PracticeRuntime runtime;
  private final PracticeServices services;
  private final Packages packages;
  private final Path made;

  private StartBench(
      int rounds, PracticeRuntime runtime, PracticeServices services, Path root, Path made) {
    this.rounds = rounds;
    this.runtime = runtime;
    this.services = services;
    this.packages = new Packages(root, made);
    this.made = made;
  }

  /**
   * Prints what each variant took.
   *
   * @param arguments how many rounds; nine if none is given
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = arguments.length == 0 ? 9 : Integer.parseInt(arguments[0]);
    Path root = Path.of("").toAbsolutePath();
    Path made = Files.createTempDirectory("start-bench");
    try (PracticeRuntime runtime = PracticeRuntime.start();
        PracticeServices services = PracticeServices.start(KEY)) {
      FirstEvent.prepare(services.endpoint(), KEY, Instant.now());
      new StartBench(rounds, runtime, services, root, made).run();
    } finally {
      delete(made);
    }
  }

  private void run() throws IOException, InterruptedException {
    System.out.printf(
        "packaged %.1f MB; newcomer's %.1f MB%n",
        Packages.bytes(packages.packaged()) / 1e6,
        jarBytes(packages.newcomersOn(DEFAULT_CLIENT)) / 1e6);
    FirstEvent sentry = FirstEvent.sentry();
    List<Launch> ingest = ways();
    Map<Launch, List<Launch.Took>> took = measured(ingest, sentry);
    print("ingest, " + sentry.what(), ingest, took, ingest.getFirst());
    Launch asDeployed = ingest.get(2);
    printCalls(asDeployed);
    Launch cached = ingest.getLast();
    for (FirstEvent event : List.of(FirstEvent.slack(Instant.now()), FirstEvent.page())) {
      String handler = event.what().startsWith("a magic link") ? PAGE : INGEST;
      List<Launch> ways = List.of(asDeployed.of(handler), cached.of(handler));
      print(event.what(), ways, measured(ways, event), ways.getFirst());
    }
    List<Launch> clients = clients();
    print(
        "HTTP clients, the newcomer's handler", clients, measured(clients, sentry), clients.get(0));
  }

  /** The rival first, and what is deployed third; the last has a cache of its own. */
  private List<Launch> ways() throws IOException, InterruptedException {
    List<Path> client = packages.runtime();
    Launch newcomer =
        new Launch(
            "the rival: default clients, default flags",
            List.of(),
            client,
            packages.newcomersOn(DEFAULT_CLIENT),
            NEWCOMER);
    Launch unpacked =
        new Launch("unpacked, default flags", List.of(), client, packages.unpacked(), INGEST);
    Launch inLib = new Launch("jar in lib", List.of(), client, packages.withJarInLib(), INGEST);
    List<Path> both = new ArrayList<>(List.of(packages.packaged()));
    both.addAll(client);
    Launch own =
        new Launch(
                "own class path",
                List.of(),
                both,
                Files.createDirectories(made.resolve("none")),
                INGEST)
            .with("own class path, Lambda's flags", AS_LAMBDA);
    List<Launch> ways = new ArrayList<>();
    ways.add(newcomer);
    ways.add(newcomer.with("the rival, Lambda's flags", AS_LAMBDA));
    ways.add(inLib.with("jar in lib, Lambda's flags", AS_LAMBDA));
    ways.add(unpacked.with("unpacked as Lambda unpacks a jar, Lambda's flags", AS_LAMBDA));
    ways.add(inLib.with("jar in lib, default flags"));
    ways.add(
        trained(
            ways.get(2),
            "AOT cache over Lambda's own loader",
            "-XX:AOTCacheOutput=",
            "-XX:AOTCache="));
    ways.add(own);
    ways.add(trained(own, "AppCDS", "-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="));
    ways.add(trained(own, "AOT cache", "-XX:AOTCacheOutput=", "-XX:AOTCache="));
    return ways;
  }

  /** One run writes the archive, the measured ones use it. */
  private Launch trained(Launch plain, String named, String writing, String using)
      throws IOException, InterruptedException {
    Path archive = made.resolve(named.replace(' ', '-').replace("'", "") + ".archive");
    plain
        .with(plain.what() + ", training " + named, writing + archive)
        .once(FirstEvent.sentry(), runtime, services.endpoint());
    if (!Files.exists(archive)) {
      throw new IllegalStateException(named + ": the training run wrote no archive");
    }
    String size = " (%.0f MB)".formatted(Files.size(archive) / 1e6);
    return plain.with(plain.what() + ", " + named + size, using + archive);
  }

  private List<Launch> clients() throws IOException {
    List<Path> client = packages.runtime();
    List<Launch> ways = new ArrayList<>();
    for (String name : List.of("apache", "apache5", "url-connection", "crt")) {
      Path folder = packages.newcomersOn(name);
      String what = "%s (%.1f MB)".formatted(name, jarBytes(folder) / 1e6);
      ways.add(new Launch(what, List.of(), client, folder, NEWCOMER).with(what, AS_LAMBDA));
    }
    return ways;
  }

  private Map<Launch, List<Launch.Took>> measured(List<Launch> ways, FirstEvent event)
      throws IOException, InterruptedException {
    Map<Launch, List<Launch.Took>> took = new LinkedHashMap<>();
    URI endpoint = services.endpoint();
    for (int round = 0; round <= rounds; round++) {
      for (Launch way : ways) {
        Launch.Took one = way.once(event, runtime, endpoint);
        if (round > 0) { // The first only brings the files into memory.
          took.computeIfAbsent(way, _ -> new ArrayList<>()).add(one);
        }
      }
    }
    return took;
  }

  private static void print(
      String what, List<Launch> ways, Map<Launch, List<Launch.Took>> took, Launch against) {
    System.out.printf("%n%s%n%-78s %8s %8s %6s%n", what, "", "CPU ms", "wall ms", "ratio");
    double base = median(took, against, Launch.Took::cpu);
    double baseWall = median(took, against, Launch.Took::wall);
    for (Launch way : ways) {
      double cpu = median(took, way, Launch.Took::cpu);
      double wall = median(took, way, Launch.Took::wall);
      System.out.printf(
          "%-78s %8.0f %8.0f   %.2f of the CPU, %.2f of the wall%s%n",
          way.what(),
          cpu,
          wall,
          cpu / base,
          wall / baseWall,
          against.handler().equals(NEWCOMER) && way.handler().equals(INGEST)
              ? (cpu / base <= BAR ? ": kept" : ": above the bar")
              : "");
    }
  }

  private void printCalls(Launch way) throws IOException, InterruptedException {
    services.callsSince();
    way.once(FirstEvent.sentry(), runtime, services.endpoint());
    System.out.println("calls of a first delivery: " + services.callsSince());
  }

  private static double median(
      Map<Launch, List<Launch.Took>> took, Launch way, Function<Launch.Took, Duration> of) {
    List<Double> all =
        Optional.ofNullable(took.get(way)).orElseThrow().stream()
            .map(of)
            .map(duration -> duration.toNanos() / 1e6)
            .sorted()
            .toList();
    return all.get(all.size() / 2);
  }

  private static long jarBytes(Path folder) throws IOException {
    long bytes = 0;
    try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
      for (Path jar : jars.toList()) {
        bytes += Files.size(jar.toRealPath());
      }
    }
    return bytes;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }
}
