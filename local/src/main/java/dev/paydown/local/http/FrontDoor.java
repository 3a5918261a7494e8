package dev.paydown.local.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.paydown.local.Invoker;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The front door, on this machine only. Requests under a mount's prefix go there; all others go to
 * the function that the template's routes name, as the HTTP API would hand them over.
 */
public final class FrontDoor {
  private static final int LARGEST_BODY_BYTES = 10_000_000;
  private static final List<String> OWN_NAMES = List.of("127.0.0.1", "localhost", "[::1]");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicLong requests = new AtomicLong();

  /** What answers. */
  public record Site(
      Router router,
      Map<String, Mount> mounts,
      Invoker functions,
      InstantSource clock,
      Consumer<String> notices) {
    public Site {
      mounts = Map.copyOf(mounts);
    }
  }

  /**
   * Takes the port, without answering yet.
   *
   * @param port 0: any free one
   * @throws IOException if another program has it
   */
  public FrontDoor(int port) throws IOException {
    server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1024);
    server.setExecutor(threads);
  }

  /** The port taken. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Begins to answer. */
  public void open(Site site) {
    server.createContext("/", exchange -> serve(exchange, site));
    server.start();
  }

  /** Stops taking requests and lets those under way end, within that time. */
  public void close(Duration atMost) {
    server.stop((int) atMost.toSeconds());
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, Site site) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = answer(exchange, site);
      } catch (RuntimeException e) {
        site.notices().accept("a request failed: " + e);
        answer = Answer.problem(500, "Internal Server Error");
      }
      if (answer.status() != Answer.DROPPED) {
        send(exchange, answer);
      }
    }
  }

  private Answer answer(HttpExchange exchange, Site site) throws IOException {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    Optional<byte[]> body = body(exchange);
    if (body.isEmpty()) {
      return Answer.problem(413, "Request Too Long");
    }
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
            headers,
            body.get());
    Optional<Mount> mount = mount(site, request.path());
    if (mount.isPresent()) {
      return isFromHere(headers)
          ? mount.get().handle(request)
          : Answer.problem(403, "this page is only for this machine");
    }
    return site.router()
        .match(request.method(), request.path())
        .map(match -> call(site, request, match))
        .orElseGet(() -> Answer.problem(404, "Not Found"));
  }

  private Answer call(Site site, Request request, Router.Match match) {
    Object response =
        site.functions()
            .call(
                match.route().function(),
                HttpEvents.event(
                    request, match, site.clock().instant(), "local-" + requests.incrementAndGet()));
    return response instanceof APIGatewayV2HTTPResponse answer
        ? HttpEvents.answer(answer)
        : Answer.problem(500, "Internal Server Error");
  }

  private static Optional<Mount> mount(Site site, String path) {
    return site.mounts().entrySet().stream()
        .filter(
            entry ->
                path.equals(entry.getKey())
                    || (!entry.getKey().equals("/") && path.startsWith(entry.getKey() + "/")))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Other sites' pages cannot use a browser on this machine to reach what needs no token. */
  private static boolean isFromHere(Map<String, List<String>> headers) {
    boolean isOwnHost =
        headers.getOrDefault("host", List.of()).stream().allMatch(FrontDoor::isOwnName);
    boolean isOwnOrigin =
        headers.getOrDefault("origin", List.of()).stream()
            .allMatch(
                origin ->
                    origin.startsWith("http://")
                        && isOwnName(origin.substring("http://".length())));
    return isOwnHost && isOwnOrigin;
  }

  private static boolean isOwnName(String hostAndPort) {
    return OWN_NAMES.contains(hostAndPort.replaceFirst(":\\d+$", ""));
  }

  private static Optional<byte[]> body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] body = in.readNBytes(LARGEST_BODY_BYTES + 1);
      return body.length > LARGEST_BODY_BYTES ? Optional.empty() : Optional.of(body);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equals("content-length")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
              }
            });
    boolean hasBody = answer.body().length > 0 && !exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), hasBody ? answer.body().length : -1);
    if (hasBody) {
      exchange.getResponseBody().write(answer.body());
    }
  }
}
