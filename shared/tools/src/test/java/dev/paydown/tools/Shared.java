package dev.paydown.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of samples and specifications that may lie beside a checkout. */
public final class Shared {
  private Shared() {}

  /** That path in it; empty, with a notice, where it is not there. */
  public static Optional<Path> find(String path) {
    Path here = Path.of("").toAbsolutePath();
    for (Path at = here; at != null; at = at.getParent()) {
      Path shared = at.resolve("shared").resolve(path);
      if (Files.exists(shared)) {
        return Optional.of(shared);
      }
    }
    System.out.println("skipped: ../shared/" + path + " is not beside this checkout");
    return Optional.empty();
  }
}
