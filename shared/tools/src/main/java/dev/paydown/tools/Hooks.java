package dev.paydown.tools;

import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Has a connection's tool post, and keeps what the tool chose to sign with and what takes the hooks
 * away again; and has it post no more.
 */
public record Hooks(Directory directory) {
  /** While one replaces the other, both are taken. */
  public static final int LIVE_SECRETS = 2;

  /** How long a connection waits for the secret of a tool that chooses its own. */
  public static final Duration AWAITED = Duration.ofDays(1);

  private static final int TRIES = 5;

  /**
   * Makes the tool post to the delivery URL, once however often it is asked.
   *
   * @throws ToolUnavailable if the tool does not answer, or does not let the token do it
   */
  public Listening.Hooked stand(Tool tool, Connection connection, String deliveryUrl, Instant now) {
    Optional<Listening> listening = tool.listening();
    if (listening.isEmpty()) {
      return new Listening.ByHand("its API makes no webhooks");
    }
    if (connection.token().isEmpty()) {
      return new Listening.ByHand("the connection has no token");
    }
    Connection asking =
        tool.makesItsSecret()
            ? change(connection, held -> held.awaiting(now.plus(AWAITED)))
            : connection;
    Listening.Hooked hooked = listening.get().hook(new Listening.Asked(asking, deliveryUrl, now));
    if (hooked instanceof Listening.Standing standing
        && (standing.secret().isPresent() || !standing.hooks().isEmpty())) {
      Connection _ = change(connection, held -> keeping(held, standing));
    }
    return hooked;
  }

  private static Connection keeping(Connection held, Listening.Standing standing) {
    Connection signed = standing.secret().map(secret -> led(held, secret)).orElse(held);
    return standing.hooks().isEmpty() ? signed : signed.hooked(standing.hooks());
  }

  /**
   * Has the tool post to the delivery URL no more, as far as it lets go of it. What of the
   * connection is kept plays no part: it may be gone by then.
   */
  public static Listening.Unhooked end(
      Tool tool, Connection connection, String deliveryUrl, Instant now) {
    Optional<Listening> listening = tool.listening();
    if (listening.isEmpty()) {
      return new Listening.ByHand("its API makes no webhooks");
    }
    return connection.token().isEmpty()
        ? new Listening.ByHand("the connection has no token")
        : listening.get().unhook(new Listening.Asked(connection, deliveryUrl, now));
  }

  /** The connection with that secret first; the one before it is taken as well. */
  public static Connection led(Connection held, String newest) {
    List<String> former = held.secrets().stream().filter(s -> !s.equals(newest)).toList();
    return held.with(
        Stream.concat(Stream.of(newest), former.stream()).limit(LIVE_SECRETS).toList());
  }

  /** A secret that is not kept would have every delivery refused: so it is tried again. */
  private Connection change(Connection connection, UnaryOperator<Connection> how) {
    for (int tried = 0; tried < TRIES; tried++) {
      Connection held = directory.connection(connection.id()).orElse(connection);
      Connection after = how.apply(held);
      if (directory.replace(held, after)) {
        return after;
      }
    }
    throw new IllegalStateException("a connection was changed by others again and again");
  }
}
