package dev.paydown.local.cloud;

import dev.paydown.local.Repository;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A packaged jar as a function of the runtime {@code provided.al2023}: the very jar that is
 * deployed to AWS, the runtime interface client that Lambda's own Java runtime is made of, and a
 * bootstrap that starts this machine's Java with both.
 */
final class CodeZip {
  /** Where the profile {@code lambda} of the build leaves the runtime's jars. */
  private static final String RUNTIME = "local/target/lambda-runtime";

  private static final String CLIENT = "aws-lambda-java-runtime-interface-client-";
  private static final String NATIVE = "lib/native.so";

  private CodeZip() {}

  /**
   * Writes it.
   *
   * @param codeUri the jar as template.yaml names it
   */
  static Path write(Path folder, String codeUri) {
    Path jar = Repository.root().resolve(codeUri);
    if (!Files.exists(jar)) {
      throw new AssertionError(jar + " is not there: mvn package makes it");
    }
    Path zip = folder.resolve(jar.getFileName() + ".zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.setLevel(Deflater.NO_COMPRESSION);
      put(out, "bootstrap", bootstrap().getBytes(StandardCharsets.UTF_8));
      put(out, "lib/0-" + jar.getFileName(), Files.readAllBytes(jar));
      for (Path library : runtime()) {
        put(out, "lib/" + library.getFileName(), Files.readAllBytes(library));
        if (String.valueOf(library.getFileName()).startsWith(CLIENT)) {
          put(out, NATIVE, nativePart(library));
        }
      }
      return zip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(bytes);
    out.closeEntry();
  }

  private static List<Path> runtime() throws IOException {
    try (Stream<Path> jars = Files.list(Repository.root().resolve(RUNTIME))) {
      return jars.sorted().toList();
    }
  }

  private static byte[] nativePart(Path client) throws IOException {
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    String name = "jni/libaws-lambda-jni.linux-" + machine + ".so";
    try (ZipFile jar = new ZipFile(client.toFile())) {
      ZipEntry entry =
          Optional.ofNullable(jar.getEntry(name))
              .orElseThrow(() -> new AssertionError(client + " has no " + name));
      return jar.getInputStream(entry).readAllBytes();
    }
  }

  /**
   * The client by itself writes its native part to one place under /tmp, which on Lambda each
   * instance has to itself; here one that starts would overwrite what another has mapped, which
   * ends that one.
   */
  private static String bootstrap() {
    return """
        #!/bin/sh
        exec %s/bin/java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \\
          -Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="$LAMBDA_TASK_ROOT/%s" \\
          -cp "$LAMBDA_TASK_ROOT/lib/*" \\
          com.amazonaws.services.lambda.runtime.api.client.AWSLambda "$_HANDLER"
        """
        .formatted(System.getProperty("java.home"), NATIVE);
  }
}
