package dev.paydown.local.bus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.aws.bus.EventBridgeBus;
import dev.paydown.brain.wire.Bus;
import dev.paydown.local.queue.LocalQueues;
import dev.paydown.local.template.Template.Rule;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The bus: puts each event, whole, into the queues of the rules that it matches. An event is kept
 * when {@link #put} returns.
 */
public final class LocalBus implements Bus {
  private final Map<String, Rule> rules = new TreeMap<>();
  private final Patterns patterns = new Patterns();
  private final LocalQueues queues;
  private final InstantSource clock;
  private final SecureRandom random;

  /** A bus with the template's rules. */
  public LocalBus(List<Rule> rules, LocalQueues queues, InstantSource clock, SecureRandom random) {
    this.queues = queues;
    this.clock = clock;
    this.random = random;
    for (Rule rule : rules) {
      rule.queues().forEach(queues::queue);
      this.rules.put(rule.id(), rule);
      patterns.add(rule.id(), rule.pattern());
    }
  }

  @Override
  public void put(List<Event> events) {
    for (Event event : events) {
      ObjectNode whole = whole(event);
      String body = whole.toString();
      for (String name : patterns.matching(whole)) {
        Rule rule = rules.get(name);
        if (rule != null) {
          rule.queues().forEach(id -> queues.queue(id).send(body, none(), none()));
        }
      }
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private ObjectNode whole(Event event) {
    byte[] id = new byte[16];
    random.nextBytes(id);
    ObjectNode whole = BrainJson.mapper().createObjectNode();
    whole.put("version", "0");
    whole.put("id", HexFormat.of().formatHex(id));
    whole.put("detail-type", event.type());
    whole.put("source", EventBridgeBus.SOURCE);
    whole.put("account", "000000000000");
    whole.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    whole.put("region", "local");
    whole.putArray("resources");
    try {
      whole.set("detail", BrainJson.mapper().readTree(event.detail()));
    } catch (IOException e) {
      throw new UncheckedIOException(event.type() + " has a detail that is no JSON", e);
    }
    return whole;
  }
}
