package dev.paydown.brain.store;

import java.util.List;
import java.util.Optional;

/** What the pages that only show may do: read. It has no method that writes. */
public interface SessionReader {

  /** The session whose token has this SHA-256 (hex), also one that has run out. */
  Optional<Session> session(String workspace, String tokenHash);

  /** The feed whose token has this SHA-256 (hex). */
  Optional<Feed> feed(String workspace, String tokenHash);

  /** The feeds of a person, oldest first. */
  List<Feed> feedsOf(String workspace, String email);
}
