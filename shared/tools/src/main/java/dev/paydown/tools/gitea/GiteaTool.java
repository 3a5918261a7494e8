package dev.paydown.tools.gitea;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
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
 * Gitea, and Forgejo, which sends and answers the same. Due dates and dependencies are in no
 * webhook: items that webhooks are about are read.
 */
public final class GiteaTool implements Tool {
  private final OutgoingHttp http;

  /** Speaks to Gitea's API through this. */
  public GiteaTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "gitea";
  }

  @Override
  public String steps() {
    return """
        1. In Gitea or Forgejo: the organization's (or one repository's) Settings, Webhooks,
           Add webhook, Gitea (or Forgejo): give it the delivery URL as target URL, and the
           secret. HTTP method POST, content type application/json.
        2. Trigger on custom events: Push; all of Issues; all of Pull requests.
        3. Due dates and dependencies are in no webhook. To have them read, and confirmed
           moves made, connect with --base-url https://GITEA.example.com and --api-token
           TOKEN, an access token with the permissions issue: read and write, and
           repository: read, of a user who may write in the repositories.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Gitea or Forgejo: the organization's (or the repository's) Settings, Webhooks.
        2. Remove the webhook whose target URL is the delivery URL.
        """;
  }

  /**
   * The signature is HMAC-SHA256 over the payload, in hex, in {@code X-Gitea-Signature} (Gitea
   * docs, Webhooks), else in Forgejo's or in Gogs' header. A delivery states no time; one seen
   * before is known again by its id.
   *
   * <p>The id is {@code X-Gitea-Delivery}, else that of Forgejo or Gogs; where all are absent,
   * {@code sha256-} and the hex of the body's SHA-256. Gitea retries nothing; a delivery that a
   * person replays has a new id, and says the same.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return GiteaProof.verdict(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return GiteaReader.read(delivery, connection.name(), isOpen(connection));
  }

  /** Without the server's address or a token there is nobody to ask. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return isOpen(connection)
        ? new GiteaFetch(GiteaApi.of(http, connection, now), connection.name(), now).fetch(uid)
        : Optional.empty();
  }

  @Override
  public Set<Makes> makes() {
    return GiteaHands.MAKES;
  }

  /** Nor where nothing says where it is. */
  @Override
  public Set<Makes> makes(Connection connection) {
    return connection.baseUrl().isPresent() ? Tool.super.makes(connection) : Set.of();
  }

  @Override
  public Attempt act(Acting acting) {
    return acting.connection().baseUrl().isPresent()
        ? Moves.make(acting, new GiteaHands(http, acting))
        : Attempt.byHand(acting.move().url());
  }

  /** A due date that is set, and a dependency that is cut, are in no webhook. */
  @Override
  public boolean tellsOfMoves() {
    return false;
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new GiteaListening(http));
  }

  static boolean isOpen(Connection connection) {
    return connection.baseUrl().isPresent() && connection.token().isPresent();
  }
}
