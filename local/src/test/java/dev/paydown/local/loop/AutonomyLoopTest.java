package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace lets run by itself runs, is told of, and is set back on request, over HTTP. */
final class AutonomyLoopTest {
  private static JsonNode proposal(Loop loop, Loop.Company acme, String kind) {
    for (JsonNode each : loop.api(acme, "/api/proposals").path("proposals")) {
      if (each.path("kind").asText().equals(kind)) {
        return each;
      }
    }
    throw new AssertionError("no proposal of kind " + kind);
  }

  @Test
  void a_shift_runs_by_itself_and_its_owner_takes_it_back(@TempDir Path data) {
    try (Loop loop = Loop.start(data, "2026-11-03T10:00:00Z")) {
      Loop.Company acme = loop.company("acme");
      loop.api(acme.token(), "PUT", "/api/workspace", Map.of("autonomy", List.of("shift-dates")));
      loop.emit(acme, "a", "item.opened", Map.of("owner", "a@acme.test", "due", "2026-11-06"));
      loop.emit(acme, "b", "item.opened", Map.of("owner", "b@acme.test", "due", "2026-11-10"));
      loop.emit(
          acme, "l", "link.made", Map.of("from", "studio:a", "to", "studio:b", "kind", "blocks"));
      loop.until("2026-11-03T11:00:00Z");
      loop.emit(acme, "a", "item.changed", Map.of("due", "2026-11-10"));

      JsonNode run = proposal(loop, acme, "shift-dates");
      assertThat(run.path("state").asText()).isEqualTo("done");
      assertThat(run.path("outcome").asText())
          .isEqualTo("run by itself, by the workspace's setting");
      assertThat(loop.mailsTo("b@acme.test"))
          .singleElement()
          .matches(mail -> mail.path("subject").asText().startsWith("Done: "));
      loop.emit(acme, "b", "item.changed", Map.of("due", "2026-11-12"));

      loop.until("2026-11-03T11:15:00Z");
      String result = loop.links("b@acme.test").getFirst();
      assertThat(loop.page(result).body()).contains("value=\"undo\"");
      assertThat(loop.answer(result, "choice=undo").body()).contains("The way back is on its way");

      JsonNode undo = proposal(loop, acme, "undo");
      assertThat(undo.path("state").asText()).isEqualTo("pending");
      assertThat(undo.path("moves").path(0).path("from").asText()).isEqualTo("2026-11-12");
      assertThat(undo.path("moves").path(0).path("to").asText()).isEqualTo("2026-11-10");
      String back = loop.links("b@acme.test").getFirst();
      assertThat(loop.confirm(back, List.of("m1")).statusCode()).isEqualTo(200);

      assertThat(proposal(loop, acme, "undo").path("state").asText()).isEqualTo("done");
      JsonNode replay = loop.api(acme.token(), "POST", "/api/replay", Map.of());
      assertThat(replay.path("differences")).isEmpty();
    }
  }
}
