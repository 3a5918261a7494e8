package dev.paydown.tools.pagerduty;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.RestApi;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** PagerDuty, by webhook subscriptions of version 3. Paydown reads here; moves are by hand. */
public final class PagerDutyTool implements ReadOnlyTool {
  private static final HexSignature SIGNATURE =
      new HexSignature("x-pagerduty-signature", "v1=", true);
  private static final String ID_HEADER = "x-webhook-id";
  private final OutgoingHttp http;

  /** Speaks to PagerDuty's API through this: to make webhooks, and to read. */
  public PagerDutyTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "pagerduty";
  }

  @Override
  public String steps() {
    return """
        1. In PagerDuty: Integrations, Generic Webhooks (v3), New Webhook: give it the
           delivery URL, and the account, team or service that it is for.
        2. Choose all incident events.
        3. PagerDuty makes its own signing secret and shows it once: connect again under
           another name with --secret and give the webhook the new delivery URL.
        4. Moves in PagerDuty are proposed by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In PagerDuty: Integrations, Generic Webhooks (v3).
        2. Delete the webhook whose URL is the delivery URL.
        """;
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

  /** Incidents; their tasks are told by deliveries alone. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    RestApi api = PagerDutyApi.of(http, connection, now);
    return new PagerDutyFetch(api, connection.name(), now).fetch(uid);
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new PagerDutyListening(http));
  }
}
