package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.ProcessorTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An item left overdue for two weeks: asked once, told once. */
final class OverdueLoopTest {
  @Test
  void its_owner_is_asked_for_a_date_and_its_followers_owners_are_told_once(@TempDir Path data) {
    try (Loop loop = Loop.start(data, "2026-11-02T09:00:00Z")) {
      Loop.Company acme = loop.company("acme");
      loop.emit(acme, "a", "item.opened", Map.of("owner", "a@acme.test", "due", "2026-11-04"));
      loop.emit(acme, "b", "item.opened", Map.of("owner", "b@acme.test", "due", "2026-11-06"));
      loop.emit(acme, "c", "item.opened", Map.of("owner", "c@acme.test", "due", "2026-11-09"));
      loop.emit(
          acme, "l", "link.made", Map.of("from", "studio:a", "to", "studio:b", "kind", "blocks"));
      loop.emit(
          acme, "m", "link.made", Map.of("from", "studio:b", "to", "studio:c", "kind", "blocks"));

      Duration begun = ProcessorTime.used();
      loop.until("2026-11-09T10:00:00Z");
      Duration week = ProcessorTime.used().minus(begun);
      System.out.println("seven days of clock took " + week.toMillis() + " ms of the processors");
      loop.until("2026-11-18T18:00:00Z");

      assertThat(loop.mailsTo("a@acme.test")).hasSize(1);
      assertThat(loop.mailsTo("a@acme.test").getFirst().path("subject").asText())
          .contains("new date");
      assertThat(loop.mailsTo("b@acme.test")).hasSize(1);
      assertThat(loop.mailsTo("c@acme.test")).hasSize(1);
      assertThat(week).isLessThan(Duration.ofSeconds(30));
    }
  }
}
