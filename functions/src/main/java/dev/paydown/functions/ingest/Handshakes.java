package dev.paydown.functions.ingest;

import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Secrets that tools tell themselves. Whoever knows the delivery URL could tell one, so a
 * connection takes them only for a while after it was made or its rotation was asked for.
 */
final class Handshakes {
  /** One for each webhook of the tool that posts to the same connection. */
  static final int MOST_SECRETS = 50;

  private static final int TRIES = 20;
  private final Directory directory;

  Handshakes(Directory directory) {
    this.directory = directory;
  }

  /** What became of it. */
  enum Learnt {
    /** The connection's deliveries are proved with it from now on. */
    KEPT,
    /** Nobody awaits one; nothing is changed. */
    NOT_AWAITED
  }

  /**
   * Adds the secret to the connection's.
   *
   * @throws IllegalStateException if others kept changing the connection meanwhile
   */
  Learnt learn(String id, String secret, Instant now) {
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<Connection> before = directory.connection(id);
      if (before.isEmpty() || before.get().handshakeUntil().filter(now::isBefore).isEmpty()) {
        return Learnt.NOT_AWAITED;
      }
      List<String> held = before.get().secrets();
      if (held.contains(secret)) {
        return Learnt.KEPT;
      }
      List<String> with =
          Stream.concat(Stream.of(secret), held.stream()).limit(MOST_SECRETS).toList();
      if (directory.replace(before.get(), before.get().with(with))) {
        return Learnt.KEPT;
      }
    }
    throw new IllegalStateException("a connection was changed again and again");
  }
}
