package dev.paydown.local.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.paydown.local.HandClock;
import dev.paydown.local.Signal;
import dev.paydown.local.queue.LocalQueue.Message;
import dev.paydown.local.template.Template.DeadLetters;
import dev.paydown.local.template.Template.QueueSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalQueueTest {
  private static final Duration HIDDEN = Duration.ofMinutes(3);

  @TempDir private Path folder = Path.of("");
  private final HandClock clock = new HandClock("2026-11-02T09:00:00Z");
  private final Signal signal = new Signal();

  @Test
  void a_message_comes_back_after_the_visibility_time_and_not_before() {
    LocalQueue queue = queue(false, 2);
    send(queue, "a");
    Message first = queue.receive(10).getFirst();
    assertThat(queue.receive(10)).isEmpty();
    assertThat(queue.failed(first, Map.of())).isFalse();
    assertThat(queue.receive(10)).isEmpty();
    assertThat(queue.nextVisible()).contains(Instant.parse("2026-11-02T09:03:00Z"));
    clock.pass(HIDDEN);
    assertThat(queue.receive(10))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.body()).isEqualTo("a");
              assertThat(again.receives()).isEqualTo(2);
            });
  }

  @Test
  void a_message_that_failed_its_last_try_is_among_the_dead_letters_and_nowhere_else() {
    LocalQueue queue = queue(false, 1);
    LocalQueue dead =
        new LocalQueue(
            new QueueSpec("Dead", false, HIDDEN, Optional.empty()),
            folder.resolve("dead"),
            clock,
            signal);
    send(queue, "a");
    assertThat(queue.failed(queue.receive(1).getFirst(), Map.of("Dead", dead))).isTrue();
    assertThat(queue.all()).isEmpty();
    assertThat(dead.all()).extracting(Message::body).containsExactly("a");
  }

  @Test
  void what_was_sent_survives_the_end_of_the_process_and_what_was_under_way_comes_back() {
    LocalQueue queue = queue(false, 3);
    send(queue, "a");
    send(queue, "b");
    assertThat(queue.receive(1)).hasSize(1);
    queue.delete(queue.receive(1).getFirst());
    LocalQueue restarted = queue(false, 3);
    assertThat(restarted.receive(10))
        .extracting(Message::body, Message::receives)
        .containsExactly(tuple("a", 2));
  }

  @Test
  void a_group_is_worked_off_in_order_one_at_a_time_and_does_not_hold_others() {
    LocalQueue queue = queue(true, 3);
    queue.send("a1", Optional.of("a"), Optional.of("1"));
    queue.send("a2", Optional.of("a"), Optional.of("2"));
    queue.send("b1", Optional.of("b"), Optional.of("3"));
    assertThat(queue.receive(10)).extracting(Message::body).containsExactly("a1", "b1");
    assertThat(queue.receive(10)).isEmpty();
    Message first = queue.all().getFirst();
    queue.failed(first, Map.of());
    assertThat(queue.receive(10)).as("a hidden message holds its group").isEmpty();
    clock.pass(HIDDEN);
    Message again = queue.receive(10).getFirst();
    assertThat(again.body()).isEqualTo("a1");
    queue.delete(again);
    assertThat(queue.receive(10)).extracting(Message::body).containsExactly("a2");
  }

  @Test
  void the_same_deduplication_id_within_five_minutes_is_sent_once_even_across_a_restart() {
    queue(true, 3).send("a", Optional.of("g"), Optional.of("id"));
    LocalQueue restarted = queue(true, 3);
    restarted.send("again", Optional.of("g"), Optional.of("id"));
    assertThat(restarted.all()).extracting(Message::body).containsExactly("a");
    clock.pass(Duration.ofMinutes(5));
    restarted.send("later", Optional.of("g"), Optional.of("id"));
    assertThat(restarted.all()).extracting(Message::body).containsExactly("a", "later");
  }

  private static void send(LocalQueue queue, String body) {
    queue.send(body, Optional.empty(), Optional.empty());
  }

  private LocalQueue queue(boolean isFifo, int tries) {
    return new LocalQueue(
        new QueueSpec("Q", isFifo, HIDDEN, Optional.of(new DeadLetters("Dead", tries))),
        folder.resolve("q"),
        clock,
        signal);
  }
}
