package dev.paydown.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.StandardWebhooks;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What taking in one delivery costs: verify, read into facts and write the log row, against the
 * floor of an HMAC and a streaming parse of the same bytes in the same run. CPU time of one thread;
 * read the ratio, not the times.
 */
public final class IngestBench {
  private static final int ROUNDS = 7;
  private static final int EVENTS = 20_000;
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private IngestBench() {}

  /** Prints a line for each size. */
  public static void main(String[] arguments) throws GeneralSecurityException {
    for (int bytes : new int[] {2048, 8192}) {
      measure(bytes);
    }
  }

  private static void measure(int bytes) throws GeneralSecurityException {
    String secret = StandardWebhooks.newSecret(new Random(1));
    byte[] body = body(bytes);
    Map<String, List<String>> headers = new HashMap<>();
    StandardWebhooks.sign(secret, "msg_1", NOW, body)
        .forEach((name, value) -> headers.put(name, List.of(value)));
    Delivery delivery = new Delivery(headers, body, NOW);
    Connection connection =
        new Connection(
            "id",
            "acme",
            "studio",
            "events",
            List.of(secret),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Tool events =
        Optional.ofNullable(
                Tools.all(OutgoingHttp.under(OutgoingHttp.Policy.publicHosts())).get("events"))
            .orElseThrow();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
    double floor = best(delivery, each -> mac.doFinal(each.body()).length + tokens(each.body()));
    double whole = best(delivery, each -> takeIn(events, connection, each));
    System.out.printf(
        "ingest %d bytes: %.1f us CPU an event, floor %.1f us, ratio %.2f%n",
        body.length, whole, floor, whole / floor);
  }

  private static int takeIn(Tool tool, Connection connection, Delivery delivery) {
    if (tool.verify(delivery, connection) instanceof Verdict.Genuine(String id)
        && tool.read(delivery, connection) instanceof Reading.Facts(var facts)) {
      return BrainJson.write(new LogEntry("studio#" + id, delivery.receivedAt(), facts)).length();
    }
    throw new IllegalStateException("the benchmark's own delivery was not taken");
  }

  private static int tokens(byte[] body) {
    int tokens = 0;
    try (JsonParser parser = new JsonFactory().createParser(body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return tokens;
  }

  /** The least microseconds of CPU an event over some rounds: what disturbs only ever adds. */
  private static double best(Delivery delivery, ToIntFunction<Delivery> work) {
    double best = Double.MAX_VALUE;
    long used = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      for (int i = 0; i < EVENTS; i++) {
        used += work.applyAsInt(delivery);
      }
      best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1000.0 / EVENTS);
    }
    if (used == 0) {
      throw new IllegalStateException("nothing was done");
    }
    return best;
  }

  private static byte[] body(int bytes) {
    String event =
        """
        {"specversion":"1.0","id":"1","source":"bench","type":"dev.paydown.item.opened",\
        "subject":"design-1","time":"2026-11-23T09:00:00Z","data":{"title":"Checkout design",\
        "owner":"dana@example.com","due":"2026-11-27","why":"%s"}}""";
    int filling = Math.max(1, bytes - event.length() + 2);
    return event.formatted("a".repeat(filling)).getBytes(StandardCharsets.UTF_8);
  }
}
