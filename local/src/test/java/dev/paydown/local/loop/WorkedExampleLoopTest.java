package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The design's worked example through the front door: told at once, owed to the second, paid. */
final class WorkedExampleLoopTest {
  @Test
  void a_handoff_nobody_catches_is_told_raised_and_paid_to_the_second(@TempDir Path data) {
    try (Loop loop = Loop.start(data, "2026-11-02T08:00:00Z")) {
      Loop.Company acme = loop.company("acme");
      loop.api(
          acme.token(),
          "PUT",
          "/api/people",
          List.of(
              Map.of("email", "eng@acme.test", "name", "Eng", "lead", "lead@acme.test"),
              Map.of("email", "lead@acme.test", "name", "Lead")));
      loop.api(
          acme.token(),
          "PUT",
          "/api/workspace",
          Map.of("statement", Map.of("to", List.of("lead@acme.test"))));
      loop.emit(
          acme,
          "design-1",
          "item.opened",
          Map.of("title", "Checkout design", "owner", "des@acme.test", "due", "2026-11-04"));
      loop.emit(
          acme,
          "build-1",
          "item.opened",
          Map.of(
              "title", "Checkout build",
              "owner", "eng@acme.test",
              "why", "Customers leave at the address form",
              "done", "Live for everybody",
              "owed", List.of("Empty state")));
      loop.emit(
          acme,
          "l",
          "link.made",
          Map.of("from", "studio:design-1", "to", "studio:build-1", "kind", "blocks"));
      loop.until("2026-11-04T15:00:00Z");
      loop.emit(acme, "design-1", "item.finished", Map.of("by", "des@acme.test"));

      assertThat(loop.mailsTo("eng@acme.test"))
          .singleElement()
          .satisfies(
              mail -> {
                assertThat(mail.path("subject").asText()).contains("Clear to start");
                assertThat(mail.path("text").asText())
                    .contains(
                        "Customers leave at the address form",
                        "Live for everybody",
                        "Empty state",
                        "design-1");
              });

      loop.until("2026-11-09T14:59:00Z");
      assertThat(loop.mailsTo("lead@acme.test"))
          .noneMatch(mail -> mail.path("subject").asText().contains("picked up"));
      loop.until("2026-11-09T15:10:00Z");
      assertThat(loop.mailsTo("lead@acme.test"))
          .anyMatch(mail -> mail.path("subject").asText().contains("picked up"));

      loop.until("2026-11-10T10:00:00Z");
      loop.emit(acme, "build-1", "item.started", Map.of("by", "eng@acme.test"));

      JsonNode liability = loop.api(acme, "/api/liabilities").path("liabilities").path(0);
      assertThat(liability.path("kind").asText()).isEqualTo("stale-handoff");
      assertThat(liability.path("openedAt").asText()).isEqualTo("2026-11-05T15:00:00Z");
      assertThat(liability.path("state").asText()).isEqualTo("paid");
      assertThat(liability.path("escalation").path("to").asText()).isEqualTo("lead@acme.test");
      assertThat(liability.path("escalation").path("at").asText())
          .isEqualTo("2026-11-09T15:00:00Z");
      assertThat(liability.path("principal").asLong()).isEqualTo(1380);
      assertThat(liability.path("interest").asLong()).isEqualTo(2760);
      assertThat(liability.path("paid").asLong()).isEqualTo(4140);
      assertThat(liability.path("balance").asLong()).isZero();

      JsonNode first = loop.api(acme, "/api/statements/2026-W45");
      JsonNode second = loop.api(acme, "/api/statements/2026-W46");
      assertThat(first.path("closing").asLong()).isEqualTo(2760);
      assertThat(second.path("opening").asLong()).isEqualTo(2760);
      assertThat(second.path("paid").asLong()).isEqualTo(4140);
      assertThat(second.path("closing").asLong()).isZero();
      assertThat(loop.mailsTo("lead@acme.test"))
          .anyMatch(mail -> mail.path("subject").asText().contains("week 45 of 2026"));

      JsonNode replay = loop.api(acme.token(), "POST", "/api/replay", Map.of());
      assertThat(replay.path("differences").isEmpty()).as(replay.toString()).isTrue();
    }
  }
}
