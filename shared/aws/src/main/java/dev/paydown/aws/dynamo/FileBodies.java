package dev.paydown.aws.dynamo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Bodies in a folder, for the embedded run. */
public final class FileBodies implements Bodies {
  private final Path folder;

  /** The bodies under this folder, which is made when first needed. */
  public FileBodies(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public void put(String place, byte[] body) {
    Path file = folder.resolve(place).normalize();
    Optional<Path> parent = Optional.ofNullable(file.getParent());
    if (!file.startsWith(folder) || file.equals(folder) || parent.isEmpty()) {
      throw new IllegalArgumentException("a body's place lies outside its folder");
    }
    try {
      Files.createDirectories(parent.get());
      Path unfinished = Files.createTempFile(parent.get(), "body", ".unfinished");
      Files.write(unfinished, body);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
