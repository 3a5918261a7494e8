package dev.paydown.tools.gitlab;

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

/** GitLab, on gitlab.com or a company's own; moves are made through its REST API. */
public final class GitLabTool implements Tool {
  private final OutgoingHttp http;

  /** Speaks to GitLab's API through this. */
  public GitLabTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "gitlab";
  }

  @Override
  public String steps() {
    return """
        1. In GitLab: the group's (or one project's) Settings, Webhooks, Add new webhook:
           give it the delivery URL, and the secret as secret token.
        2. If GitLab makes a signing token instead, connect again under another name with
           it as --secret, and give the new delivery URL.
        3. Choose Issues, Merge requests, Comments, their confidential kinds, Deployments
           and Pushes; leave SSL verification on.
        4. To have confirmed moves made, and links between issues read, connect with
           --api-token TOKEN: an access token of the group or project with the scope api
           and the role Reporter (Developer, where merge requests are moved); of a GitLab
           of your own, with --base-url https://GITLAB.example.com too.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In GitLab: the group's (or the project's) Settings, Webhooks.
        2. Delete the webhook whose URL is the delivery URL.
        """;
  }

  /**
   * With a signing token the delivery is a Standard Webhook, and is nothing else: where any of its
   * headers is sent, it is proved by them or refused. Else {@code X-Gitlab-Token} is one of the
   * connection's secrets (GitLab docs, Webhooks: signing tokens, and secret tokens).
   *
   * <p>The id is {@code webhook-id}, else {@code Idempotency-Key}: both are the same over retries.
   * Else it is {@code X-Gitlab-Event-UUID} and the digest of the body, as one request's events all
   * have that UUID; where that is absent too, the digest alone: {@code sha256-} and its hex.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return GitLabProof.verdict(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return GitLabReader.read(delivery, connection.name());
  }

  /** Without a token there is nobody to ask. */
  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return connection.token().isPresent()
        ? new GitLabFetch(GitLabApi.of(http, connection, now), connection.name(), now).fetch(uid)
        : Optional.empty();
  }

  @Override
  public Set<Makes> makes() {
    return GitLabHands.MAKES;
  }

  @Override
  public Attempt act(Acting acting) {
    return Moves.make(acting, new GitLabHands(http, acting));
  }

  /** A link that is cut is in no webhook. */
  @Override
  public boolean tellsOfMoves() {
    return false;
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new GitLabListening(http));
  }
}
