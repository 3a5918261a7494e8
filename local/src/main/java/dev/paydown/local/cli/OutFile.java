package dev.paydown.local.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where an export goes: a file, which stands there whole or not at all and which its owner alone
 * may read, or standard output.
 */
final class OutFile implements AutoCloseable {
  /** Where it is written to, and where it shall stand. */
  private record Place(Path part, Path whole) {}

  private final Writer writer;
  private final Optional<Place> place;

  private OutFile(Writer writer, Optional<Place> place) {
    this.writer = writer;
    this.place = place;
  }

  static OutFile of(Optional<String> file, PrintWriter out) throws IOException {
    if (file.isEmpty()) {
      return new OutFile(new Kept(out), Optional.empty());
    }
    try {
      Path whole = Path.of(file.get()).toAbsolutePath();
      Path folder = whole.getParent();
      Path name = whole.getFileName();
      if (Files.isDirectory(whole) || folder == null || name == null) {
        throw new Failure("cannot write " + file.get() + ": it is a folder");
      }
      Path part = Files.createTempFile(folder, "." + name, ".part");
      return new OutFile(
          Files.newBufferedWriter(part, StandardCharsets.UTF_8),
          Optional.of(new Place(part, whole)));
    } catch (InvalidPathException e) {
      throw new Failure("cannot write " + file.get() + ": it is no file's name", e);
    }
  }

  /** Standard output stays open for what comes after. */
  private static final class Kept extends FilterWriter {
    Kept(Writer out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  Writer writer() {
    return writer;
  }

  /** Everything is written: it may stand. */
  void finish() throws IOException {
    writer.flush();
    if (place.isPresent()) {
      writer.close();
      Files.move(place.get().part(), place.get().whole(), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    writer.close();
    if (place.isPresent()) {
      Files.deleteIfExists(place.get().part());
    }
  }

  /** What went wrong with that file, in one line. */
  static Failure failed(String file, IOException why) {
    String said =
        switch (why) {
          case NoSuchFileException _, NotDirectoryException _ -> "there is no such folder";
          case AccessDeniedException _ -> "it may not be written";
          default -> String.valueOf(why.getMessage());
        };
    return new Failure("cannot write " + file + ": " + said, why);
  }
}
