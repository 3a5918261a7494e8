package dev.paydown.tools.jira;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.HmacJwt;
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
import java.util.Optional;
import java.util.Set;

/**
 * Jira Cloud, by the webhooks that an administrator or an app makes. Issues come whole, links come
 * with the ids of both ends.
 */
public final class JiraTool implements Tool {
  private static final HexSignature SIGNATURE = new HexSignature("x-hub-signature", "sha256=");
  private static final String ID_HEADER = "x-atlassian-webhook-identifier";
  private final OutgoingHttp http;

  /** Speaks to Jira's API through this. */
  public JiraTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "jira";
  }

  @Override
  public String steps() {
    return """
        1. In Jira, as an administrator: Settings, System, WebHooks, Create a WebHook:
           give it the delivery URL and the secret above.
        2. Choose the issue, comment and issue link events: created, updated, deleted.
           Leave "Exclude body" off.
        3. To let Paydown make confirmed moves, connect with --base-url https://SITE.atlassian.net
           and --api-token ADDRESS:TOKEN, of an account that may edit the issues. With an
           administrator's it makes the webhook itself, for each project --in KEY.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Jira, as an administrator: Settings, System, WebHooks.
        2. Delete the webhook whose URL is the delivery URL.
        3. An app's webhook is on no page: with the app's token, DELETE
           https://api.atlassian.com/ex/jira/CLOUD-ID/rest/api/3/webhook
           {"webhookIds": [ID]}, or leave it alone: it ends within thirty days.
        """;
  }

  /**
   * The signature is over the raw body: {@code X-Hub-Signature}, a method, {@code =}, and hex. The
   * only method taken is {@code sha256} (Atlassian developer docs, Jira Cloud platform, Webhooks,
   * Secure admin webhooks). Only where that is absent, {@code Authorization: Bearer} and a token
   * signed with the app's client secret, as webhooks that OAuth 2.0 apps register are sent (same
   * page, Registering a webhook via the REST API).
   *
   * <p>The id is the header {@code X-Atlassian-Webhook-Identifier}, the same over retries (same
   * page, Webhook delivery); where that is absent, {@code sha256-} and the hex of the body's
   * SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    boolean isOfApp =
        delivery.headers().containsKey("authorization")
            && !delivery.headers().containsKey(SIGNATURE.header());
    return isOfApp
        ? HmacJwt.fault(delivery, connection.secrets(), HmacJwt.Scheme.BEARER)
            .<Verdict>map(Verdict.Refused::new)
            .orElseGet(() -> HexSignature.identified(delivery, ID_HEADER))
        : SIGNATURE.verdict(delivery, connection.secrets(), ID_HEADER);
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return JiraReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    Lookup lookup = new Lookup(JiraApi.of(http, connection, now), connection.name(), now);
    return new JiraFetch(lookup).fetch(uid);
  }

  /** Without the site's address there is nobody to ask: then moves are by hand as well. */
  @Override
  public Set<Makes> makes() {
    return JiraHands.MAKES;
  }

  /** Nor where nothing says where it is. */
  @Override
  public Set<Makes> makes(Connection connection) {
    return connection.baseUrl().isPresent() ? Tool.super.makes(connection) : Set.of();
  }

  @Override
  public Attempt act(Acting acting) {
    return acting.connection().baseUrl().isPresent()
        ? Moves.make(acting, new JiraHands(http, acting))
        : Attempt.byHand(acting.move().url());
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new JiraListening(http));
  }
}
