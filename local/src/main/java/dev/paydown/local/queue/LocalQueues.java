package dev.paydown.local.queue;

import dev.paydown.brain.wire.Queue;
import dev.paydown.local.Signal;
import dev.paydown.local.template.Template;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every queue of the template; functions send to those that their environment names. */
public final class LocalQueues implements Queue {
  private final Map<String, LocalQueue> queues = new TreeMap<>();
  private final Map<String, String> queueOfVariable;

  /** The queues as they were left in the folder. */
  public LocalQueues(Template template, Path folder, InstantSource clock, Signal signal) {
    template
        .queues()
        .forEach(
            (id, spec) -> queues.put(id, new LocalQueue(spec, folder.resolve(id), clock, signal)));
    queueOfVariable = template.queueOfVariable();
  }

  /** The queues by logical id. */
  public Map<String, LocalQueue> byId() {
    return Map.copyOf(queues);
  }

  /**
   * The queue of that logical id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LocalQueue queue(String id) {
    return Optional.ofNullable(queues.get(id))
        .orElseThrow(() -> new IllegalArgumentException("template.yaml has no queue " + id));
  }

  @Override
  public void send(Name name, String body, Optional<String> group, Optional<String> deduplication) {
    String variable = name.name() + "_QUEUE_URL";
    String id =
        Optional.ofNullable(queueOfVariable.get(variable))
            .orElseThrow(
                () -> new IllegalArgumentException("template.yaml sets no variable " + variable));
    queue(id).send(body, group, deduplication);
  }
}
