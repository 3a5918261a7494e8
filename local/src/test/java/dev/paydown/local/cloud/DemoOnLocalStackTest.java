package dev.paydown.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.EmbeddedRun;
import dev.paydown.local.Repository;
import dev.paydown.local.demo.PlayedDemo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's three weeks over the deployed template: its table and stream, bus and rules, queues,
 * secret and mail are LocalStack's; the clock runs through three weeks of schedules.
 */
@Tag("localstack")
final class DemoOnLocalStackTest {

  @Test
  void three_weeks_over_four_tools_stand_in_the_tools_as_they_do_on_one_machine(@TempDir Path data)
      throws Exception {
    Deployed deployed = Deployed.asNew("demo");
    EmbeddedRun.Options options =
        new EmbeddedRun.Options(
            Repository.template(),
            0,
            data,
            Optional.of(Instant.parse(PlayedDemo.BEGINS)),
            Optional.empty());
    System.out.println("The demo on LocalStack; each beat begins after so long:");
    Stopwatch watch = new Stopwatch();
    try (EmbeddedRun run =
        EmbeddedRun.startOn(deployed::lay, options, fault -> System.out.println("  " + fault))) {
      PlayedDemo demo = PlayedDemo.play(run.address(), data, watch::reached);
      demo.holds();
      watch.reached(
          "one graph, both confirmed dates in the tools, nothing that a replay differs in");
      assertThat(demo.statement("2026-W46").path("provisional").asBoolean(true)).isFalse();
    }
  }
}
