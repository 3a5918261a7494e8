package dev.paydown.tools.github;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;

/** GitHub. Its webhooks are read; moves in it are made by hand. */
public final class GitHubTool implements ReadOnlyTool {
  private static final HexSignature SIGNATURE = new HexSignature("x-hub-signature-256", "sha256=");

  @Override
  public String slug() {
    return "github";
  }

  @Override
  public String steps() {
    return """
        1. In GitHub: the organization's (or one repository's) Settings, Webhooks, Add
           webhook: give it the delivery URL as payload URL, and the secret.
        2. Content type application/json; leave SSL verification on.
        3. Choose individual events: Issues, Issue comments, Sub-issues, Issue
           dependencies, Pull requests, their reviews, review comments and review threads,
           Pushes, Deployment statuses; in an organization also Projects v2, their items
           and status updates.
        """;
  }

  /**
   * The signature is HMAC-SHA256 over the raw body, in hex after {@code sha256=} (GitHub docs,
   * Validating webhook deliveries). A delivery states no time; one seen before is known again by
   * its id.
   *
   * <p>The id is the header {@code X-GitHub-Delivery}, which a redelivery repeats; where that is
   * absent, {@code sha256-} and the hex of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return SIGNATURE.verdict(delivery, connection.secrets(), "x-github-delivery");
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return GitHubReader.read(delivery, connection.name());
  }
}
