package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One kind of tool: how its deliveries are proved and read, and how moves are made in it. */
public interface Tool {

  /** Its name: {@code linear}. */
  String slug();

  /**
   * How a person makes it post to the delivery URL: numbered steps, in lines of at most 92
   * characters, for somebody who has the URL and the secret before them.
   */
  String steps();

  /**
   * How a person makes it post to the delivery URL no more: numbered steps, in lines of at most 92
   * characters, for somebody who has the URL before them.
   */
  String stepsBack();

  /** Whether the tool chooses the secret and tells it in a {@link Verdict.Handshake}. */
  default boolean makesItsSecret() {
    return false;
  }

  /** Whether the delivery was signed with one of the connection's secrets, and is not stale. */
  Verdict verify(Delivery delivery, Connection connection);

  /** What the delivery says. Never throws for what a sender can send. */
  Reading read(Delivery delivery, Connection connection);

  /**
   * What of the body may be kept where a genuine delivery cannot be read: all of it, unless a
   * secret stands in it.
   */
  default byte[] keepable(Delivery delivery) {
    return delivery.body();
  }

  /**
   * Reads one item through the tool's API, where a {@link Fact.ReadAsked} asked for it.
   *
   * @param uid the tool's immutable id, or what else the tool's {@link Fact.ReadAsked} named: a
   *     calendar, say, of which the events that changed are read
   * @return its facts as of {@code now}, none where nothing is new; or empty where the tool knows
   *     no such item
   * @throws ToolUnavailable if the tool does not answer: try again later
   */
  Optional<List<Fact>> fetch(Connection connection, String uid, Instant now);

  /**
   * Makes the confirmed move once, however often it is called: reads the target first, writes only
   * if it still shows {@code move.from()}, and reads after. A write whose answer was lost is read
   * back before anything is written again.
   */
  Attempt act(Acting acting);

  /**
   * The moves that its connector makes, as far as the item lets it; all others are by hand, with
   * the link to the place.
   */
  default Set<Makes> makes() {
    return Set.of();
  }

  /** Those of them that it makes over that connection: none where nothing opens the tool. */
  default Set<Makes> makes(Connection connection) {
    return connection.hasToken() ? makes() : Set.of();
  }

  /**
   * Whether it is a calendar, in which slots are booked: also those for items of tools that cannot.
   */
  default boolean booksSlots() {
    return false;
  }

  /**
   * Whether its deliveries tell whatever a move changes in it. Where they do not, what a move was
   * about is read once the move is made.
   */
  default boolean tellsOfMoves() {
    return true;
  }

  /** How it is made to post, and what it did not post is found; empty where only people can. */
  default Optional<Listening> listening() {
    return Optional.empty();
  }
}
