package dev.paydown.tools.azuredevops;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Azure DevOps, by service hooks of a project. They are read; moves in it are by hand. */
public final class AzureDevOpsTool implements ReadOnlyTool {
  private final OutgoingHttp http;

  /** Speaks to Azure DevOps' API through this: to make webhooks, and to read. */
  public AzureDevOpsTool(OutgoingHttp http) {
    this.http = http;
  }

  @Override
  public String slug() {
    return "azuredevops";
  }

  @Override
  public String steps() {
    return """
        1. In Azure DevOps: the project's settings, Service hooks, Create subscription,
           Web Hooks. Each subscription is for one event: make one for each of Work item
           created, updated, commented on, deleted and restored, Pull request created,
           updated and commented on, merge attempted, and Code pushed.
        2. Give each the delivery URL, any basic authentication username, and the secret
           as basic authentication password.
        3. Leave resource details, messages and detailed messages to send at All, and the
           resource version at the latest.
        4. Moves in Azure DevOps are proposed by hand, with the link.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. In Azure DevOps: the project's settings, Service hooks. There is one subscription
           for each kind of event: those to the host of the delivery URL, Web Hooks.
        2. Look with Edit whether it posts to the delivery URL, and remove it if so.
        """;
  }

  /**
   * Azure DevOps signs nothing. The proof is the password of HTTP basic authentication, which a
   * subscription may send and sends over HTTPS only (Microsoft Learn, Azure DevOps, Service hooks,
   * Webhooks): it is one of the connection's secrets. The user name is anything.
   *
   * <p>The id is the event's own in the body, the same over retries; where that is absent, {@code
   * subscriptionId-notificationId}; where the body shows neither, {@code sha256-} and the hex of
   * the body's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    return AzureDevOpsProof.verdict(delivery, connection.secrets());
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    return AzureDevOpsReader.read(delivery, connection.name());
  }

  @Override
  public Optional<List<Fact>> fetch(Connection connection, String uid, Instant now) {
    return connection
        .baseUrl()
        .map(base -> AzureDevOpsApi.of(http, connection, base, now))
        .flatMap(api -> new AzureDevOpsFetch(api, connection.name(), now).fetch(uid));
  }

  @Override
  public Optional<Listening> listening() {
    return Optional.of(new AzureDevOpsListening(http));
  }
}
