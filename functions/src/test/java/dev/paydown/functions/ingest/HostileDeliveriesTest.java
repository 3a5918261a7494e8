package dev.paydown.functions.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Connection;
import dev.paydown.functions.NoContext;
import dev.paydown.functions.Samples;
import dev.paydown.functions.World;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Logged;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Signed;
import dev.paydown.tools.Sound;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Tools;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * What could be made of every tool's samples by whoever knows a connection's secret, posted as its
 * vendor posts: the answer is never our own fault, nothing is amiss in the log, and an event is
 * kept whole, or aside, or not at all.
 */
class HostileDeliveriesTest {
  private static final String HOST = "http://localhost:8080";
  private static final int SOME = 10;

  @TestFactory
  Stream<DynamicTest> some_hostile_variants_of_every_sample_are_answered_and_kept_whole() {
    return each(SOME);
  }

  @Tag("deep")
  @TestFactory
  Stream<DynamicTest> every_hostile_variant_of_every_sample_is_answered_and_kept_whole() {
    return each(Integer.MAX_VALUE);
  }

  private static Stream<DynamicTest> each(int most) {
    return Tools.all(Fixtures.NO_NETWORK).values().stream()
        .map(tool -> DynamicTest.dynamicTest(tool.slug(), () -> check(tool, most)));
  }

  private static void check(Tool tool, int most) {
    Map<Integer, Integer> answers = new TreeMap<>();
    Golden.sent(tool)
        .forEach(
            sample -> {
              Front front = new Front(tool);
              Delivery there = at(front.url(), sample.delivery());
              Hostile.of(there, most).forEach(odd -> front.post(sample.name(), odd, answers));
            });
    System.out.printf("hostile deliveries to %s, by answer: %s%n", tool.slug(), answers);
    assertThat(answers).as("some are taken in").containsKey(202);
  }

  private static Delivery at(String url, Delivery sample) {
    return new Delivery(url, sample.headers(), sample.body(), sample.receivedAt());
  }

  /** A deployment with one connection, so that what stands in its store came of one sample. */
  private static final class Front {
    private final World world = new World();
    private final String slug;
    private final IngestFunction function;

    Front(Tool tool) {
      this.slug = tool.slug();
      world.now = Fixtures.NOW;
      world.directory.add(
          new Connection(
              slug,
              World.WORKSPACE,
              slug,
              slug,
              List.of(Signed.SECRET),
              Optional.of("token"),
              Optional.empty(),
              Optional.empty()));
      function = new IngestFunction(world.deployment(HOST, Map.of(slug, tool)));
    }

    String url() {
      return HOST + "/hooks/" + slug;
    }

    void post(String sample, Hostile.Variant odd, Map<Integer, Integer> answers) {
      String what = sample + ": " + odd.what();
      List<LogEntry> before = world.store.log(World.WORKSPACE);
      int aside = world.quarantine.size();
      int status;
      try (Logged logged = new Logged()) {
        status = answer(Signed.by(slug, Signed.SECRET, odd.delivery())).getStatusCode();
        assertThat(logged.faults()).as(what).isEmpty();
      }
      answers.merge(status, 1, Integer::sum);
      assertThat(status).as(what).isIn(200, 202, 401);
      List<LogEntry> after = world.store.log(World.WORKSPACE);
      int taken = after.size() - before.size();
      int kept = world.quarantine.size() - aside;
      assertThat(taken + kept).as(what).isEqualTo(status == 202 ? 1 : 0);
      if (taken == 1) {
        try {
          Sound.check(new Reading.Facts(after.getLast().facts()));
        } catch (AssertionError e) {
          throw new AssertionError(what, e);
        }
      }
    }

    private APIGatewayV2HTTPResponse answer(Delivery signed) {
      Map<String, String> headers = new HashMap<>();
      signed.headers().forEach((name, values) -> headers.put(name, values.getFirst()));
      APIGatewayV2HTTPEvent event =
          Samples.http(
              "POST",
              "/hooks/{id}",
              Map.of("id", slug),
              headers,
              Base64.getEncoder().encodeToString(signed.body()));
      event.setIsBase64Encoded(true);
      return function.handleRequest(event, NoContext.HERE);
    }
  }
}
