package dev.paydown.aws.bus;

import dev.paydown.brain.wire.Bus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** An EventBridge bus. PutEvents takes ten entries and 256 KB at once. */
public final class EventBridgeBus implements Bus {
  /** The source of every event that Paydown puts on its bus; the template's rules ask for it. */
  public static final String SOURCE = "paydown";

  private static final int ENTRIES = 10;
  private static final int BYTES = 250_000;

  private final Supplier<EventBridgeClient> client;
  private final Supplier<String> bus;

  /** The bus of this name; neither argument is asked before the first event. */
  public EventBridgeBus(Supplier<EventBridgeClient> client, Supplier<String> bus) {
    this.client = client;
    this.bus = bus;
  }

  /**
   * Puts all events on the bus.
   *
   * @throws IllegalStateException if any was not taken; those before it may be on the bus, and
   *     those who listen take a repeat as one
   */
  @Override
  public void put(List<Event> events) {
    List<Event> batch = new ArrayList<>();
    int bytes = 0;
    for (Event event : events) {
      int size = size(event);
      if (batch.size() == ENTRIES || (!batch.isEmpty() && bytes + size > BYTES)) {
        send(batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(event);
      bytes += size;
    }
    if (!batch.isEmpty()) {
      send(batch);
    }
  }

  private static int size(Event event) {
    return event.detail().getBytes(StandardCharsets.UTF_8).length
        + event.type().length()
        + SOURCE.length();
  }

  private void send(List<Event> batch) {
    List<PutEventsRequestEntry> entries =
        batch.stream()
            .map(
                event ->
                    PutEventsRequestEntry.builder()
                        .eventBusName(bus.get())
                        .source(SOURCE)
                        .detailType(event.type())
                        .detail(event.detail())
                        .build())
            .toList();
    PutEventsResponse response = client.get().putEvents(put -> put.entries(entries));
    if (response.failedEntryCount() > 0) {
      List<String> why =
          response.entries().stream()
              .filter(entry -> entry.errorCode() != null)
              .map(entry -> entry.errorCode())
              .distinct()
              .toList();
      throw new IllegalStateException(
          response.failedEntryCount() + " of " + batch.size() + " events were not taken: " + why);
    }
  }
}
