package dev.paydown.aws.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealerTest {
  private final SecureRandom random = new SecureRandom();
  private final Sealer sealer = Sealer.of(new byte[32], random);

  @Test
  void what_is_sealed_opens_for_its_own_connection() {
    String sealed = sealer.seal("whsec_\u00fc", "ws", "id");
    assertThat(sealed).doesNotContain("whsec");
    assertThat(sealer.open(sealed, "ws", "id")).isEqualTo("whsec_\u00fc");
    assertThat(sealer.seal("whsec_\u00fc", "ws", "id")).isNotEqualTo(sealed);
  }

  @Test
  void it_opens_for_no_other_workspace_connection_or_key_and_not_when_changed() {
    String sealed = sealer.seal("secret", "ws", "id");
    byte[] otherKey = new byte[32];
    otherKey[31] = 1;
    byte[] changed = Base64.getDecoder().decode(sealed);
    changed[changed.length - 1] ^= 1;
    assertThatThrownBy(() -> sealer.open(sealed, "other", "id"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sealer.open(sealed, "ws", "other"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> Sealer.of(otherKey, random).open(sealed, "ws", "id"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> sealer.open(Base64.getEncoder().encodeToString(changed), "ws", "id"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_key_of_another_length_is_refused() {
    assertThatThrownBy(() -> Sealer.of(new byte[16], random).seal("secret", "ws", "id"))
        .hasMessage("the deployment's key has 16 bytes, not 32");
  }

  @Test
  void a_key_file_is_made_once_and_for_its_owner_only(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("key");
    byte[] key = KeyFile.at(file, random).bytes();
    assertThat(KeyFile.at(file, random).bytes()).isEqualTo(key).isNotEqualTo(new byte[32]);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("key");
    Files.write(file, new byte[5]);
    assertThatThrownBy(() -> KeyFile.at(file, random)).hasMessageContaining("holds 5 bytes");
  }
}
