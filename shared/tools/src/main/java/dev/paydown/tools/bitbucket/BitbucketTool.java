package dev.paydown.tools.bitbucket;

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

/** Bitbucket, in the cloud or a company's own. Its webhooks are read; moves in it are by hand. */
public final class BitbucketTool implements ReadOnlyTool {
  private static final HexSignature SIGNATURE = new HexSignature("x-hub-signature", "sha256=");
  private static final String CLOUD_ID = "x-request-uuid";
  private static final String SERVER_ID = "x-request-id";
  private final OutgoingHttp http;

  /** Makes its webhooks, and reads, through this. */
  public BitbucketTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "bitbucket";
  }

  @Override
  public String steps() {
    return """
        1. In Bitbucket Cloud: the repository's (or the workspace's) settings, Webhooks, Add
           webhook. In Data Center: the repository's (or the project's) settings, Webhooks,
           Create webhook. Give it the delivery URL, and the secret.
        2. In Cloud choose from the full list of triggers: all of Pull request, all of
           Issue, and Push of Repository.
        3. In Data Center choose all events of Pull request, and Push of Repository.
        4. Moves in Bitbucket are proposed by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Bitbucket: the repository's settings, Webhooks (or the workspace's in Cloud, the
           project's in Data Center).
        2. Delete the webhook whose URL is the delivery URL.
        """;
  }

  /**
   * The signature is HMAC-SHA256 over the raw body, in hex after {@code sha256=}, in Cloud and in
   * Data Center alike (Atlassian support, Bitbucket Cloud, Manage webhooks, Secure webhooks; Data
   * Center, Manage webhooks). A delivery without one is of a webhook without a secret: refused.
   *
   * <p>The id is the header {@code X-Request-UUID} of Cloud, the same over attempts; else {@code
   * X-Request-Id} of Data Center (same docs, Event payloads); where both are absent, {@code
   * sha256-} and the hex of the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    boolean isCloud = delivery.headers().containsKey(CLOUD_ID);
    return SIGNATURE.verdict(delivery, connection.secrets(), isCloud ? CLOUD_ID : SERVER_ID);
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return BitbucketReader.read(delivery, connection.name());
  }

  /** Of Cloud; in Data Center deliveries tell all that is read. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return BitbucketApi.isCloud(connection)
        ? new BitbucketFetch(BitbucketApi.lookup(http, connection, now)).fetch(uid)
        : Optional.empty();
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new BitbucketListening(http));
  }
}
