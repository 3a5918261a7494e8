package dev.paydown.local;

import dev.paydown.aws.Deployment;
import dev.paydown.local.disk.Disk;
import dev.paydown.local.http.FrontDoor;
import dev.paydown.local.http.LocalRoutes;
import dev.paydown.local.http.Mount;
import dev.paydown.local.http.PracticeMount;
import dev.paydown.local.http.Router;
import dev.paydown.local.inbox.InboxPages;
import dev.paydown.local.inbox.MailRoute;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.github.PracticeGitHub;
import dev.paydown.local.practice.jira.PracticeJira;
import dev.paydown.local.practice.linear.PracticeLinear;
import dev.paydown.local.practice.slack.PracticeSlack;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.local.time.LocalClock;
import dev.paydown.local.time.Schedules;
import dev.paydown.local.time.Works;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Everything on one machine: the functions, routes, subscriptions, rules, queues and schedules of
 * template.yaml, over a real DynamoDB. What was acknowledged is kept in the data folder, so that
 * the end of this process at any moment loses none of it.
 */
public final class EmbeddedRun implements AutoCloseable {
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(3);
  private static final Duration LAST_WORK = Duration.ofSeconds(10);

  private final Options options;
  private final Consumer<String> notices;
  private final Ground.Layer layer;
  private final Signal signal = new Signal();
  private final SecureRandom random = new SecureRandom();
  private final List<Thread> threads = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<FrontDoor> door = Optional.empty();
  private boolean isClosed;
  private String url = "";

  /**
   * What to run, and how.
   *
   * @param port 0: any free one
   * @param data where everything is kept
   * @param clock where the clock starts if the data folder holds none yet
   * @param dynamoDb a DynamoDB to use instead of DynamoDB Local
   */
  public record Options(
      Path template, int port, Path data, Optional<Instant> clock, Optional<URI> dynamoDb) {}

