package dev.paydown.tools.github;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
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

/** GitHub, by the webhooks of an organization or a repository, and its API. */
public final class GitHubTool implements Tool {
  private static final HexSignature SIGNATURE = new HexSignature("x-hub-signature-256", "sha256=");
  private final OutgoingHttp http;

  /** Speaks to GitHub's API through this. */
  public GitHubTool(OutgoingHttp http) {
    this.http = http;
  }

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
        4. To let Paydown make confirmed moves, connect with --api-token: a fine-grained token
           for the organization with Issues and Pull requests read and write, Metadata read,
           and the organization's Projects read and write (a classic one: repo, project).
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In GitHub: the organization's (or the repository's) Settings, Webhooks.
        2. Delete the webhook whose payload URL is the delivery URL.
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

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return connection.token().isEmpty()
        ? Optional.empty()
        : new GitHubFetch(GitHubApi.of(http, connection, now), connection.name(), now).fetch(uid);
  }

  @Override
  public Set<Makes> makes() {
    return GitHubHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    return Moves.make(acting, new GitHubHands(http, acting));
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new GitHubListening(http));
  }
}
