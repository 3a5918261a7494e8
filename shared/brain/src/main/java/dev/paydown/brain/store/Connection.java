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
 * @param places where in the tool it listens, as the tool's people write them: {@code acme/web}, a
 *     project, a board; none: wherever its token reaches
 * @param hooks what its tool has to be told to take its webhooks away, where it does not show whose
 *     they are: as its connector wrote it down when it made them
 * @param hasToken whether it has a token: told also where the token itself is not
 * @param heard what its first genuine delivery was; empty while there was none
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
    Optional<Instant> handshakeUntil,
    List<String> places,
    Optional<Heard> heard,
    List<String> hooks,
    boolean hasToken) {
  public Connection {
    secrets = List.copyOf(secrets);
    places = List.copyOf(places);
    hooks = List.copyOf(hooks);
  }

  /**
   * What a connection's first genuine delivery was, for the person who sets it up.
   *
   * @param what in a line: what it was understood as
   */
  public record Heard(Instant at, String what) {}

  /** One whose token is told, if it has one. */
  public Connection(
      String id,
      String workspace,
      String name,
      String tool,
      List<String> secrets,
      Optional<String> token,
      Optional<String> baseUrl,
      Optional<String> callbackUrl,
      Optional<Instant> handshakeUntil,
      List<String> places,
      Optional<Heard> heard) {
    this(
        id,
        workspace,
        name,
        tool,
        secrets,
        token,
        baseUrl,
        callbackUrl,
        handshakeUntil,
        places,
        heard,
        List.of(),
        token.isPresent());
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
    this(
        id,
        workspace,
        name,
        tool,
        secrets,
        token,
        baseUrl,
        callbackUrl,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** The same with those secrets, the newest first. */
  public Connection with(List<String> newest) {
    return with(newest, handshakeUntil, places, heard, hooks);
  }

  /** The same, taking a secret from its tool until then. */
  public Connection awaiting(Instant until) {
    return with(secrets, Optional.of(until), places, heard, hooks);
  }

  /** The same, listening there. */
  public Connection in(List<String> where) {
    return with(secrets, handshakeUntil, where, heard, hooks);
  }

  /** The same, once its first delivery came. */
  public Connection hearing(Heard first) {
    return with(secrets, handshakeUntil, places, Optional.of(first), hooks);
  }

  /** The same, with those webhooks made in its tool. */
  public Connection hooked(List<String> made) {
    return with(secrets, handshakeUntil, places, heard, made);
  }

  private Connection with(
      List<String> newest,
      Optional<Instant> until,
      List<String> where,
      Optional<Heard> first,
      List<String> made) {
    return new Connection(
        id,
        workspace,
        name,
        tool,
        newest,
        token,
        baseUrl,
        callbackUrl,
        until,
        where,
        first,
        made,
        hasToken);
  }

  /** Leaves the secrets out, so that none reaches a log. */
  @Override
  public String toString() {
    return "Connection[" + workspace + " " + name + " (" + tool + ")]";
  }
}
