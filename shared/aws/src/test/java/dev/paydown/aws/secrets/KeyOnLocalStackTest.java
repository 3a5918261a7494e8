package dev.paydown.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paydown.aws.Clients;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The deployment's key in a real Secrets Manager API. */
@Tag("localstack")
final class KeyOnLocalStackTest {
  private final Clients clients = new Clients();
  private final SecretsManagerClient secrets = clients.secrets().get();

  private SecretsManagerKey key(String text) {
    String id = "key-" + UUID.randomUUID();
    secrets.createSecret(create -> create.name(id).secretString(text));
    return new SecretsManagerKey(clients.secrets(), () -> id);
  }

  @Test
  void a_secret_as_the_template_makes_it_is_a_key_of_256_bits_and_the_same_each_time() {
    String text =
        secrets
            .getRandomPassword(random -> random.passwordLength(64L).excludePunctuation(true))
            .randomPassword();
    byte[] first = key(text).bytes();
    assertThat(first).hasSize(32).isEqualTo(key(text).bytes());
    assertThat(key(text + "x").bytes()).isNotEqualTo(first);
  }

  @Test
  void a_short_secret_is_refused() {
    SecretsManagerKey shortKey = key("short");
    assertThatThrownBy(shortKey::bytes)
        .hasMessage("the deployment's key is a text of at least 43 characters");
  }
}
