package dev.paydown.tools.monday;

import static dev.paydown.tools.Fixtures.NOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Golden;
import dev.paydown.tools.Hostile;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Recorded;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MondayReaderTest {
  private static final Connection CONNECTION =
      Fixtures.connection("monday", "secret", Optional.empty());

  @TestFactory
  Stream<DynamicTest> each_delivery_becomes_what_it_says() {
    return Golden.of(new MondayTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @TestFactory
  Stream<DynamicTest> no_variant_of_a_delivery_throws_or_becomes_half_a_fact() {
    return Hostile.variants(new MondayTool(Fixtures.NO_NETWORK), CONNECTION);
  }

  @Test
  void every_recorded_delivery_becomes_an_item_or_a_post() throws IOException {
    assertThat(Recorded.became(new MondayTool(Fixtures.NO_NETWORK), CONNECTION))
        .containsAllEntriesOf(
            Map.of(
                "challenge.docs",
                "nothing",
                "create_item.docs",
                "ItemChanged",
                "create_subitem.docs",
                "ItemChanged",
                "create_update.docs",
                "ItemChanged ThreadPosted"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://acme.monday.com, https://acme.monday.com/boards/6000000001/pulses/7000000001",
    "https://acme.monday.com/, https://acme.monday.com/boards/6000000001/pulses/7000000001",
    "https://monday.com.example.com, ''",
    "http://acme.monday.com, ''"
  })
  void an_item_has_its_address_where_the_accounts_is_known(String base, String url) {
    Connection connection =
        new Connection(
            "id",
            "ws",
            "monday",
            "monday",
            List.of("secret"),
            Optional.empty(),
            Optional.of(base),
            Optional.empty());
    String body =
        """
        {"event": {"type": "create_pulse", "boardId": 6000000001, "pulseId": 7000000001,
         "pulseName": "The form", "userId": 21}}""";
    Reading reading =
        new MondayTool(Fixtures.NO_NETWORK)
            .read(new Delivery(Map.of(), body.getBytes(UTF_8), NOW), connection);
    Fact first = ((Reading.Facts) reading).facts().getFirst();
    assertThat(((Fact.ItemChanged) first).changes())
        .filteredOn(change -> change.field() == ItemField.URL)
        .isEqualTo(url.isEmpty() ? List.of() : List.of(FieldChange.set(ItemField.URL, url)));
  }

  @Test
  void a_move_is_by_hand() {
    assertThat(
            new MondayTool(Fixtures.NO_NETWORK)
                .act(Fixtures.acting(CONNECTION, Fixtures.execution("monday", "7000000001"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }
}
