package dev.paydown.local.demo;

import dev.paydown.local.EmbeddedRun;
import dev.paydown.local.Repository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three weeks over four tools: one initiative, moved in the tools themselves. */
class DemoTest {

  @Test
  void one_initiative_over_four_tools_is_one_graph_and_confirmed_dates_stand_in_their_own_tools(
      @TempDir Path data) throws Exception {
    try (EmbeddedRun run =
        EmbeddedRun.start(
            new EmbeddedRun.Options(
                Repository.template(),
                0,
                data,
                Optional.of(Instant.parse(PlayedDemo.BEGINS)),
                Optional.empty()),
            _ -> {})) {
      PlayedDemo.play(run.address(), data, _ -> {}).holds();
    }
  }
}
