package dev.paydown.tools.sentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Listening;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What Sentry leaves to people. */
class SentryListeningTest {
  private static final Connection CONNECTION =
      Fixtures.connection("sentry", "secret", Optional.empty()).in(List.of("acme"));
  private static final Listening LISTENING = new SentryTool().listening().orElseThrow();

  @Test
  void the_integration_is_made_by_a_person() {
    assertThat(
            LISTENING.hook(
                new Listening.Asked(
                    CONNECTION, "https://paydown.example.com/hooks/abc", Fixtures.NOW)))
        .isEqualTo(
            new Listening.ByHand(
                "Sentry documents no API that makes the integration its webhooks belong to: make it in"
                    + " Sentry's settings"));
  }

  @Test
  void a_sweep_finds_nothing() {
    assertThat(
            LISTENING.changes(
                CONNECTION, Optional.of(Fixtures.NOW), Optional.empty(), Fixtures.NOW))
        .isEqualTo(new Listening.Changes(List.of()));
  }
}
