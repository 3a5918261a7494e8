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
