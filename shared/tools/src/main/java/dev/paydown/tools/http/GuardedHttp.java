package dev.paydown.tools.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Requests over the JDK's client: https, no redirects, public addresses only, answers up to 4 MB.
 *
 * <p>The limit of this guard: the host's addresses are resolved and vetted here, and the JDK's
 * client resolves the name again when it connects; it has no way to be given an address. Between
 * the two the JVM's own cache answers (30 seconds unless set otherwise), so a name that changes its
 * address on each question is met by the same answer; a deployment that must rule the rest out runs
 * the function without a route to private networks.
 */
final class GuardedHttp implements OutgoingHttp {
  private static final int MAX_ANSWER_BYTES = 4 << 20;
  private final Policy policy;
  private @Nullable HttpClient client;

  GuardedHttp(Policy policy) {
    this.policy = policy;
  }

  /**
   * Made when something is first sent: it reads every root certificate, which a function that sends
   * nothing itself, as one that takes deliveries, would pay for at each start.
   */
  private synchronized HttpClient client() {
    HttpClient there = client;
    if (there == null) {
      there =
          HttpClient.newBuilder()
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(policy.connect())
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      client = there;
    }
    return there;
  }

  @Override
  public Outcome send(Request asked) {
    URI uri = asked.uri();
    Optional<Outcome> fault = vet(uri);
    if (fault.isPresent()) {
      return fault.get();
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(policy.request())
            .method(
                asked.method(),
                asked.body().length == 0 && !asked.method().equals("POST")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(asked.body()));
    asked.headers().forEach(request::setHeader);
    CompletableFuture<HttpResponse<byte[]>> sent =
        client().sendAsync(request.build(), info -> new Capped(MAX_ANSWER_BYTES));
    try {
      // The request's own timeout ends with the headers; this one covers a body that trickles.
      HttpResponse<byte[]> answer =
          sent.get(policy.request().plus(policy.connect()).toMillis(), TimeUnit.MILLISECONDS);
      Map<String, List<String>> shown = new TreeMap<>();
      answer
          .headers()
          .map()
          .forEach((name, values) -> shown.put(name.toLowerCase(Locale.ROOT), values));
      return new Outcome.Answered(answer.statusCode(), shown, answer.body());
    } catch (TimeoutException e) {
      sent.cancel(true);
      return new Outcome.Lost(uri.getHost() + " did not answer in time");
    } catch (ExecutionException e) {
      return failed(uri, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      sent.cancel(true);
      return new Outcome.Lost("interrupted while " + uri.getHost() + " was asked");
    }
  }

  private static Outcome failed(URI uri, Throwable cause) {
    return switch (cause) {
      case HttpConnectTimeoutException e ->
          new Outcome.Unreached(uri.getHost() + " did not take the connection in time");
      case ConnectException e -> new Outcome.Unreached(uri.getHost() + " takes no connection");
      default ->
          new Outcome.Lost(
              uri.getHost() + " gave no whole answer: " + cause.getClass().getSimpleName());
    };
  }

  /** Why the request must not be made, or that its host is unknown; empty: it may. */
  Optional<Outcome> vet(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    boolean plain = scheme.equals("http") && policy.allowPrivate();
    if (!scheme.equals("https") && !plain) {
      return forbidden("only https addresses are reached");
    }
    if (host.isEmpty()) {
      return forbidden("the address names no host");
    }
    if (uri.getRawUserInfo() != null) {
      return forbidden("an address with a user in it is not reached");
    }
    if (!policy.hosts().isEmpty() && !policy.hosts().contains(host)) {
      return forbidden(host + " is not among the hosts that may be reached");
    }
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        boolean isPublic = Addresses.isPublic(address);
        if (!isPublic && !policy.allowPrivate()) {
          return forbidden(host + " is at an address that is not public");
        }
        if (isPublic && plain) {
          return forbidden("plain http goes to private addresses only");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(new Outcome.Unreached(host + " is not known"));
    }
  }

  private static Optional<Outcome> forbidden(String why) {
    return Optional.of(new Outcome.Forbidden(why));
  }

  /** Collects an answer and gives up where it grows too large. */
  private static final class Capped implements HttpResponse.BodySubscriber<byte[]> {
    private final int most;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private final List<byte[]> parts = new ArrayList<>();
    private int size;
    private Optional<Flow.Subscription> subscription = Optional.empty();

    Capped(int most) {
      this.most = most;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
      subscription = Optional.of(subscribed);
      subscribed.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (ByteBuffer buffer : buffers) {
        byte[] part = new byte[buffer.remaining()];
        buffer.get(part);
        size += part.length;
        if (size > most) {
          subscription.ifPresent(Flow.Subscription::cancel);
          parts.clear();
          whole.completeExceptionally(new IOException("the answer is too large"));
          return;
        }
        parts.add(part);
      }
    }

    @Override
    public void onError(Throwable fault) {
      whole.completeExceptionally(fault);
    }

    @Override
    public void onComplete() {
      ByteBuffer all = ByteBuffer.allocate(size);
      parts.forEach(all::put);
      whole.complete(all.array());
    }
  }
}
