package dev.paydown.bench.start;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What is deployed, and what is measured beside it, where the build left it. */
final class Packages {
  private static final Predicate<String> NOT_A_NEWCOMERS =
      name ->
          name.matches(
              "(paydown|jgrapht|fastutil|jheaps|apfloat|jte|angus|jakarta|s3|ses|sqs|eventbridge"
                  + "|jackson-datatype|aws-xml|aws-query|url-connection|apache|netty|httpclient|httpcore)-.*");
  private final Path root;
  private final Path made;

  /** Of the repository there; what has to be unpacked goes below the other. */
  Packages(Path root, Path made) {
    this.root = root;
    this.made = made;
  }

  Path packaged() {
    return root.resolve("functions/target/paydown-functions.jar");
  }

  List<Path> runtime() throws IOException {
    return jars(root.resolve("bench/target/lambda-runtime"), _ -> true);
  }

  /** The packaged jar as Lambda leaves it: a jar that is a package is unpacked. */
  Path unpacked() throws IOException {
    Path folder = made.resolve("unpacked");
    try (InputStream file = Files.newInputStream(packaged());
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("an entry leads out of its jar: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
        }
      }
    }
    return folder;
  }

  /** A package whose folder {@code lib} holds the jar. */
  Path withJarInLib() throws IOException {
    return inLib("lib-of-one", List.of(packaged()));
  }

  /** The newcomer's package, with that HTTP client alone. */
  Path newcomersOn(String client) throws IOException {
    List<Path> jars = new ArrayList<>(newcomersJars());
    jars.addAll(jars(root.resolve("bench/target/http-clients").resolve(client), _ -> true));
    return inLib("newcomers-on-" + client, jars);
  }

  private List<Path> newcomersJars() throws IOException {
    List<Path> jars =
        new ArrayList<>(jars(root.resolve("bench/target/lib"), NOT_A_NEWCOMERS.negate()));
    jars.addAll(jars(root.resolve("bench/target"), name -> name.startsWith("paydown-bench")));
    return jars;
  }

  private Path inLib(String name, List<Path> jars) throws IOException {
    Path folder = made.resolve(name);
    Path lib = Files.createDirectories(folder.resolve("lib"));
    for (Path jar : jars) {
      Path link = lib.resolve(jar.getFileName());
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, jar.toAbsolutePath());
      }
    }
    return folder;
  }

  /** How much is in a folder or a file, in bytes. */
  static long bytes(Path of) throws IOException {
    try (Stream<Path> files = Files.walk(of)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static List<Path> jars(Path folder, Predicate<String> wanted) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException(folder + " is not there: bench/README.md says how to build");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> wanted.test(file.getFileName().toString()))
          .sorted()
          .toList();
    }
  }
}
