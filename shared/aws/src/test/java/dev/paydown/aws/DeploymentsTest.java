package dev.paydown.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.brain.wire.Bus;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.brain.wire.Queue;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DeploymentsTest {
  private static Deployment from(Map<String, String> variables, DynamoDbClient client) {
    return Deployments.from(
        new Environment(variables),
        client,
        new Clients(),
        InstantSource.system(),
        new SecureRandom(),
        Map.of());
  }

  @Test
  void a_function_starts_with_what_it_uses_and_misses_the_rest_by_name_when_it_asks() {
    try (DynamoDbClient client = Clients.dynamoAt(URI.create("http://127.0.0.1:1"))) {
      Deployment deployment =
          from(Map.of("TABLE", "paydown", "PUBLIC_URL", "https://p.example.org/"), client);
      assertThat(deployment.publicUrl()).isEqualTo("https://p.example.org");
      assertThat(from(Map.of("TABLE", "paydown", "PUBLIC_URL", ""), client).publicUrl()).isEmpty();
      MailMessage message = new MailMessage("a@example.org", "s", "t", "h", Map.of());
      assertThatThrownBy(() -> deployment.mail().send("acme", message))
          .hasMessage("the environment variable MAIL_FROM is not set");
      assertThatThrownBy(() -> deployment.bus().put(List.of(new Bus.Event("a", "{}"))))
          .hasMessage("the environment variable BUS is not set");
      assertThatThrownBy(
              () ->
                  deployment
                      .queue()
                      .send(Queue.Name.MOVES, "{}", Optional.empty(), Optional.empty()))
          .hasMessage("the environment variable MOVES_QUEUE_URL is not set");
    }
  }

  @Test
  void a_missing_table_is_named_at_once() {
    try (DynamoDbClient client = Clients.dynamoAt(URI.create("http://127.0.0.1:1"))) {
      assertThatThrownBy(() -> from(Map.of("PUBLIC_URL", "https://p.example.org"), client))
          .hasMessage("the environment variable TABLE is not set");
    }
  }

  @Test
  void only_true_allows_private_hosts() {
    assertThat(new Environment(Map.of()).allowsPrivateHosts()).isFalse();
    assertThat(new Environment(Map.of("ALLOW_PRIVATE_HOSTS", "yes")).allowsPrivateHosts())
        .isFalse();
    assertThat(new Environment(Map.of("ALLOW_PRIVATE_HOSTS", "true")).allowsPrivateHosts())
        .isTrue();
  }
}
