package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.inbox.MailboxSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mail that comes back: what its reader owes does not wait for them for ever. */
final class BounceLoopTest {
  @Test
  void whoever_cannot_be_reached_leaves_their_item_orphaned_and_somebody_else_is_asked(
      @TempDir Path data) {
    try (Loop loop = Loop.start(data, "2026-11-02T09:00:00Z")) {
      Loop.Company acme = loop.company("acme");
      loop.api(
          acme.token(),
          "PUT",
          "/api/people",
          List.of(
              Map.of("email", MailboxSimulator.BOUNCE, "name", "Bo", "lead", "lea@acme.test"),
              Map.of("email", "lea@acme.test", "name", "Lea")));
      loop.emit(
          acme, "a", "item.opened", Map.of("owner", MailboxSimulator.BOUNCE, "due", "2026-11-03"));

      loop.until("2026-11-06T10:00:00Z");

      assertThat(loop.mailsTo(MailboxSimulator.BOUNCE)).hasSize(1);
      assertThat(orphaned(loop, acme)).containsExactly("studio:a");
      assertThat(loop.mailsTo("lea@acme.test"))
          .isNotEmpty()
          .allMatch(
              mail -> mail.path("text").asText().contains("can no longer be reached by mail"));
    }
  }

  private static List<String> orphaned(Loop loop, Loop.Company company) {
    JsonNode liabilities = loop.api(company, "/api/liabilities").path("liabilities");
    return StreamSupport.stream(liabilities.spliterator(), false)
        .filter(each -> each.path("kind").asText().equals("orphaned"))
        .filter(each -> each.path("state").asText().equals("open"))
        .map(each -> each.path("item").asText())
        .toList();
  }
}
