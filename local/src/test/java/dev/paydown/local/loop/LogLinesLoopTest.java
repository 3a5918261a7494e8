package dev.paydown.local.loop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.log.JsonLines;
import dev.paydown.local.http.PracticeMount;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the real handlers log, as it is written on AWS, while a slip goes all the way. */
final class LogLinesLoopTest {
  @TempDir Path data;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Handler handler =
      JsonLines.on(new PrintStream(written, true, StandardCharsets.UTF_8), "prod");
  private Loop loop;
  private Loop.Company acme;

  @BeforeEach
  void start() {
    Logger.getLogger("").addHandler(handler);
    loop = Loop.start(data, "2026-11-02T09:00:00Z");
    acme = loop.company("acme");
    loop.connectLinear(acme);
    issue("a", "2026-11-06");
    issue("b", "2026-11-11");
    loop.emit(
        acme,
        "chain",
        "link.made",
        Map.of("from", "linear:ENG-1", "to", "linear:ENG-2", "kind", "blocks"));
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(handler);
    loop.close();
  }

  private void issue(String name, String due) {
    String person = name + "@acme.test";
    loop.post(
        "/practice/linear/person/issues",
        Map.of("by", person, "title", name, "assignee", person, "dueDate", due));
    loop.settle();
  }

  /** The slip, its mail, the answer and the move; gives back the mailed link. */
  private String slip() {
    loop.post(
        "/practice/linear/person/issues/ENG-1",
        Map.of("by", "a@acme.test", "dueDate", "2026-11-11"));
    loop.settle();
    String link = loop.links("b@acme.test").getFirst();
    loop.confirm(link, loop.moves(link));
    loop.until("2026-11-02T12:00:00Z");
    return link;
  }

  private List<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      try {
        lines.add(BrainJson.mapper().readTree(line));
      } catch (JsonProcessingException e) {
        throw new AssertionError("no JSON: " + line, e);
      }
    }
    return lines;
  }

  @Test
  void one_correlation_id_leads_from_the_delivery_to_the_effect() {
    slip();

    JsonNode done =
        lines().stream()
            .filter(line -> line.has("EffectsDone"))
            .reduce((first, last) -> last)
            .orElseThrow();
    String id = done.path("correlation").asText();
    assertThat(id).matches("[0-9a-f]{16}");
    Set<String> steps = new LinkedHashSet<>();
    for (JsonNode line : lines()) {
      boolean isIts = line.path("correlation").asText().equals(id);
      boolean isFolded = line.path("correlations").toString().contains("\"" + id + "\"");
      if (isIts || isFolded) {
        steps.add(
            line.path("function").asText()
                + ": "
                + line.path("message")
                    .asText()
                    .replaceAll("[a-z-]+-[0-9a-f]{16}|[0-9a-f]{32}", "X")
                    .replaceAll("[0-9]+", "N"));
      }
    }
    assertThat(steps)
        .containsSubsequence(
            "ingest: a delivery to linear is accepted",
            "advance: folded N entries into version N, debt N s",
            "advance: proposal X is pending",
            "notify: proposal X is mailed",
            "decide: proposal X is answered: confirm",
            "publish: queued the move X",
            "execute: execution X has ended: done");
  }

  @Test
  void every_step_is_counted_in_the_embedded_metric_format() {
    slip();
    loop.send(loop.signed(acme, "again", loop.now(), opened()));
    loop.send(loop.signed(acme, "again", loop.now(), opened()));
    loop.send(
        loop.request(acme.url())
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
            .build());
    loop.send(loop.signed(acme, "odd", loop.now(), "{\"specversion\":\"9\"}"));
    loop.settle();

    Map<String, Long> sums = new TreeMap<>();
    for (JsonNode line : lines()) {
      for (JsonNode directive : line.path("_aws").path("CloudWatchMetrics")) {
        assertThat(directive.path("Namespace").asText()).isEqualTo("Paydown");
        assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"Stack\"]]");
        assertThat(line.path("Stack").asText()).isEqualTo("prod");
        for (JsonNode metric : directive.path("Metrics")) {
          String name = metric.path("Name").asText();
          assertThat(line.path(name).isIntegralNumber()).as(line.toString()).isTrue();
          sums.merge(name, line.path(name).asLong(), Long::sum);
        }
      }
    }
    assertThat(sums.remove("StreamAge")).isNotNull();
    assertThat(sums.remove("DeliveriesAccepted")).isGreaterThan(3);
    assertThat(sums.remove("ProposalsMade")).isPositive();
    assertThat(sums.remove("MailsSent")).isPositive();
    sums.remove("DeliveriesMissed");
    assertThat(sums)
        .isEqualTo(
            Map.of(
                "DeliveriesRepeated", 1L,
                "DeliveriesRefused", 1L,
                "Quarantined", 1L,
                "DecisionsTaken", 1L,
                "EffectsDone", 1L));
    assertThat(lines().stream().filter(line -> line.has("debtSeconds")))
        .isNotEmpty()
        .allMatch(line -> line.path("debtSeconds").asLong() >= 0);
  }

  private String opened() {
    Instant at = Instant.parse("2026-11-02T09:30:00Z");
    return Loop.event("again", "late", "item.opened", at, Map.of("title", "Late"));
  }

  @Test
  void no_token_secret_or_address_is_in_a_line_even_before_it_is_hidden() {
    Set<String> found = new TreeSet<>();
    String link;
    List<String> raw = new ArrayList<>();
    Handler keeping = new Keeping(raw);
    Logger.getLogger("").addHandler(keeping);
    try {
      link = slip();
      loop.send(loop.form(acme.dashboard() + "/sign-in", "email=b@acme.test"));
      loop.send(loop.request(acme.url()).POST(nothing()).build());
      loop.settle();
    } finally {
      Logger.getLogger("").removeHandler(keeping);
    }
    Set<String> secrets =
        Set.of(
            acme.token(),
            acme.secret(),
            acme.url().substring(acme.url().lastIndexOf('/') + 1),
            link.substring(link.lastIndexOf('/') + 1),
            PracticeMount.TOKEN,
            "@acme.test");
    for (String line : raw) {
      secrets.stream().filter(line::contains).forEach(secret -> found.add(secret + " in " + line));
    }
    String all = written.toString(StandardCharsets.UTF_8);
    secrets.stream().filter(all::contains).forEach(found::add);
    assertThat(raw).hasSizeGreaterThan(10);
    assertThat(found).isEmpty();
    assertThat(all).doesNotContain("[hidden]");
  }

  private static java.net.http.HttpRequest.BodyPublisher nothing() {
    return java.net.http.HttpRequest.BodyPublishers.noBody();
  }

  /** Keeps messages and what they are given as they are, before anything is hidden. */
  private static final class Keeping extends Handler {
    private final List<String> lines;

    Keeping(List<String> lines) {
      this.lines = lines;
    }

    @Override
    public synchronized void publish(java.util.logging.LogRecord logged) {
      lines.add(
          logged.getMessage()
              + " "
              + java.util.Arrays.toString(logged.getParameters())
              + " "
              + logged.getThrown());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
