package dev.paydown.bench.start;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One way to start a function: Lambda's own runtime interface client in a process of its own.
 *
 * @param what it is, in words
 * @param flags of the JVM
 * @param classPath what the JVM's own loader finds; the runtime interface client is among it
 * @param taskRoot where Lambda unpacks a package: the client loads handlers from there, by a loader
 *     of its own, unless they are on the class path
 */
record Launch(
    String what, List<String> flags, List<Path> classPath, Path taskRoot, String handler) {
  private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
  private static final long MOST_SECONDS = 60;

  /** What one start took until the answer was there: on the clock, and of all its threads. */
  record Took(Duration wall, Duration cpu) {}

  Launch with(String named, String... more) {
    List<String> all = Stream.concat(flags.stream(), Stream.of(more)).toList();
    return new Launch(named, all, classPath, taskRoot, handler);
  }

  Launch of(String otherHandler) {
    return new Launch(what, flags, classPath, taskRoot, otherHandler);
  }

  /** Starts it, hands it the event, and ends it once it has answered. */
  Took once(FirstEvent event, PracticeRuntime runtime, URI services)
      throws IOException, InterruptedException {
    runtime.offer(event.json());
    ProcessBuilder builder = new ProcessBuilder(command());
    environment(builder.environment(), runtime, services);
    Path said = Files.createTempFile("start", ".log");
    // As on Lambda: from the folder that it is started in, the client loads handlers.
    builder.directory(taskRoot.toFile()).redirectErrorStream(true).redirectOutput(said.toFile());
    long started = System.nanoTime();
    Process process = builder.start();
    try {
      PracticeRuntime.Answer answer = runtime.awaited();
      Duration cpu = process.info().totalCpuDuration().orElseThrow();
      if (!answer.body().contains("\"statusCode\":" + event.status())
          || !answer.body().contains(event.holds())) {
        throw new IllegalStateException(what + " answered " + answer.body());
      }
      return new Took(Duration.ofNanos(answer.nanos() - started), cpu);
    } catch (IllegalStateException failed) {
      throw new IllegalStateException(what + ": " + Files.readString(said), failed);
    } finally {
      // Asked to end and not killed: a training run writes its archive on the way out.
      process.destroy();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(said);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What the JVM itself chooses on Lambda, where a function has one processor.
    command.add("-XX:+UseSerialGC");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(CLIENT);
    command.add(handler);
    return command;
  }

  private void environment(Map<String, String> of, PracticeRuntime runtime, URI services) {
    String path = of.getOrDefault("PATH", "");
    of.clear();
    of.putAll(
        Map.of(
            "PATH", path,
            "AWS_LAMBDA_RUNTIME_API", runtime.address(),
            "LAMBDA_TASK_ROOT", taskRoot.toString(),
            "AWS_LAMBDA_FUNCTION_NAME", "measured",
            "AWS_LAMBDA_FUNCTION_VERSION", "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
            "AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));
    of.putAll(
        Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "measured",
            "AWS_SECRET_ACCESS_KEY", "measured",
            "AWS_ENDPOINT_URL", services.toString(),
            "TABLE", FirstEvent.TABLE,
            "KEY_SECRET_ID", "measured",
            "SIGNED_WITH", FirstEvent.SIGNED_WITH,
            "PUBLIC_URL", "https://paydown.example.com"));
  }
}
