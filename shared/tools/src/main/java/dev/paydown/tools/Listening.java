package dev.paydown.tools;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a tool is made to tell what happens in it, and to tell it no more, and how what it did not
 * tell is found: all through its API, with the connection's token, in the connection's places.
 */
public interface Listening {

  /**
   * A connection whose tool is to post to that URL.
   *
   * @param deliveryUrl where deliveries of this connection are taken
   */
  record Asked(Connection connection, String deliveryUrl, Instant now) {

    /**
     * Makes a hook in each of the connection's places, where it has a token and names one.
     *
     * @param kinds what a place is in that tool: {@code project or group}
     * @param stand makes one there, or finds it standing
     */
    public Hooked inPlaces(String kinds, Consumer<String> stand) {
      if (connection.token().isEmpty()) {
        return new ByHand("the connection has no token");
      }
      if (connection.places().isEmpty()) {
        return new ByHand("no " + kinds + " is named to listen in");
      }
      connection.places().forEach(stand);
      return new Standing(connection.places());
    }

    /**
     * Whether a hook that posts there is this connection's: its id, 128 random bits, is in no other
     * address, by whatever name the deployment was reached when the hook was made.
     */
    public boolean isOurs(String url) {
      return url.equals(deliveryUrl) || url.endsWith("/hooks/" + connection.id());
    }

    /**
     * Takes the hooks of each of the connection's places away, where it has a token and names one.
     *
     * @param kinds what a place is in that tool: {@code project or group}
     * @param ours those of a place that are this connection's, each as {@code remove} knows it
     * @param remove takes one away; false where it was gone already
     */
    public <H> Unhooked outOfPlaces(
        String kinds, Function<String, List<H>> ours, Predicate<H> remove) {
      if (connection.token().isEmpty()) {
        return new ByHand("the connection has no token");
      }
      return connection.places().isEmpty()
          ? new ByHand("no " + kinds + " is named that it listens in")
          : outOf(connection.places(), ours, remove);
    }

    /**
     * The same of those places. What is not let go of is told, and the others go on; but a tool
     * that does not answer is asked nothing more.
     */
    public <H> Unhooked outOf(
        List<String> places, Function<String, List<H>> ours, Predicate<H> remove) {
      Removal<H> removal = new Removal<>(ours, remove);
      places.forEach(removal::out);
      return removal.end();
    }
  }

  /** Whether the tool posts. */
  sealed interface Hooked {}

  /**
   * It does from now on, or did already.
   *
   * @param places where in the tool, as its people write them
   * @param until when the tool stops unless it is asked again; empty: it does not stop
   * @param secret what the tool chose to sign with, where it answers with one
   * @param hooks what {@link #unhook} has to be told of them, all that there are, where the tool
   *     does not show whose they are
   */
  record Standing(
      List<String> places, Optional<Instant> until, Optional<String> secret, List<String> hooks)
      implements Hooked {
    public Standing {
      places = List.copyOf(places);
      hooks = List.copyOf(hooks);
    }

    /** One whose hooks the tool shows with the URL that they post to. */
    public Standing(List<String> places, Optional<Instant> until, Optional<String> secret) {
      this(places, until, secret, List.of());
    }

    /** One that does not end, signed with the connection's own secret. */
    public Standing(List<String> places) {
      this(places, Optional.empty(), Optional.empty());
    }
  }

  /** A person has to do it, as {@link Tool#steps()} or {@link Tool#stepsBack()} says. */
  record ByHand(String why) implements Hooked, Unhooked {}

  /** Whether the tool posts no more. */
  sealed interface Unhooked {}

  /**
   * No hook of ours posts any more.
   *
   * @param count how many were taken away now; 0: there was none
   */
  record Gone(int count) implements Unhooked {}

  /**
   * Some may still post: the tool did not let go of them, or did not say whether it did.
   *
   * @param count how many were taken away all the same
   * @param places where others may stand
   */
  record Left(int count, List<Kept> places) implements Unhooked {
    public Left {
      places = List.copyOf(places);
    }
  }

  /**
   * A place in which a hook may still stand.
   *
   * @param place as the tool's people write it
   * @param why what the tool answered, or that it did not
   */
  record Kept(String place, String why) {}

  /** One page of what changed. */
  record Changes(List<Changed> items, Optional<String> next) {
    public Changes {
      items = List.copyOf(items);
    }

    /** No more than those. */
    public Changes(List<Changed> items) {
      this(items, Optional.empty());
    }
  }

  /**
   * An item that changed.
   *
   * @param uid what {@link Tool#fetch} reads it by
   * @param at when it last changed, by the tool's clock
   */
  record Changed(String uid, Instant at) {}

  /**
   * Makes the tool post in each of the connection's places, signed with its newest secret. Asked
   * twice, it posts once: a hook that stands is found by its URL, and renewed where it expires.
   *
   * @throws ToolUnavailable if the tool does not answer, or does not let the token do it
   */
  Hooked hook(Asked asked);

  /**
   * Takes away the hooks that post for this connection, and nobody else's. Asked twice, each is
   * taken away once: what is gone counts as done, and what was not answered is looked for anew.
   */
  Unhooked unhook(Asked asked);

  /**
   * Asks the tool to send again what failed to arrive since then, where it remembers that.
   *
   * @return how many deliveries were asked for
   * @throws ToolUnavailable if the tool does not answer
   */
  default int askAgain(Asked asked, Instant since) {
    return 0;
  }

  /**
   * The items that changed at or after {@code since}, a page of at most a hundred, those that
   * changed first coming first where the tool can sort so.
   *
   * @param since empty: every item that is open now, as on a first import
   * @param cursor what the page before named as {@code next}; empty: the first page
   * @throws ToolUnavailable if the tool does not answer, or does not let the token see it
   */
  Changes changes(
      Connection connection, Optional<Instant> since, Optional<String> cursor, Instant now);

  /**
   * What the tool's own record of changes tells of an item that {@link Tool#fetch} does not: its
   * due dates at their own times, so that a date moved before the tool was connected counts as
   * moved. Asked once an item, when it is first imported; a long record is read in part.
   *
   * @return none where the tool keeps no such record, or does not show it
   * @throws ToolUnavailable if the tool does not answer: try again later
   */
  default List<Fact> past(Connection connection, String uid, Instant now) {
    return List.of();
  }
}
