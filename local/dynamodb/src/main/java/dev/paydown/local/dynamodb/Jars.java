package dev.paydown.local.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Fetches DynamoDB Local with the user's own Maven into a cache folder of the user. What is there
 * under the version's name is whole: a fetch fills another folder and renames it at its end.
 */
final class Jars {
  static final String VERSION = "3.3.1";
  private static final int MINUTES = 15;

  /** The bom is later than what DynamoDB Local names itself, because every part of it resolves. */
  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>dev.paydown.fetched</groupId>
        <artifactId>dynamodb-local</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <dependencyManagement>
          <dependencies>
            <dependency>
              <groupId>software.amazon.awssdk</groupId>
              <artifactId>bom</artifactId>
              <version>2.54.13</version>
              <type>pom</type>
              <scope>import</scope>
            </dependency>
          </dependencies>
        </dependencyManagement>
        <dependencies>
          <dependency>
            <groupId>software.amazon.dynamodb</groupId>
            <artifactId>DynamoDBLocal</artifactId>
            <version>%s</version>
          </dependency>
        </dependencies>
      </project>
      """
          .formatted(VERSION);

  private Jars() {}

  static Path userCache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(home -> !home.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
        .resolve(Path.of("paydown", "dynamodb-local"));
  }

  private static String notice(Path jars) {
    return """
      Paydown keeps its tables on this machine in DynamoDB Local %s, which is Amazon's and no part
      of Paydown. Its licence (LICENSE.txt in its jar) lets you use it for your internal business
      purposes in connection with AWS services, and asks for an AWS account in good standing. Your
      own Maven fetches it now, about 50 MB, into
      %s
      To use another DynamoDB instead, end this and give --dynamodb-endpoint URL."""
        .formatted(VERSION, jars);
  }

  /** The folder that holds the jars, fetched if it is not there yet. */
  static synchronized Path fetched(Path cache, Consumer<String> notices) {
    Path jars = cache.resolve(VERSION);
    if (Files.isDirectory(jars)) {
      return jars;
    }
    try {
      Files.createDirectories(cache);
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.isDirectory(jars)) {
          notices.accept(notice(jars));
          fetch(cache, jars);
        }
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot fetch DynamoDB Local into " + cache, e);
    }
  }

  private static void fetch(Path cache, Path jars) throws IOException {
    Path unfinished = cache.resolve(VERSION + ".unfinished");
    deleteTree(unfinished);
    Files.createDirectories(unfinished);
    Path pom = Files.writeString(unfinished.resolve("pom.xml"), POM);
    Path output = unfinished.resolve("maven.log");
    Path lib = unfinished.resolve("lib");
    ProcessBuilder maven =
        new ProcessBuilder(
                List.of(
                    "mvn",
                    "-q",
                    "-B",
                    "-ntp",
                    "-f",
                    pom.toString(),
                    "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies",
                    "-DincludeScope=runtime",
                    "-DoutputDirectory=" + lib))
            .directory(unfinished.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(pom.toFile()));
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    run(maven, output);
    if (!Files.exists(lib.resolve("DynamoDBLocal-" + VERSION + ".jar"))) {
      throw new IOException("Maven ended well, but fetched no DynamoDBLocal-" + VERSION + ".jar");
    }
    Files.move(lib, jars, StandardCopyOption.ATOMIC_MOVE);
    deleteTree(unfinished);
  }

  private static void run(ProcessBuilder maven, Path output) throws IOException {
    Process process;
    try {
      process = maven.start();
    } catch (IOException e) {
      throw new IOException("Maven 3.8 or newer is needed: no program mvn on the PATH", e);
    }
    try {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        throw new IOException("Maven did not end within " + MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while Maven fetched DynamoDB Local", e);
    } finally {
      process.destroy();
    }
    if (process.exitValue() != 0) {
      throw new IOException(
          "Maven could not fetch DynamoDB Local:\n"
              + Files.readString(output, StandardCharsets.UTF_8));
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
