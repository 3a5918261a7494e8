package dev.paydown.local.dynamodb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Amazon's DynamoDB Local, run as a child process for as long as this process lives. Its licence
 * lets nobody build it into a program: it is fetched by the user's own Maven ({@link Jars}) and
 * never stands on our class path.
 *
 * <p>The child cannot outlive us: it runs under a small shell that waits for the end of the pipe we
 * hold, which comes even when we are ended by {@code kill -9}.
 */
public final class DynamoDbLocal implements AutoCloseable {
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(25);
  private static final int STARTS = 3;

  /**
   * Starts the program, says its pid, waits for the end of the pipe, ends the program. A Ctrl-C in
   * a terminal reaches every process of the group: here it is ignored, so that the parent still has
   * its database while it stops cleanly.
   */
  private static final String WATCH =
      """
      log=$1; shift
      trap '' INT HUP
      "$@" >"$log" 2>&1 </dev/null &
      child=$!
      trap '' TERM
      echo "$child"
      cat >/dev/null
      kill -9 "$child" 2>/dev/null
      wait "$child" 2>/dev/null
      """;

  private final Home home;
  private final Process watcher;
  private final ProcessHandle child;
  private final URI endpoint;

  private DynamoDbLocal(Home home, Process watcher, ProcessHandle child, URI endpoint) {
    this.home = home;
    this.watcher = watcher;
    this.child = child;
    this.endpoint = endpoint;
  }

  /**
   * Starts it on the tables kept in the folder, which is made if need be. One that an earlier run
   * left behind on the same folder is ended first.
   *
   * @param notices what a person should read: the licence and the download, on the first fetch
   * @throws IllegalStateException if another live process uses the folder, or it does not start
   */
  public static DynamoDbLocal start(Path dataDir, Consumer<String> notices) {
    return start(Home.at(dataDir), notices);
  }

  /** Starts it with tables in memory only. */
  public static DynamoDbLocal startInMemory(Consumer<String> notices) {
    return start(Home.temporary(), notices);
  }

  private static DynamoDbLocal start(Home home, Consumer<String> notices) {
    boolean started = false;
    try {
      Path jars = Jars.fetched(Jars.userCache(), notices);
      for (int tried = 1; ; tried++) {
        Optional<DynamoDbLocal> running = tryStart(home, jars, freePort());
        if (running.isPresent()) {
          started = true;
          return running.get();
        }
        if (tried == STARTS) {
          throw new IllegalStateException(
              "DynamoDB Local did not start; its last words:\n" + home.lastWords());
        }
      }
    } finally {
      if (!started) {
        home.close();
      }
    }
  }

  private static Optional<DynamoDbLocal> tryStart(Home home, Path jars, int port) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command(home, jars, port))
              .directory(home.folder().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
      Process watcher = builder.start();
      long pid = Long.parseLong(firstLine(watcher));
      home.remember(pid);
      Optional<ProcessHandle> child = ProcessHandle.of(pid);
      URI endpoint = URI.create("http://127.0.0.1:" + port);
      if (child.isPresent() && answers(endpoint, child.get())) {
        return Optional.of(new DynamoDbLocal(home, watcher, child.get(), endpoint));
      }
      end(watcher);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(Home home, Path jars, int port) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", WATCH, "paydown-dynamodb-local"));
    command.add(home.log().toString());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx256m");
    command.add("-XX:+UseSerialGC");
    command.add("-cp");
    command.add(jars + "/*");
    command.add(Home.MAIN);
    command.addAll(List.of("-port", Integer.toString(port), "-sharedDb"));
    command.addAll(home.arguments());
    return command;
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    String line = reader.readLine();
    if (line == null) {
      throw new IllegalStateException("the shell that runs DynamoDB Local ended at once");
    }
    return line;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean answers(URI endpoint, ProcessHandle child) {
    HttpRequest listTables =
        HttpRequest.newBuilder(endpoint)
            .timeout(Duration.ofSeconds(5))
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "DynamoDB_20120810.ListTables")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    long patience = System.nanoTime() + READY_WITHIN.toNanos();
    try (HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build()) {
      while (child.isAlive() && System.nanoTime() < patience) {
        try {
          http.send(listTables, HttpResponse.BodyHandlers.discarding());
          return child.isAlive();
        } catch (IOException notYet) {
          Thread.sleep(POLL);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Where it answers. */
  public URI endpoint() {
    return endpoint;
  }

  /** The process id of the database itself, not of the shell around it. */
  public long pid() {
    return child.pid();
  }

  /** Whether the database still runs. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** Ends the database and waits until it has ended. */
  @Override
  public void close() {
    end(watcher);
    home.close();
  }

  private static void end(Process watcher) {
    try {
      watcher.getOutputStream().close();
      if (!watcher.waitFor(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("DynamoDB Local did not end within 20 s");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
