package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.local.cli.Main;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line writes of a real run. */
final class ExportLoopTest {
  private static List<String> exported(Loop loop, Loop.Company company, Path to, String... what)
      throws IOException {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);
    List<String> all = new ArrayList<>(List.of("export"));
    all.addAll(List.of(what));
    all.addAll(List.of("--url", loop.base(), "--token", company.token(), "--out", to.toString()));
    int code = Main.commandLine().setOut(writer).setErr(writer).execute(all.toArray(String[]::new));
    assertThat(code).as(said.toString()).isZero();
    assertThat(said.toString()).isEmpty();
    return Files.readAllLines(to);
  }

  @Test
  void everything_that_stands_can_be_taken_away(@TempDir Path data) throws IOException {
    try (Loop loop = Loop.start(data.resolve("run"), "2026-11-02T09:00:00Z")) {
      Loop.Company acme = loop.company("acme");
      String evil = "=cmd()\"]; end\r\nclick n1 \u202E<script>";
      loop.emit(acme, "a", "item.opened", Map.of("owner", "a@acme.test", "due", "2026-11-03"));
      loop.emit(
          acme,
          "b",
          "item.opened",
          Map.of("owner", "b@acme.test", "due", "2026-11-06", "title", evil));
      loop.emit(
          acme, "l", "link.made", Map.of("from", "studio:a", "to", "studio:b", "kind", "blocks"));
      loop.until("2026-11-05T18:00:00Z");
      Path file = data.resolve("out");

      List<String> items = exported(loop, acme, file, "items");
      assertThat(items).hasSize(3);
      assertThat(items.get(2)).startsWith("studio:b,task,\"'=cmd()\"\"]; end click n1 <script>\",");
      List<String> mermaid = exported(loop, acme, file, "graph", "studio:b");
      assertThat(mermaid.getFirst()).isEqualTo("flowchart LR");
      assertThat(mermaid).contains("  n1 --> n2").noneMatch(line -> line.contains("click n1 <"));
      assertThat(exported(loop, acme, file, "graph", "studio:b", "--format", "dot"))
          .startsWith("digraph around {")
          .contains("  n1 -> n2 [style=\"solid\"];");
      List<String> debt = exported(loop, acme, file, "liabilities");
      assertThat(debt.size() - 1)
          .isPositive()
          .isEqualTo(loop.api(acme, "/api/liabilities").path("liabilities").size());
      JsonNode told = loop.api(acme, "/api/statements/2026-W45");
      assertThat(exported(loop, acme, file, "statement"))
          .anyMatch(
              line ->
                  line.startsWith("2026-W45,account,closing,")
                      && line.contains("," + told.path("closing").asText() + ","));
      List<JsonNode> log =
          exported(loop, acme, file, "log").stream()
              .map(line -> BrainJson.read(line, JsonNode.class))
              .toList();
      assertThat(log).extracting(line -> line.path("version").asLong()).isSorted();
      assertThat(log.stream().flatMap(line -> line.findValuesAsText("is").stream()))
          .contains("ConnectionMade", "ItemChanged", "LinkMade", "Ticked");
    }
  }
}
