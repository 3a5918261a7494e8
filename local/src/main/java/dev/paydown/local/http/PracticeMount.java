package dev.paydown.local.http;

import dev.paydown.local.Signal;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.WebhookSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A practice tool below {@link #PATH}; its webhooks go out over HTTP, as the real one's do. */
public final class PracticeMount implements Mount, Runnable {
  /** Where practice tools are, each by its slug: the base URL of a connection to it. */
  public static final String PATH = "/practice/";

  /** What their APIs ask for. They are reached from this machine only. */
  public static final String TOKEN = "practice";

  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  private final PracticeTool tool;
  private final AtomicInteger underWay = new AtomicInteger();
  private final Signal signal;

  /**
   * A practice tool as it was left in the folder.
   *
   * @param opened opens it in the world that it is given
   */
  public PracticeMount(
      InstantSource clock, Path folder, Signal signal, Function<Desk.World, PracticeTool> opened) {
    this.signal = signal;
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    WebhookSender sender = (url, headers, body) -> post(client, url, headers, body);
    Executor courier =
        work -> {
          underWay.incrementAndGet();
          Thread.ofVirtual().start(() -> counted(work));
        };
    tool = opened.apply(new Desk.World(clock, sender, courier, Optional.of(folder)));
  }

  /** Where it is mounted. */
  public String path() {
    return PATH + tool.slug();
  }

  @Override
  public Answer handle(Request request) {
    Map<String, String> headers = new TreeMap<>();
    request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    String target = request.path().substring(path().length()) + query;
    Response response = tool.handle(request.method(), target, headers, request.body());
    Map<String, List<String>> answered = new LinkedHashMap<>();
    response.headers().forEach((name, value) -> answered.put(name, List.of(value)));
    return new Answer(
        response.dropped() ? Answer.DROPPED : response.status(), answered, response.body());
  }

  @Override
  public boolean isBusy() {
    return underWay.get() > 0;
  }

  /** Posts what nobody took, until it is stopped. */
  @Override
  public void run() {
    try {
      while (!signal.isStopped() && !Thread.interrupted()) {
        if (tool.desk().undelivered() > 0) {
          underWay.incrementAndGet();
          counted(tool.desk()::deliver);
        }
        signal.await(signal.count(), TRY_AGAIN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void counted(Runnable work) {
    try {
      work.run();
    } finally {
      underWay.decrementAndGet();
      signal.raise();
    }
  }

  private static void post(
      HttpClient client, String url, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(ANSWER_WITHIN)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IllegalStateException("a practice webhook was answered " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopping", e);
    }
  }
}
