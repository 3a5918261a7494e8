package dev.paydown.tools.trello;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TrelloReaderTest {
  private static final TrelloTool TOOL = new TrelloTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      Fixtures.connection("trello", "secret", Optional.empty());

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(TOOL, CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(TOOL, CONNECTION);
  }

  @Test
  void every_recorded_delivery_is_read() throws IOException {
    assertThat(Recorded.became(TOOL, CONNECTION))
        .isEqualTo(
            Map.of(
                "createCard.yunojuno",
                "ItemChanged",
                "createList.yunojuno",
                "nothing",
                "updateCard.archived.zulip",
                "ItemChanged StatusChanged:CANCELLED",
                "updateCard.due_set.zulip",
                "ItemChanged",
                "updateCard.trello1.aspnet",
                "ItemChanged",
                "updateCheckItemStateOnCard.complete.zulip",
                "ItemChanged StatusChanged:FINISHED",
                "updateComment.yunojuno",
                "ItemChanged"));
  }

  @Test
  void without_a_token_a_move_is_by_hand() {
    Connection closed =
        new Connection(
            "id",
            "ws",
            "trello",
            "trello",
            List.of("secret"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(
            TOOL.act(
                Fixtures.acting(closed, Fixtures.execution("trello", "6c0000000000000000000012"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }
}