  /** The run cannot start; the message says why in one line. */
  public static final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    CannotStart(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private EmbeddedRun(Options options, Consumer<String> notices, Ground.Layer layer) {
    this.options = options;
    this.notices = notices;
    this.layer = layer;
  }

  /**
   * Starts everything; when this returns, {@code Ready on …} was said and all of it answers.
   *
   * @param notices takes what a person should read, a line each
   * @throws CannotStart if the port or the data folder is taken, or something does not come up
   */
  public static EmbeddedRun start(Options options, Consumer<String> notices) throws CannotStart {
    return start(options, notices, EmbeddedDeployment::assemble);
  }

  /** The same over another deployment. */
  static EmbeddedRun start(
      Options options, Consumer<String> notices, Function<World, Deployment> assembly)
      throws CannotStart {
    return startOn(
        site -> EmbeddedGround.lay(site, options.dynamoDb(), assembly), options, notices);
  }

  /**
   * The same on another ground.
   *
   * @param layer lays it
   */
  public static EmbeddedRun startOn(Ground.Layer layer, Options options, Consumer<String> notices)
      throws CannotStart {
    EmbeddedRun run = new EmbeddedRun(options, notices, layer);
    try {
      run.open();
      return run;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw new CannotStart(String.valueOf(e.getMessage()), e);
    }
  }

  /** Where it answers. */
  public URI address() {
    return URI.create(url);
  }

  /** Returns once it is closed. */
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  private void open() throws IOException {
    Path data = Disk.folder(options.data());
    lock(data);
    FrontDoor front = door();
    door = Optional.of(front);
    Template template = TemplateReader.read(options.template());
    LocalClock clock =
        new LocalClock(InstantSource.system(), data.resolve("clock"), options.clock());
    url = "http://127.0.0.1:" + front.port();
    Ground ground = layer.lay(new Ground.Site(template, data, clock, random, signal, url, notices));
    opened.add(ground);
    Invoker functions = ground.functions();
    Schedules schedules =
        new Schedules(
            ground.schedules(),
            data.resolve("schedules.json"),
            functions,
            ground.deadLetters(),
            notices);
    schedules.begin(clock.instant());

    List<Worker> workers = ground.workers();
    List<PracticeMount> practice = practice(data, clock);
    List<Station> stations = new ArrayList<>(workers);
    stations.addAll(practice);
    Works works = new Works(clock, schedules, stations, signal);
    Workspaces workspaces = ground.workspaces();
    InboxPages pages = new InboxPages(ground.mails());
    Map<String, Mount> mounts = new LinkedHashMap<>();
    mounts.put(
        "/local",
        new LocalRoutes(
            clock,
            works,
            workspaces,
            ground.received().map(received -> new MailRoute(received, functions))));
    mounts.put("/inbox", pages);
    mounts.put("/inbox.json", pages);
    practice.forEach(mount -> mounts.put(mount.path(), mount));

    String token = firstWorkspace(workspaces, data);
    workers.forEach(worker -> thread(worker.name(), worker));
    front.open(
        new FrontDoor.Site(new Router(template.routes()), mounts, functions, clock, notices));
    thread("schedules", works);
    practice.forEach(mount -> thread("practice", mount));
    notices.accept("Admin token: " + token);
    notices.accept("Inbox: " + url + "/inbox");
    notices.accept("Dashboard: " + url + "/w/default");
    practice.forEach(
        mount ->
            notices.accept(
                "Practice tool: "
                    + url
                    + mount.path()
                    + " (API token: "
                    + PracticeMount.TOKEN
                    + ")"));
    clock.release();
    notices.accept("Ready on " + url);
  }

  private List<PracticeMount> practice(Path data, LocalClock clock) throws IOException {
    String token = PracticeMount.TOKEN;
    SortedMap<String, Function<Desk.World, PracticeTool>> tools = new TreeMap<>();
    tools.put("github", world -> new PracticeGitHub(world, token));
    tools.put("jira", world -> new PracticeJira(world, token));
    tools.put("linear", world -> new PracticeLinear(world, token));
    tools.put("slack", world -> new PracticeSlack(world, token));
    List<PracticeMount> mounts = new ArrayList<>();
    for (Map.Entry<String, Function<Desk.World, PracticeTool>> tool : tools.entrySet()) {
      Path folder = Disk.folder(data.resolve("practice-" + tool.getKey()));
      mounts.add(new PracticeMount(clock, folder, signal, tool.getValue()));
    }
    return mounts;
  }

  private FrontDoor door() throws IOException {
    try {
      return new FrontDoor(options.port());
    } catch (IOException e) {
      throw new IOException("port " + options.port() + " is taken: give another by --port", e);
    }
  }

  private void lock(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    opened.add(channel);
    try {
      if (channel.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new IOException(data + " is in use by another run: give another by --data", e);
    }
    throw new IOException(data + " is in use by another run: give another by --data");
  }

  /** The token is kept before the workspace is made, so that no end in between loses it. */
  private static String firstWorkspace(Workspaces workspaces, Path data) {
    Path file = data.resolve("default-workspace.json");
    Workspaces.Made wanted =
        Disk.read(file)
            .map(json -> BrainJson.read(json, Workspaces.Made.class))
            .orElseGet(() -> new Workspaces.Made("default", "default", workspaces.newToken()));
    Disk.write(file, BrainJson.write(wanted));
    workspaces.ensure(wanted);
    return wanted.token();
  }

  private void thread(String name, Runnable work) {
    threads.add(Thread.ofPlatform().daemon().name(name).start(work));
  }

  /** Stops taking requests, lets what is under way end, and stops the database. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    door.ifPresent(front -> front.close(LAST_REQUESTS));
    signal.stop();
    awaitThreads();
    opened.reversed().forEach(this::end);
    ended.countDown();
  }

  private void awaitThreads() {
    long deadline = System.nanoTime() + LAST_WORK.toNanos();
    try {
      for (Thread thread : threads) {
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        if (!thread.join(left)) {
          notices.accept(thread.getName() + " did not end in time; it goes on at the next start");
          thread.interrupt();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      notices.accept("did not stop cleanly: " + e);
    }
  }
}
