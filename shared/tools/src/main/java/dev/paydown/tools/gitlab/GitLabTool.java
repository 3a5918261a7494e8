package dev.paydown.tools.gitlab;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;

/** GitLab, on gitlab.com or a company's own. Its webhooks are read; moves in it are by hand. */
public final class GitLabTool implements ReadOnlyTool {

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
        4. Moves in GitLab are proposed by hand, with the link.
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
}
