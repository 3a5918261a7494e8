package dev.paydown.tools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.tools.http.OutgoingHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ToolsTest {
  private static final Map<String, Tool> TOOLS =
      Tools.all(request -> new OutgoingHttp.Outcome.Forbidden("not in this test"));

  @TestFactory
  Stream<DynamicTest> every_tool_has_its_samples_its_proofs_and_its_page() {
    return each(
        tool -> {
          assertThat(Path.of("../../docs", tool.slug() + ".md")).content().startsWith("# ");
          assertThat(files("src/test/resources/deliveries/" + tool.slug())).hasSizeGreaterThan(2);
          assertThat(files("src/test/java/dev/paydown/tools/" + home(tool)))
              .anyMatch(
                  name -> name.endsWith("SignatureTest.java") || name.endsWith("ProofTest.java"))
              .anyMatch(name -> name.endsWith("ReaderTest.java") || name.endsWith("ToolTest.java"));
        });
  }

  @TestFactory
  Stream<DynamicTest> the_steps_of_every_tool_are_numbered_lines_that_fit_a_terminal() {
    return each(
        tool ->
            assertThat(tool.steps().lines())
                .allMatch(line -> line.matches("([1-9]\\. |   )\\S.*"), "is numbered or indented")
                .allMatch(line -> line.length() <= 92, "fits")
                .anyMatch(line -> line.contains("delivery URL")));
  }

  @TestFactory
  Stream<DynamicTest> the_steps_back_are_numbered_lines_that_fit_a_terminal() {
    return each(
        tool ->
            assertThat(tool.stepsBack().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("([1-9]\\. |   )\\S.*"), "is numbered or indented")
                .allMatch(line -> line.length() <= 92, "fits"));
  }

  private interface Held {
    void check(Tool tool) throws IOException;
  }

  private static Stream<DynamicTest> each(Held held) {
    return TOOLS.values().stream()
        .map(tool -> DynamicTest.dynamicTest(tool.slug(), () -> held.check(tool)));
  }

  /** The package that the tool lives in. */
  private static String home(Tool tool) {
    String name = tool.getClass().getPackageName();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static List<String> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
