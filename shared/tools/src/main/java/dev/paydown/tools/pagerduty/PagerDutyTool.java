package dev.paydown.tools.pagerduty;

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
 * PagerDuty, by webhook subscriptions of version 3. Incidents come whole, so nothing is read
 * through the API. Paydown reads here; moves are by hand.
 */
public final class PagerDutyTool implements Tool {
  private static final HexSignature SIGNATURE =
      new HexSignature("x-pagerduty-signature", "v1=", true);
  private static final String ID_HEADER = "x-webhook-id";

  @Override
  public String slug() {
    return "pagerduty";
  }

  /**
   * The signature is over the raw body with the secret as text: {@code X-PagerDuty-Signature}, one
   * or more of {@code v1=} and hex with commas between them, any of which may be the right one;
   * those of other versions are passed over (PagerDuty developer docs, Webhooks, Verifying
   * signatures).
   *
   * <p>The id is the header {@code X-Webhook-Id}, the same over attempts (same docs, Behavior);
   * where that is absent, the event's own id; where the body shows none, {@code sha256-} and the
   * hex of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return SIGNATURE
        .fault(delivery, connection.secrets())
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() -> identified(delivery));
  }

  private static Verdict identified(Delivery delivery) {
    return Optional.of(delivery)
        .filter(sent -> !sent.headers().containsKey(ID_HEADER))
        .flatMap(sent -> PagerDutyReader.eventId(sent.body()))
        .<Verdict>map(Verdict.Genuine::new)
        .orElseGet(() -> HexSignature.identified(delivery, ID_HEADER));
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return PagerDutyReader.read(delivery, connection.name());
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
