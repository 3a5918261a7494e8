package dev.paydown.tools.figma;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Figma, by webhooks of version 2. They are read; moves in Figma are by hand. */
public final class FigmaTool implements ReadOnlyTool {
  private final OutgoingHttp http;

  /** Speaks to Figma's API through this. */
  public FigmaTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "figma";
  }

  @Override
  public String steps() {
    return """
        1. Figma has no page for webhooks: they are made through its API, one for each kind
           of event. In Figma: Settings, Security, Generate new token, with the scope
           webhooks:write.
        2. POST to https://api.figma.com/v2/webhooks with the header X-Figma-Token: event_type,
           context (team, project or file), context_id, the delivery URL as endpoint, and
           the secret as passcode.
        3. Do so for FILE_UPDATE, FILE_VERSION_UPDATE, FILE_DELETE, FILE_COMMENT and
           DEV_MODE_STATUS_UPDATE. Figma answers each with a PING.
        4. Moves in Figma are proposed by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. Figma has no page for webhooks: they are taken away through its API, with a token
           that has the scopes webhooks:read and webhooks:write.
        2. GET https://api.figma.com/v2/webhooks?context=team&context_id=ID with the header
           X-Figma-Token (or context=project, context=file): those whose endpoint is the
           delivery URL, one for each kind of event.
        3. DELETE https://api.figma.com/v2/webhooks/WEBHOOK-ID for each of them.
        """;
  }

  /**
   * Figma signs nothing: the body's field {@code passcode} is one of the connection's secrets
   * (Figma developer docs, Webhooks, Security). It is compared in constant time. A delivery states
   * no time of sending; one seen before is known again by its id.
   *
   * <p>Figma shows no id: it is {@code sha256-} and the hex of the SHA-256 of the body, its fields
   * in order of their names, without {@code passcode} and without {@code retries}, which counts the
   * attempts.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return FigmaProof.verdict(delivery, connection.secrets());
  }

  /** The body, written anew without its passcode. */
  @Override
  public byte[] keepable(Delivery delivery) {
    return FigmaProof.keepable(delivery);
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return FigmaReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return connection.token().isEmpty()
        ? Optional.empty()
        : new FigmaFetch(new Lookup(FigmaApi.of(http, connection, now), connection.name(), now))
            .fetch(uid);
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new FigmaListening(http));
  }
}
