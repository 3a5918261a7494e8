package dev.paydown.functions.ingest;

import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections by id, remembered for a minute. An id that nobody has is looked up each time, so that
 * a connection works the moment it is made.
 */
final class KnownConnections {
  private static final Duration REMEMBERED = Duration.ofSeconds(60);
  private static final Duration ANEW = Duration.ofSeconds(1);
  private static final int MOST = 1_000;
  private final Directory directory;
  private final InstantSource clock;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  KnownConnections(Directory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  private record Known(Connection connection, Instant until) {}

  /**
   * The same read anew, where what is remembered is more than a second old: a delivery that it does
   * not prove may be signed with a secret that came since.
   */
  Optional<Connection> findAnew(String id) {
    Instant seen = clock.instant().plus(REMEMBERED).minus(ANEW);
    Known remembered = known.get(id);
    if (remembered == null || !remembered.until().isBefore(seen)) {
      return Optional.empty();
    }
    known.remove(id);
    return find(id);
  }

  /** That it stands so now. */
  void remember(Connection connection) {
    known.put(connection.id(), new Known(connection, clock.instant().plus(REMEMBERED)));
  }

  /** Reads it anew when it is asked for next. */
  void forget(String id) {
    known.remove(id);
  }

  Optional<Connection> find(String id) {
    Instant now = clock.instant();
    Known remembered = known.get(id);
    if (remembered != null
        && now.isBefore(remembered.until())
        && !now.isBefore(remembered.until().minus(REMEMBERED))) {
      return Optional.of(remembered.connection());
    }
    Optional<Connection> found = id.isEmpty() ? Optional.empty() : directory.connection(id);
    if (known.size() >= MOST) {
      known.clear();
    }
    found.ifPresent(connection -> known.put(id, new Known(connection, now.plus(REMEMBERED))));
    return found;
  }
}
