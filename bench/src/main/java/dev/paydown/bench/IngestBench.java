package dev.paydown.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.paydown.aws.dynamo.MeasuredRow;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Echo;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What taking in one delivery costs: verify, read into facts and write the log row, against the
 * floor of an HMAC and a streaming parse of the same bytes in the same run. CPU time of one thread;
 * read the ratio, not the times.
 */
public final class IngestBench {
  private static final int ROUNDS = 9;
  private static final int EVENTS = 20_000;
  private static final long MILLIS_APART = 1_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final JsonFactory SHARED = new JsonFactory();

  private IngestBench() {}

  /** Prints two lines for each delivery: what it costs, and where the time goes. */
  public static void main(String[] arguments) throws GeneralSecurityException {
    OutgoingHttp http = OutgoingHttp.under(OutgoingHttp.Policy.publicHosts());
    for (MeasuredDelivery measured : MeasuredDelivery.all()) {
      String slug = measured.connection().tool();
      measure(measured, Optional.ofNullable(Tools.all(http).get(slug)).orElseThrow());
    }
  }

  private static void measure(MeasuredDelivery measured, Tool tool)
      throws GeneralSecurityException {
    Delivery delivery = measured.delivery();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
    Delivery delivered = measured.again(0);
    LogEntry entry = read(measured, tool, delivered, verified(measured, tool, delivered));
    double hmac = best(delivery, each -> mac.doFinal(each.body()).length);
    double floor =
        best(
            delivery,
            each -> mac.doFinal(each.body()).length + tokens(new JsonFactory(), each.body()));
    double leanest =
        best(delivery, each -> mac.doFinal(each.body()).length + tokens(SHARED, each.body()));
    double verify = fresh(measured, each -> verified(measured, tool, each).length());
    double read = fresh(measured, each -> read(measured, tool, each, "d").facts().size());
    double json = best(delivery, _ -> BrainJson.write(entry).length());
    double row = best(delivery, _ -> MeasuredRow.attributes("acme", entry));
    double whole =
        fresh(
            measured,
            each ->
                MeasuredRow.attributes(
                    "acme", read(measured, tool, each, verified(measured, tool, each))));
    double ratio = whole / floor;
    System.out.printf(
        "%s, %d bytes: %.1f us CPU, floor %.1f us, ratio %.2f (bar %.1f: %s)%n",
        measured.what(),
        delivery.body().length,
        whole,
        floor,
        ratio,
        measured.most(),
        ratio <= measured.most() ? "kept" : "not kept");
    System.out.printf(
        "  verify %.1f (its HMAC %.1f), read %.1f, row of %d characters %.1f (its JSON %.1f);"
            + " ratio to a floor whose parser is made once %.2f%n",
        verify, hmac, read, BrainJson.write(entry).length(), row, json, whole / leanest);
  }

  private static String verified(MeasuredDelivery measured, Tool tool, Delivery delivery) {
    if (tool.verify(delivery, measured.connection()) instanceof Verdict.Genuine(var id)) {
      return id;
    }
    throw new IllegalStateException("the benchmark's own delivery was refused");
  }

  private static LogEntry read(MeasuredDelivery measured, Tool tool, Delivery delivery, String id) {
    if (tool.read(delivery, measured.connection()) instanceof Reading.Facts(var facts)) {
      String entry = measured.connection().name() + "#" + id;
      return new LogEntry(entry, delivery.receivedAt(), Echo.marked(facts));
    }
    throw new IllegalStateException("the benchmark's own delivery was not taken");
  }

  private static int tokens(JsonFactory factory, byte[] body) {
    int tokens = 0;
    try (JsonParser parser = factory.createParser(body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return tokens;
  }

  /** Each a delivery of its own, as they come: what one of them parsed, the next does not have. */
  private static double fresh(MeasuredDelivery measured, ToIntFunction<Delivery> work) {
    long[] count = {0};
    return best(
        measured.delivery(), _ -> work.applyAsInt(measured.again(count[0]++ % MILLIS_APART)));
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
}
