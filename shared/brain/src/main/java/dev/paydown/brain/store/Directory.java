package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who is who: admin tokens to workspaces, delivery ids to connections. */
public interface Directory {

  /** The workspace that the admin token with this SHA-256 (hex) names. */
  Optional<String> workspaceOf(String tokenHash);

  /** Lets the token with this SHA-256 (hex) administer the workspace. */
  void admit(String tokenHash, String workspace);

  /**
   * Lets the token with {@code nextHash} administer the workspace of the one with {@code
   * tokenHash}, which goes on until it is retired.
   *
   * @return whether that one administers a workspace; if not, nothing is changed
   */
  boolean succeed(String tokenHash, String nextHash);

  /** Ends every token that the one with this SHA-256 (hex) comes after, and says how many. */
  int retireBefore(String tokenHash);

  /** The connection with this id. */
  Optional<Connection> connection(String id);

  /** The workspace's connection of this name. */
  Optional<Connection> connection(String workspace, String name);

  /** The workspace's connections, by name, without their secrets and tokens. */
  List<Connection> connections(String workspace);

  /** Whether the connection was added: {@code false} if the workspace has one of that name. */
  boolean add(Connection connection);

  /**
   * Puts {@code after} in the place of {@code before}, which has its id, workspace and name.
   *
   * @return whether it stood as {@code before} says; if not, nothing is changed
   */
  boolean replace(Connection before, Connection after);

  /**
   * Takes the connection away at once, and frees its name: nothing but {@link #revoked} finds it
   * any more. It is kept there for its tool to be told, until that is done or that instant.
   */
  void revoke(Connection connection, Instant until);

  /** The connections that had that name and are revoked, whose tools are still to be told. */
  List<Connection> revoked(String workspace, String name, Instant now);

  /** Keeps nothing of a revoked connection any more. */
  void forget(Connection revoked);
}
