package dev.paydown.tools.sentry;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.ByHand;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sentry, by the webhooks of an internal integration. Issues come whole, so nothing is read through
 * the API. Paydown reads here; moves are by hand.
 */
public final class SentryTool implements Tool {
  private static final HexSignature HOOK = new HexSignature("sentry-hook-signature", "");
  private static final HexSignature APP = new HexSignature("sentry-app-signature", "");

  @Override
  public String slug() {
    return "sentry";
  }

  /**
   * The signature is over the raw body with the integration's client secret, in hex: {@code
   * Sentry-Hook-Signature}; only where that is absent, {@code Sentry-App-Signature}, as requests
   * that its own pages make are signed (Sentry docs, Integration Platform, Webhooks). The time in
   * {@code Sentry-Hook-Timestamp} is not signed and proves nothing.
   *
   * <p>The id is the header {@code Request-ID}; where that is absent, {@code sha256-} and the hex
   * of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    boolean isOfApp =
        delivery.headers().containsKey(APP.header())
            && !delivery.headers().containsKey(HOOK.header());
    return (isOfApp ? APP : HOOK).verdict(delivery, connection.secrets(), "request-id");
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return SentryReader.read(delivery, connection.name());
  }

  @Override
  public boolean isThin() {
    return false;
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return Optional.empty();
  }

  @Override
  public Attempt act(Connection connection, Execution execution, int attempt, Instant now) {
    return ByHand.of(execution.move());
  }
}
