package dev.paydown.local.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Keeps the books as one JSON file: written beside, forced to disk, then moved into place. */
final class BooksFile {
  private final Optional<Path> folder;
  private final String name;

  BooksFile(Optional<Path> folder, String slug) {
    this.folder = folder;
    this.name = "practice-" + slug + ".json";
  }

  Optional<Books> load() {
    Optional<Path> file = folder.map(this::file).filter(Files::exists);
    try {
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(BrainJson.read(Files.readString(file.get()), Books.class).copy());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(Books books) {
    if (folder.isPresent()) {
      try {
        write(folder.get(), ByteBuffer.wrap(BrainJson.write(books).getBytes(UTF_8)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void write(Path folder, ByteBuffer json) throws IOException {
    Files.createDirectories(folder);
    Path beside = folder.resolve(name + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      while (json.hasRemaining()) {
        channel.write(json);
      }
      channel.force(true);
    }
    Files.move(
        beside, file(folder), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path file(Path folder) {
    return folder.resolve(name);
  }
}
