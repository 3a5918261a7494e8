package dev.paydown.local.cloud;

import dev.paydown.local.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The events in events/, which are what functions are really sent: one for each function. */
final class Samples {
  private Samples() {}

  /** One file for each of these functions. */
  static Map<String, Path> of(Set<String> functions) {
    Map<String, Path> one = new TreeMap<>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      functions.stream()
          .filter(id -> name.startsWith(dashed(id) + "-"))
          .max((a, b) -> Integer.compare(a.length(), b.length()))
          .ifPresent(id -> one.putIfAbsent(id, file));
    }
    return one;
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(Repository.root().resolve("events"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String dashed(String function) {
    return function
        .replaceFirst("Function$", "")
        .replaceAll("([a-z])([A-Z])", "$1-$2")
        .toLowerCase(Locale.ROOT);
  }
}
