package dev.paydown.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.http.OutgoingHttp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries, connections and executions that tests of several tools need. */
public final class Fixtures {
  /** When all of this happens: a Monday morning. */
  public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** For tests in which no tool is called. */
  public static final OutgoingHttp NO_NETWORK =
      request -> new OutgoingHttp.Outcome.Unreached("no network in this test");

  private Fixtures() {}

  /** A connection of that tool, named like it. */
  public static Connection connection(String tool, String secret, Optional<String> callback) {
    return new Connection(
        "id", "ws", tool, tool, List.of(secret), Optional.of("token"), Optional.empty(), callback);
  }

  /** A delivery with those headers, each sent once. */
  public static Delivery delivery(String body, Map<String, String> headers) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return new Delivery(all, body.getBytes(UTF_8), NOW);
  }

  /** The first attempt at the move, where nobody knows who is who. */
  public static Acting acting(Connection connection, Execution execution) {
    return new Acting(connection, execution, 1, NOW, Acting.UserIds.UNKNOWN);
  }

  /** A confirmed move of the due date of {@code studio:design-1}. */
  public static Execution execution(String connection, String uid) {
    Move move =
        new Move(
            "m1",
            MoveAction.SET_DATE,
            connection + "/" + uid,
            connection,
            uid,
            connection + ":" + uid,
            "The design",
            Optional.of("https://example.com/design-1"),
            "due",
            Optional.of("2026-11-24"),
            Optional.of("2026-11-26"),
            Optional.empty(),
            Gate.INTERNAL,
            MoveState.CONFIRMED);
    Packet packet =
        new Packet(
            Optional.of("A law"),
            Optional.empty(),
            List.of("the form"),
            List.of(new Packet.Moved(NOW, "moved")),
            List.of(new Packet.Place("design", "https://example.com/d")));
    return new Execution(
        "exec-1", "ws", "p1", 1, "ada@example.com", "Move it", move, packet, NOW, Optional.empty());
  }
}
