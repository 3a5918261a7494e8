package dev.paydown.local.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The folder one database lives in: its tables or none, its output, its process id. */
final class Home implements AutoCloseable {
  static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final int LAST_LINES = 20;

  private final Path folder;
  private final boolean temporary;
  private final Optional<FileChannel> lock;

  private Home(Path folder, boolean temporary, Optional<FileChannel> lock) {
    this.folder = folder;
    this.temporary = temporary;
    this.lock = lock;
  }

  static Home temporary() {
    try {
      return new Home(Files.createTempDirectory("paydown-dynamodb"), true, Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the folder for this process alone and ends what an earlier one left running on it. */
  static Home at(Path dataDir) {
    try {
      Path folder = Files.createDirectories(dataDir).toRealPath();
      Home home = new Home(folder, false, Optional.of(lock(folder)));
      home.endOrphan();
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean taken = false;
    try {
      taken = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      taken = false;
    }
    if (!taken) {
      channel.close();
      throw new IllegalStateException("another process uses the data folder " + folder);
    }
    return channel;
  }

  Path folder() {
    return folder;
  }

  Path log() {
    return folder.resolve("dynamodb-local.log");
  }

  List<String> arguments() {
    return temporary ? List.of("-inMemory") : List.of("-dbPath", folder.toString());
  }

  void remember(long pid) throws IOException {
    Files.writeString(pidFile(), Long.toString(pid));
  }

  private Path pidFile() {
    return folder.resolve("dynamodb-local.pid");
  }

  /**
   * A process id may have gone to another program since: only one that runs DynamoDB Local on this
   * very folder is ended.
   */
  private void endOrphan() throws IOException {
    if (!Files.exists(pidFile())) {
      return;
    }
    String text = Files.readString(pidFile()).strip();
    Optional<ProcessHandle> orphan =
        text.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(text)) : Optional.empty();
    if (orphan.isPresent() && isOurs(orphan.get())) {
      end(orphan.get());
    }
    Files.delete(pidFile());
  }

  private boolean isOurs(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains(MAIN) && command.endsWith("-dbPath " + folder);
  }

  private static void end(ProcessHandle orphan) {
    orphan.destroyForcibly();
    try {
      orphan.onExit().get(20, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("process " + orphan.pid() + " did not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  String lastWords() {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.UTF_8)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException | UncheckedIOException e) {
      return "(none)";
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(pidFile());
      if (lock.isPresent()) {
        lock.get().close();
      }
      if (temporary) {
        Jars.deleteTree(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
