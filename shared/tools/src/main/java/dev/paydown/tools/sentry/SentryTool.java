package dev.paydown.tools.sentry;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sentry, by the webhooks of an internal integration. Paydown reads here; moves are by hand. */
public final class SentryTool implements ReadOnlyTool {
  private static final HexSignature HOOK = new HexSignature("sentry-hook-signature", "");
  private static final HexSignature APP = new HexSignature("sentry-app-signature", "");
  private final OutgoingHttp http;

  /** Reads through Sentry's API by this. */
  public SentryTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "sentry";
  }

  @Override
  public String steps() {
    return """
        1. In Sentry: Settings, Developer Settings, Create New Integration, Internal
           Integration: give it the delivery URL as webhook URL, and read access to issues
           and events.
        2. Choose the webhooks issue and comment.
        3. Sentry makes its own client secret: connect again under another name with
           --secret and give the integration the new delivery URL.
        4. Moves in Sentry are proposed by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Sentry: Settings, Developer Settings, the internal integration whose webhook URL
           is the delivery URL.
        2. Delete the integration, or take the webhook URL out of it: its token goes on opening
           what it opened until the integration is deleted.
        """;
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

  /** In the organizations that the connection names. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return new SentryFetch(SentryListening.lookup(http, connection, now), connection.places())
        .fetch(uid);
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new SentryListening(http));
  }
}
