package dev.paydown.brain.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One hooked-up instance of a tool, its secrets in the clear: only the edge that verifies and the
 * executor that acts hold one.
 *
 * @param id random, 128 bits, in the delivery URL
 * @param name unique in the workspace; stands in item ids
 * @param secrets what deliveries are signed with: the one in force, and during rotation the other
 * @param token what opens the tool's API
 * @param baseUrl where the tool's API is, if not where its vendor runs it
 * @param callbackUrl where moves of {@code events} items are posted
 * @param handshakeUntil until when a tool that chooses its secret itself may tell one
 */
public record Connection(
    String id,
    String workspace,
    String name,
    String tool,
    List<String> secrets,
    Optional<String> token,
    Optional<String> baseUrl,
    Optional<String> callbackUrl,
    Optional<Instant> handshakeUntil) {
  public Connection {
    secrets = List.copyOf(secrets);
  }

  /** One whose tool is told its secret. */
  public Connection(
      String id,
      String workspace,
      String name,
      String tool,
      List<String> secrets,
      Optional<String> token,
      Optional<String> baseUrl,
      Optional<String> callbackUrl) {
    this(id, workspace, name, tool, secrets, token, baseUrl, callbackUrl, Optional.empty());
  }

  /** The same with those secrets, the newest first. */
  public Connection with(List<String> newest) {
    return new Connection(
        id, workspace, name, tool, newest, token, baseUrl, callbackUrl, handshakeUntil);
  }

  /** The same, taking a secret from its tool until then. */
  public Connection awaiting(Instant until) {
    return new Connection(
        id, workspace, name, tool, secrets, token, baseUrl, callbackUrl, Optional.of(until));
  }

  /** Leaves the secrets out, so that none reaches a log. */
  @Override
  public String toString() {
    return "Connection[" + workspace + " " + name + " (" + tool + ")]";
  }
}
