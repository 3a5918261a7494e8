package dev.paydown.tools.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import dev.paydown.tools.Fixtures;
import dev.paydown.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer in a process of its own, which its agent instruments without touching other tests: all
 * tools together for some seconds, or, where deep tests run, each by itself for longer. An input
 * that breaks something stays in {@code target/fuzz}, to become a test of its tool.
 */
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("paydown.fuzz.seconds", 12);
  private static final int DEEP_SECONDS = Integer.getInteger("paydown.fuzz.deep.seconds", 20);
  private static final Pattern DONE = Pattern.compile("Done ([0-9]+) runs in ([0-9]+) second");
  private static final Path FOUND = Path.of("target", "fuzz");

  @TempDir Path corpus;

  @Test
  void no_verifier_and_no_reader_is_broken_by_what_some_seconds_of_fuzzing_make() throws Exception {
    fuzz("", corpus, SECONDS);
  }

  @Tag("deep")
  @TestFactory
  Stream<DynamicTest> no_verifier_and_no_reader_is_broken_by_what_longer_fuzzing_makes() {
    return Tools.all(Fixtures.NO_NETWORK).keySet().stream()
        .sorted()
        .map(
            tool ->
                DynamicTest.dynamicTest(
                    tool, () -> fuzz(tool, corpus.resolve(tool), DEEP_SECONDS)));
  }

  private static void fuzz(String tool, Path corpus, int seconds) throws Exception {
    Files.createDirectories(corpus);
    Files.createDirectories(FOUND);
    List<byte[]> seeds = FuzzedDeliveries.seeds(tool);
    assertThat(seeds).isNotEmpty();
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(corpus.resolve("seed-" + i), seeds.get(i));
    }
    Path said = Files.createTempFile(FOUND, "jazzer", ".log");
    Process jazzer = start(tool, corpus, seconds, said);
    try {
      assertThat(jazzer.waitFor(seconds + 180L, TimeUnit.SECONDS)).as("ends in time").isTrue();
      String all = Files.readString(said, UTF_8);
      assertThat(jazzer.exitValue()).as(last(all)).isZero();
      Matcher done = DONE.matcher(all);
      assertThat(done.find()).as(last(all)).isTrue();
      System.out.printf(
          "fuzzed %s: %s runs in %s s%n",
          tool.isEmpty() ? "every tool" : tool, done.group(1), done.group(2));
      assertThat(Integer.parseInt(done.group(1))).isPositive();
      Files.delete(said);
    } finally {
      jazzer.destroyForcibly();
    }
  }

  private static Process start(String tool, Path corpus, int seconds, Path said)
      throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-Xmx768m",
            "-XX:+EnableDynamicAgentLoading",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-D" + FuzzedDeliveries.ONE_TOOL + "=" + tool,
            "-cp",
            classes,
            Jazzer.class.getName(),
            "--target_class=" + FuzzedDeliveries.class.getName(),
            "--instrumentation_includes=dev.paydown.tools.**",
            "--custom_hook_includes=dev.paydown.tools.**",
            // Leads towards what a pattern matches: worth it where there is time to learn.
            "--disabled_hooks="
                + (tool.isEmpty() ? "com.code_intelligence.jazzer.sanitizers.RegexRoadblocks" : ""),
            "--reproducer_path=" + FOUND,
            "-artifact_prefix=" + FOUND + "/",
            "-max_total_time=" + seconds,
            "-max_len=30000",
            "-timeout=60",
            "-rss_limit_mb=2500",
            "-seed=1",
            corpus.toString())
        .redirectErrorStream(true)
        .redirectOutput(said.toFile())
        .start();
  }

  private static String last(String said) {
    return said.substring(Math.max(0, said.length() - 6_000));
  }
}
