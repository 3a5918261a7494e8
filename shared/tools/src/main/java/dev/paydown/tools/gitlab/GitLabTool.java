package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.ByHand;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** GitLab, on gitlab.com or a company's own. Its webhooks are read; moves in it are by hand. */
public final class GitLabTool implements Tool {

  @Override
  public String slug() {
    return "gitlab";
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

  /** What a delivery leaves out is not asked for yet. */
  @Override
  public boolean isThin() {
    return false;
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return Optional.empty();
  }

  @Override
  public Attempt act(Connection connection, Execution execution, int attempt, Instant now) {
    return ByHand.of(execution.move());
  }
}
