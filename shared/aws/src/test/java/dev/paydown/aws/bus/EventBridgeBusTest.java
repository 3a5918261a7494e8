package dev.paydown.aws.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.wire.Bus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

final class EventBridgeBusTest {
  private static final class FakeBus implements EventBridgeClient {
    private final List<PutEventsRequest> requests = new ArrayList<>();
    private int failing;

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      requests.add(request);
      List<PutEventsResultEntry> results = new ArrayList<>();
      for (int i = 0; i < request.entries().size(); i++) {
        PutEventsResultEntry.Builder result = PutEventsResultEntry.builder();
        results.add(i < failing ? result.errorCode("Throttled").build() : result.build());
      }
      return PutEventsResponse.builder().failedEntryCount(failing).entries(results).build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }

  private final FakeBus fake = new FakeBus();
  private final EventBridgeBus bus = new EventBridgeBus(() -> fake, () -> "paydown");

  private static List<Bus.Event> events(int count, int characters) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Bus.Event("mail.due", "{\"" + "x".repeat(characters) + "\":" + i + "}"))
        .toList();
  }

  @Test
  void events_go_in_order_ten_at_a_time() {
    bus.put(events(23, 3));
    assertThat(fake.requests)
        .extracting(request -> request.entries().size())
        .containsExactly(10, 10, 3);
    assertThat(fake.requests.stream().flatMap(request -> request.entries().stream()))
        .extracting(PutEventsRequestEntry::detail)
        .containsExactlyElementsOf(events(23, 3).stream().map(Bus.Event::detail).toList());
    assertThat(fake.requests.getFirst().entries().getFirst())
        .isEqualTo(
            PutEventsRequestEntry.builder()
                .eventBusName("paydown")
                .source("paydown")
                .detailType("mail.due")
                .detail("{\"xxx\":0}")
                .build());
  }

  @Test
  void large_events_go_in_requests_that_are_not_too_large() {
    bus.put(events(5, 100_000));
    assertThat(fake.requests)
        .extracting(request -> request.entries().size())
        .containsExactly(2, 2, 1);
  }

  @Test
  void no_event_is_no_request() {
    bus.put(List.of());
    assertThat(fake.requests).isEmpty();
  }

  @Test
  void one_event_not_taken_is_a_failure() {
    fake.failing = 1;
    assertThatThrownBy(() -> bus.put(events(2, 3)))
        .hasMessage("1 of 2 events were not taken: [Throttled]");
  }
}
