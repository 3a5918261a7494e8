package dev.paydown.local.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.wire.Bus;
import dev.paydown.local.HandClock;
import dev.paydown.local.Repository;
import dev.paydown.local.Signal;
import dev.paydown.local.queue.LocalQueues;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBusTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void an_event_goes_whole_into_the_queues_of_the_rules_it_matches_and_no_other()
      throws IOException {
    Template template = TemplateReader.read(Repository.template());
    HandClock clock = new HandClock("2026-11-02T09:00:00Z");
    LocalQueues queues = new LocalQueues(template, folder, clock, new Signal());
    LocalBus bus = new LocalBus(template.rules(), queues, clock, new SecureRandom());

    bus.put(
        List.of(
            new Bus.Event("mail.due", "{\"kind\":\"ASK\",\"id\":\"m1\"}"),
            new Bus.Event("mail.due", "{\"kind\":\"STATEMENT\",\"id\":\"m2\"}"),
            new Bus.Event("read.wanted", "{\"uid\":\"u\"}"),
            new Bus.Event("proposal.made", "{\"kind\":\"ASK\"}")));

    assertThat(details(queues, "NotifyQueue")).containsExactly("m1");
    assertThat(details(queues, "DigestQueue")).containsExactly("m2");
    assertThat(queues.queue("ReadsQueue").all()).hasSize(1);
    JsonNode whole =
        BrainJson.mapper().readTree(queues.queue("NotifyQueue").all().getFirst().body());
    assertThat(whole.path("source").asText()).isEqualTo("paydown");
    assertThat(whole.path("detail-type").asText()).isEqualTo("mail.due");
    assertThat(whole.path("time").asText()).isEqualTo("2026-11-02T09:00:00Z");
  }

  private static List<String> details(LocalQueues queues, String queue) {
    return queues.queue(queue).all().stream()
        .map(message -> BrainJson.read(message.body(), JsonNode.class))
        .map(event -> event.path("detail").path("id").asText())
        .toList();
  }
}
