package dev.paydown.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.local.Repository;
import dev.paydown.local.template.Template;
import dev.paydown.local.template.TemplateReader;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every queue of dead letters that the template makes, and where its letters go. */
final class WayTest {
  private final Template template = read();
  private final Map<String, String> urls =
      template.queues().keySet().stream()
          .collect(Collectors.toMap(id -> id, id -> "https://sqs.example/1/" + id));

  private static Template read() {
    try {
      return TemplateReader.read(Repository.template());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_queue_s_dead_letters_go_back_into_that_very_queue() {
    for (Template.QueueSpec queue : template.queues().values()) {
      queue
          .deadLetters()
          .ifPresent(
              dead ->
                  assertThat(Way.of(dead.queue(), urls))
                      .isEqualTo(new Way.MoveBack("https://sqs.example/1/" + queue.id())));
    }
  }

  @Test
  void what_is_no_message_of_a_queue_has_a_way_of_its_own() {
    assertThat(Way.of("AdvanceDeadLetters", urls)).isEqualTo(new Way.FoldAgain());
    assertThat(Way.of("PublishDeadLetters", urls)).isEqualTo(new Way.AnnounceAgain());
    assertThat(Way.of("BusDeadLetters", urls)).isEqualTo(new Way.HandOver());
    assertThat(Way.of("WakeDeadLetters", urls)).isInstanceOf(Way.TakeAway.class);
    assertThat(Way.of("ReceiveMailDeadLetters", urls)).isInstanceOf(Way.ByHand.class);
  }

  @Test
  void no_queue_of_the_template_is_without_a_way() {
    template.queues().keySet().stream()
        .filter(id -> id.endsWith("DeadLetters") && !id.startsWith("ReceiveMail"))
        .forEach(id -> assertThat(Way.of(id, urls)).as(id).isNotInstanceOf(Way.ByHand.class));
  }

  @Test
  void a_queue_that_the_stack_has_not_takes_a_person() {
    assertThat(Way.of("NotifyDeadLetters", Map.of()))
        .isEqualTo(new Way.ByHand("the stack has no queue NotifyQueue"));
  }
}
