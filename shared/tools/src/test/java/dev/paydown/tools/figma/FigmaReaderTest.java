package dev.paydown.tools.figma;

import static org.assertj.core.api.Assertions.assertThat;

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

class FigmaReaderTest {
  private static final FigmaTool TOOL = new FigmaTool(Fixtures.NO_NETWORK);
  private static final Connection CONNECTION =
      Fixtures.connection("figma", "secret", Optional.empty());

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
                "DEV_MODE_STATUS_UPDATE.arnemolland",
                "ItemChanged StatusChanged:FINISHED LinkMade:MENTIONS",
                "FILE_DELETE.arnemolland",
                "ItemChanged StatusChanged:CANCELLED",
                "FILE_UPDATE.arnemolland",
                "ItemChanged",
                "LIBRARY_PUBLISH.arnemolland",
                "nothing",
                "PING.arnemolland",
                "nothing"));
  }

  @Test
  void a_passcode_reaches_neither_a_fact_nor_a_reason() {
    String passcode = "a-passcode-of-ours";
    for (String body :
        List.of(
            "{'event_type':'FILE_UPDATE','file_key':'K','file_name':'Checkout','passcode':'%s'}",
            "{'event_type':'FILE_UPDATE','passcode':'%s'}",
            "{'event_type':'FILE_UPDATE','timestamp':'soon','passcode':'%s'}",
            "{'event_type':'PING','passcode':'%s'}",
            "{'passcode':'%s'}",
            "{'passcode':'%s'")) {
      Reading reading = read(body.formatted(passcode));
      assertThat(reading.toString()).doesNotContain(passcode);
    }
  }

  @Test
  void a_move_is_by_hand() {
    assertThat(TOOL.act(Fixtures.acting(CONNECTION, Fixtures.execution("figma", "Ck0utDesign01"))))
        .isEqualTo(
            new Attempt.Ended(
                new EffectOutcome.ByHand(Optional.of("https://example.com/design-1"))));
  }

  private static Reading read(String body) {
    Delivery delivery = Fixtures.delivery(body.replace('\'', '"'), Map.of());
    return TOOL.read(delivery, CONNECTION);
  }
}
