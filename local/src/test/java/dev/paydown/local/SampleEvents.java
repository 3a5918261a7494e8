package dev.paydown.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files in events/, which are what functions are really sent. */
public final class SampleEvents {
  private SampleEvents() {}

  /** All of them, in the order of their names. */
  public static List<Path> files() {
    try (Stream<Path> files = Files.list(Repository.root().resolve("events"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The function whose name, in lower case with dashes, the file's name begins with. */
  public static Optional<String> function(Path file, Set<String> functions) {
    String name = String.valueOf(file.getFileName());
    return functions.stream()
        .filter(id -> name.startsWith(dashed(id) + "-"))
        .max((a, b) -> Integer.compare(a.length(), b.length()));
  }

  /** One file for each of these functions. */
  public static Map<String, Path> of(Set<String> functions) {
    Map<String, Path> one = new TreeMap<>();
    for (Path file : files()) {
      function(file, functions).ifPresent(id -> one.putIfAbsent(id, file));
    }
    return one;
  }

  /** What it holds. */
  public static String text(Path file) {
    try {
      return Files.readString(file);
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
