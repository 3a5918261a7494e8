package dev.paydown.local.practice;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Tool;
import dev.paydown.tools.http.OutgoingHttp;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A practice tool and the real connector to it, without a network between them. */
public final class Bench {
  /** What opens the practice tool's API. */
  public static final String TOKEN = "practice";

  /** What its webhooks are signed with. */
  public static final String SECRET = "practice-secret";

  /** An execution's id, as executions have them. */
  public static final String EXECUTION = "0123456789abcdef0123456789abcdef";

  private static final String BASE = "https://practice.example/";

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

  /** When all of this happens. */
  public final Instant now = NOW;

  /** What the practice tool posted. */
  public final List<Delivery> delivered = new ArrayList<>();

  /** Every request that the connector sent. */
  public final List<OutgoingHttp.Request> sent = new ArrayList<>();

  private final PracticeTool practice;
  private final Tool tool;
  private final Connection connection;

  /** A bench with these two. */
  public Bench(
      String slug,
      Function<Desk.World, PracticeTool> practice,
      Function<OutgoingHttp, Tool> connector) {
    this.practice =
        practice.apply(
            new Desk.World(
                () -> now,
                (_, headers, body) -> take(headers, body),
                Runnable::run,
                Optional.empty()));
    this.tool = connector.apply(this::send);
    this.connection =
        new Connection(
            "id",
            "ws",
            slug,
            slug,
            List.of(SECRET),
            Optional.of(TOKEN),
            Optional.of(BASE + slug),
            Optional.empty());
    this.practice.desk().hook("https://paydown.example/hooks/id", SECRET);
  }

  /** The practice tool's desk. */
  public Desk desk() {
    return practice.desk();
  }

  /** The connection between the two. */
  public Connection connection() {
    return connection;
  }

  /** The connector. */
  public Tool tool() {
    return tool;
  }

  /** Lets the connector make the move. */
  public Attempt act(Execution execution, int attempt) {
    return act(execution, attempt, Acting.UserIds.UNKNOWN);
  }

  /** The same where it is known who is who. */
  public Attempt act(Execution execution, int attempt, Acting.UserIds userIds) {
    return tool.act(new Acting(connection, execution, attempt, now, userIds));
  }

  private void take(Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    delivered.add(new Delivery("https://paydown.example/hooks/id", all, body, now));
  }

  private OutgoingHttp.Outcome send(OutgoingHttp.Request request) {
    sent.add(request);
    URI uri = request.uri();
    String path = uri.getRawPath().substring(connection.tool().length() + 1);
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    Response answer =
        practice.handle(request.method(), path + query, request.headers(), request.body());
    if (answer.dropped()) {
      return new OutgoingHttp.Outcome.Lost("the connection broke");
    }
    Map<String, List<String>> shown = new HashMap<>();
    answer.headers().forEach((name, value) -> shown.put(name, List.of(value)));
    return new OutgoingHttp.Outcome.Answered(answer.status(), shown, answer.body());
  }

  /** A confirmed move of the item with that id. */
  public Execution execution(
      MoveAction action, String uid, String field, Optional<String> from, Optional<String> to) {
    return execution(connection.name(), action, uid, new Change(field, from, to, Optional.empty()));
  }

  /** What a move changes, and the node of what made it necessary. */
  public record Change(
      String field, Optional<String> from, Optional<String> to, Optional<String> cause) {}

  /** A confirmed move of the item with that id, of the connection with that name. */
  public static Execution execution(String name, MoveAction action, String uid, Change change) {
    Move move =
        new Move(
            "m1",
            action,
            name + "/" + uid,
            name,
            uid,
            name + ":" + uid,
            "The form",
            Optional.empty(),
            change.field(),
            change.from(),
            change.to(),
            change.cause(),
            Gate.INTERNAL,
            MoveState.CONFIRMED);
    Packet packet =
        new Packet(
            Optional.of("A law\nBlocked by ENG-9"),
            Optional.of("@everyone it *is* live"),
            List.of("the logo"),
            List.of(new Packet.Moved(NOW, "the design was finished")),
            List.of(new Packet.Place("design", "https://figma.com/file/x")));
    return new Execution(
        EXECUTION,
        "ws",
        "p1",
        1,
        "ada@example.com",
        "Clear to start",
        move,
        packet,
        NOW,
        Optional.empty());
  }
}
