package dev.paydown.brain.store;

import java.util.Optional;

/** Who may look: codes under way, sessions and feeds. */
public interface Sessions extends SessionReader {

  /** The code under way to that address. */
  Optional<SignIn> signIn(String workspace, String email);

  /**
   * Puts {@code after} where {@code before} stands, or where nothing does if that is empty.
   *
   * @return whether it stood as {@code before} says; if not, somebody else is at it
   */
  boolean replace(Optional<SignIn> before, SignIn after);

  /** Lets somebody look. */
  void open(Session session);

  /** Ends a session; nothing where there is none. */
  void close(String workspace, String tokenHash);

  /** Lets a calendar read. */
  void add(Feed feed);

  /** Ends a feed; nothing where there is none. */
  void revoke(Feed feed);
}
