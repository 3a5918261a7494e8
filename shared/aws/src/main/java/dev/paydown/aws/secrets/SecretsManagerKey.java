package dev.paydown.aws.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The key from Secrets Manager: SHA-256 of the secret's text, which is random and at least 43
 * characters long (256 bits in base64, as the template makes it). Read once, when first needed.
 */
public final class SecretsManagerKey implements DeploymentKey {
  private static final int SHORTEST = 43;

  private final Supplier<SecretsManagerClient> client;
  private final Supplier<String> secretId;
  private byte @Nullable [] key;

  /** The key in this secret; neither argument is asked before the key is needed. */
  public SecretsManagerKey(Supplier<SecretsManagerClient> client, Supplier<String> secretId) {
    this.client = client;
    this.secretId = secretId;
  }

  @Override
  public synchronized byte[] bytes() {
    if (key == null) {
      key = read();
    }
    return key.clone();
  }

  private byte[] read() {
    String secret = client.get().getSecretValue(get -> get.secretId(secretId.get())).secretString();
    if (secret == null || secret.length() < SHORTEST) {
      throw new IllegalStateException(
          "the deployment's key is a text of at least " + SHORTEST + " characters");
    }
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
