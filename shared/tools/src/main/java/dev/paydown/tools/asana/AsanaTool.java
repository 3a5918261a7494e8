package dev.paydown.tools.asana;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.Makes;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.act.Moves;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asana. Its webhooks tell which task or project something happened to, and little of what: each is
 * read through the API; moves are made through it.
 */
public final class AsanaTool implements Tool {
  private static final String SECRET = "x-hook-secret";
  private static final Pattern SECRET_FORM = Pattern.compile("[\\x21-\\x7e]{16,200}");
  private static final HexSignature SIGNATURE = new HexSignature("x-hook-signature", "");

  /** A header that is never sent: Asana gives deliveries no id. */
  private static final String NO_ID = "";

  private final OutgoingHttp http;

  /** Speaks to Asana's API through this. */
  public AsanaTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "asana";
  }

  @Override
  public String steps() {
    return """
        1. In Asana: open the developer console (My settings, Apps), and create a personal
           access token; connect with --api-token and that token: deliveries hold ids only.
           With --in PROJECT-ID for each project, Paydown makes the webhooks itself.
        2. Else: Asana has no page for webhooks. Create one for each project by its API:
           POST https://app.asana.com/api/1.0/webhooks
           {"data": {"resource": "the project's id", "target": "the delivery URL"}}
        3. Asana calls the delivery URL and tells its secret at once, one for each webhook.
        4. Confirmed moves are made in the name of whoever made the token, where they may edit.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. Asana has no page for webhooks: they are taken away through its API, with the token
           of whoever made them.
        2. GET https://app.asana.com/api/1.0/webhooks?workspace=WORKSPACE-ID&resource=PROJECT-ID
           lists a project's: those whose target is the delivery URL.
        3. DELETE https://app.asana.com/api/1.0/webhooks/GID for each of them.
        4. Left alone, a webhook that is refused for a day is deleted by Asana itself.
        """;
  }

  @Override
  public boolean makesItsSecret() {
    return true;
  }

  /**
   * A request that tells a secret, and is not signed, is the handshake of a webhook being made: it
   * is answered with the same header. Each webhook has a secret of its own, so a delivery is proved
   * by any of the connection's: {@code X-Hook-Signature}, HMAC-SHA256 over the raw body in hex
   * (Asana docs, Webhooks guide).
   *
   * <p>Deliveries have no id: it is {@code sha256-} and the hex of the body's SHA-256. A retry
   * sends the same bytes; a body tells the time of each event to the millisecond, so that only what
   * says the same of the same instant is taken for a repeat, such as one event that two webhooks
   * tell.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    boolean isSigned = delivery.headers().containsKey(SIGNATURE.header());
    return delivery.headers().containsKey(SECRET) && !isSigned
        ? handshake(delivery)
        : SIGNATURE.verdict(delivery, connection.secrets(), NO_ID);
  }

  private static Verdict handshake(Delivery delivery) {
    return delivery
        .header(SECRET)
        .filter(secret -> SECRET_FORM.matcher(secret).matches())
        .<Verdict>map(
            secret -> new Verdict.Handshake(Map.of(SECRET, secret), "", Optional.of(secret)))
        .orElseGet(
            () ->
                new Verdict.Refused(
                    SECRET + " is not sent once, as 16 to 200 printable ASCII characters"));
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return AsanaReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    String token = Lookup.token(AsanaApi.TOOL, connection);
    return new AsanaFetch(
            new Lookup(AsanaApi.of(http, connection, token, now), connection.name(), now))
        .fetch(uid);
  }

  @Override
  public Set<Makes> makes() {
    return AsanaHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    return Moves.make(acting, new AsanaHands(http, acting));
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new AsanaListening(http));
  }
}
