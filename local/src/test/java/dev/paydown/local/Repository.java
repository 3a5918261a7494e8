package dev.paydown.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the repository is that these tests are of. */
public final class Repository {
  private Repository() {}

  /** The folder that holds template.yaml. */
  public static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("template.yaml"))) {
      folder = Objects.requireNonNull(folder.getParent(), "no template.yaml above");
    }
    return folder;
  }

  /** The template. */
  public static Path template() {
    return root().resolve("template.yaml");
  }

  /** What the template lists, by logical id, as it is written. */
  public static JsonNode resources() {
    try {
      return YAMLMapper.builder().build().readTree(template().toFile()).path("Resources");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
