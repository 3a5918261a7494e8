package dev.paydown.tools.jira;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;

/**
 * Jira Cloud, by the webhooks that an administrator makes. What they tell is enough: issues come
 * whole, links come with the ids of both ends. Paydown reads here; moves are by hand.
 */
public final class JiraTool implements ReadOnlyTool {
  private static final HexSignature SIGNATURE = new HexSignature("x-hub-signature", "sha256=");

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
   * Secure admin webhooks). Webhooks that apps register are sent with a bearer JWT instead and are
   * refused.
   *
   * <p>The id is the header {@code X-Atlassian-Webhook-Identifier}, the same over retries (same
   * page, Webhook delivery); where that is absent, {@code sha256-} and the hex of the body's
   * SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return SIGNATURE.verdict(delivery, connection.secrets(), "x-atlassian-webhook-identifier");
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return JiraReader.read(delivery, connection.name());
  }
}
