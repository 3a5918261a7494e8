package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.store.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Deliveries and what they become, for people to read: each file of {@code
 * src/test/resources/deliveries/<tool>} holds the headers, an empty line, the body, a line {@value
 * #BECOMES}, and the reading in words. With {@code -Dpaydown.golden=write} the words are written
 * anew, to be looked at before they are kept.
 */
public final class Golden {
  private static final String BECOMES = "=== becomes ===";

  /** Tests of other modules read the same files. */
  private static final Path FOLDER =
      Stream.of("", "../shared/tools")
          .map(module -> Path.of(module, "src/test/resources/deliveries"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow();

  private Golden() {}

  /**
   * A delivery as its file holds it.
   *
   * @param name what it is, in words
   */
  public record Sent(String name, Delivery delivery) {}

  /** A test for each file of the tool. */
  public static Stream<DynamicTest> of(Tool tool, Connection connection) {
    return files(tool)
        .map(file -> DynamicTest.dynamicTest(name(file), () -> check(file, tool, connection)));
  }

  /** Each delivery of the tool. */
  public static Stream<Sent> sent(Tool tool) {
    return files(tool).map(file -> new Sent(name(file), delivery(sent(read(file)))));
  }

  /** The same without their names. */
  public static List<Delivery> deliveries(Tool tool) {
    return sent(tool).map(Sent::delivery).toList();
  }

  private static Stream<Path> files(Tool tool) {
    Path folder = FOLDER.resolve(tool.slug());
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).isNotEmpty();
      return sorted.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "").replace('-', ' ');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sent(String all) {
    return all.contains(BECOMES) ? all.substring(0, all.indexOf(BECOMES)) : all;
  }

  private static void check(Path file, Tool tool, Connection connection) throws IOException {
    String all = read(file);
    String sent = sent(all);
    String became = Words.of(tool.read(delivery(sent), connection));
    if ("write".equals(System.getProperty("paydown.golden"))) {
      Files.writeString(file, sent.strip() + "\n\n" + BECOMES + "\n" + became);
    } else {
      assertThat(became).isEqualTo(all.substring(sent.length()).replace(BECOMES + "\n", ""));
    }
  }

  private static Delivery delivery(String sent) {
    int gap = sent.startsWith("{") ? 0 : sent.indexOf("\n\n") + 2;
    byte[] body = sent.substring(gap).strip().getBytes(UTF_8);
    return new Delivery(headers(sent.substring(0, gap)), body, Fixtures.NOW);
  }

  /** Headers as a file writes them, one a line. */
  public static Map<String, List<String>> headers(String lines) {
    Map<String, List<String>> headers = new HashMap<>();
    lines
        .lines()
        .filter(line -> line.contains(":"))
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
              headers.put(name, List.of(line.substring(colon + 1).strip()));
            });
    return headers;
  }
}
