package dev.paydown.tools.gitea;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GiteaReaderTest {
  private static final GiteaTool TOOL = new GiteaTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      new Connection(
          "id",
          "ws",
          "gitea",
          "gitea",
          List.of("secret"),
          Optional.of("token"),
          Optional.of("https://git.example.com"),
          Optional.empty());

  /** One that was not told where Gitea is. */
  private static final Connection CLOSED = Fixtures.connection("gitea", "secret", Optional.empty());

  @TestFactory
  Stream<DynamicTest> a_delivery_becomes_what_people_expect() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> whatever_is_made_of_a_delivery_it_is_read_without_harm() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void an_event_that_is_not_named_once_is_unreadable() {
    Reading unreadable =
        new Reading.Unreadable("x-gitea-event is not sent once, as the name of an event");
    assertThat(read("{}", Map.of())).isEqualTo(unreadable);
    assertThat(read("{}", Map.of("x-gitea-event", "issues\n"))).isEqualTo(unreadable);
    assertThat(read("{}", Map.of("x-gitea-event", ""))).isEqualTo(unreadable);
  }

  @Test
  void nothing_asks_to_be_read_where_there_is_nobody_to_ask() {
    String body =
        """
        {"action":"opened","issue":{"number":42,"title":"Form"},
         "repository":{"id":17,"full_name":"acme/web"}}
        """;
    Map<String, String> headers = Map.of("x-gitea-event", "issues");
    assertThat(TOOL.read(Fixtures.delivery(body, headers), CLOSED))
        .isInstanceOfSatisfying(
            Reading.Facts.class,
            read -> assertThat(read.facts()).doesNotHaveAnyElementsOfTypes(Fact.ReadAsked.class));
    assertThat(TOOL.read(Fixtures.delivery(body, headers), CONNECTION))
        .isInstanceOfSatisfying(
            Reading.Facts.class,
            read -> assertThat(read.facts()).hasAtLeastOneElementOfType(Fact.ReadAsked.class));
  }

  @Test
  void without_the_servers_address_a_move_is_by_hand_and_nothing_is_read() {
    Execution execution = Fixtures.execution("gitea", "17#42");
    assertThat(TOOL.act(Fixtures.acting(CLOSED, execution)))
        .isEqualTo(new Attempt.Ended(new EffectOutcome.ByHand(execution.move().url())));
    assertThat(TOOL.fetch(CLOSED, "17#42", Fixtures.NOW)).isEmpty();
  }

  private static Reading read(String body, Map<String, String> headers) {
    return TOOL.read(Fixtures.delivery(body, headers), CONNECTION);
  }
}
