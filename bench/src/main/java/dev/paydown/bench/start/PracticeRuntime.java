package dev.paydown.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's own side of a function (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html): hands
 * out one event, takes the answer, and then has nothing more.
 */
final class PracticeRuntime implements AutoCloseable {
  private static final long MOST_SECONDS = 60;
  private final HttpServer server;
  private final BlockingQueue<Answer> answers = new ArrayBlockingQueue<>(16);
  private final AtomicReference<@Nullable String> event = new AtomicReference<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private PracticeRuntime(HttpServer server) {
    this.server = server;
  }

  /** What the function answered, and when (as {@link System#nanoTime}). */
  record Answer(String path, String body, long nanos) {}

  static PracticeRuntime start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    PracticeRuntime runtime = new PracticeRuntime(server);
    server.createContext("/2018-06-01/runtime/invocation/next", runtime::next);
    server.createContext("/2018-06-01/runtime/", runtime::taken);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return runtime;
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** What the next function to ask is given. */
  void offer(String json) {
    answers.clear();
    event.set(json);
  }

  /**
   * Waits for the answer.
   *
   * @throws IllegalStateException if none came, or the function says that it failed
   */
  Answer awaited() throws InterruptedException {
    @Nullable Answer answer = answers.poll(MOST_SECONDS, TimeUnit.SECONDS);
    if (answer == null) {
      throw new IllegalStateException("no answer within " + MOST_SECONDS + " s");
    }
    if (!answer.path().endsWith("/response")) {
      throw new IllegalStateException("the function failed: " + answer.body());
    }
    return answer;
  }

  private void next(HttpExchange exchange) throws IOException {
    @Nullable String json = event.getAndSet(null);
    if (json == null) { // Who asks again waits, and takes nothing from the next process.
      untilClosed();
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", "application/json"); // It takes none amiss.
    exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", "first");
    exchange
        .getResponseHeaders()
        .set("Lambda-Runtime-Deadline-Ms", String.valueOf(System.currentTimeMillis() + 60_000));
    exchange
        .getResponseHeaders()
        .set(
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:us-east-1:000000000000:function:measured");
    byte[] bytes = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void untilClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void taken(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    answers.add(new Answer(exchange.getRequestURI().getPath(), body, System.nanoTime()));
    exchange.sendResponseHeaders(202, -1);
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
