package dev.paydown.aws.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key in a file that only its owner reads, for the embedded run. */
public final class KeyFile implements DeploymentKey {
  private final byte[] key;

  private KeyFile(byte[] key) {
    this.key = key;
  }

  /**
   * The key in this file, made if there is none.
   *
   * @throws IllegalStateException if the file does not hold 32 bytes
   */
  public static KeyFile at(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file)) {
        make(file, random);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != 32) {
        throw new IllegalStateException(file + " holds " + key.length + " bytes, not a key of 32");
      }
      return new KeyFile(key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Written beside and linked into place, so that no half key is ever read. */
  private static void make(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[32];
    random.nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    Path unfinished =
        Files.createTempFile(
            folder,
            "key",
            ".unfinished",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(unfinished, key);
      Files.createLink(file, unfinished);
    } catch (FileAlreadyExistsException anotherWasFirst) {
      return;
    } finally {
      Files.delete(unfinished);
    }
  }

  @Override
  public byte[] bytes() {
    return key.clone();
  }
}
