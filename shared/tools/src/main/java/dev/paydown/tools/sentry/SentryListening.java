package dev.paydown.tools.sentry;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Listening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sentry's webhooks belong to an integration, which people make in its settings (Sentry docs,
 * Integration Platform, Internal Integration): no documented API makes one. What changed is not
 * listed, for issues are not read through the API.
 */
final class SentryListening implements Listening {

  @Override
  public Hooked hook(Asked asked) {
    return new ByHand(
        "Sentry documents no API that makes the integration its webhooks belong to: make it in"
            + " Sentry's settings");
  }

  @Override
  public Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now) {
    return new Changes(List.of());
  }
}
