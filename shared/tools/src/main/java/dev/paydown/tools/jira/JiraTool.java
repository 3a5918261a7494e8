package dev.paydown.tools.jira;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.HmacJwt;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;

/**
 * Jira Cloud, by the webhooks that an administrator or an app makes. What they tell is enough:
 * issues come whole, links come with the ids of both ends. Paydown reads here; moves are by hand.
 */
public final class JiraTool implements ReadOnlyTool {
  private static final HexSignature SIGNATURE = new HexSignature("x-hub-signature", "sha256=");
  private static final String ID_HEADER = "x-atlassian-webhook-identifier";

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
        3. Moves in Jira are proposed by hand, with the link.
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
}
