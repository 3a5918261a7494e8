package dev.paydown.local.practice.linear;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.store.Connection;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Response;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.linear.LinearTool;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A practice Linear and the real connector to it, without a network between them. */
final class LinearBench {
  static final String SECRET = "lin_wh_practice";
  static final String TOKEN = "lin_api_practice";
  final List<Delivery> delivered = new ArrayList<>();
  Instant now = Instant.parse("2026-11-23T09:00:00Z");
  boolean receiving = true;
  final PracticeLinear linear;
  final Connection connection =
      new Connection(
          "id",
          "ws",
          "linear",
          "linear",
          List.of(SECRET),
          Optional.of(TOKEN),
          Optional.of("https://practice.example/linear"),
          Optional.empty());
  final LinearTool tool =
      new LinearTool(asked -> post(asked.uri().getPath(), asked.headers(), asked.body()));

  LinearBench(Optional<Path> folder) {
    linear =
        new PracticeLinear(
            new Desk.World(
                () -> now, (_, headers, body) -> take(headers, body), Runnable::run, folder),
            TOKEN);
    linear.desk().hook("https://paydown.example/hooks/id", SECRET);
  }

  private void take(Map<String, String> headers, byte[] body) {
    if (!receiving) {
      throw new IllegalStateException("answered 503");
    }
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    delivered.add(new Delivery(all, body, now));
  }

  private OutgoingHttp.Outcome post(String path, Map<String, String> headers, byte[] body) {
    Response answer = linear.handle("POST", path.substring("/linear".length()), headers, body);
    if (answer.dropped()) {
      return new OutgoingHttp.Outcome.Lost("the connection broke");
    }
    Map<String, List<String>> shown = new HashMap<>();
    answer.headers().forEach((name, value) -> shown.put(name, List.of(value)));
    return new OutgoingHttp.Outcome.Answered(answer.status(), shown, answer.body());
  }

  Attempt act(Execution execution, int attempt) {
    return tool.act(new Acting(connection, execution, attempt, now, Acting.UserIds.UNKNOWN));
  }

  static Execution execution(
      MoveAction action, String uid, String field, Optional<String> from, Optional<String> to) {
    Move move =
        new Move(
            "m1",
            action,
            "linear/" + uid,
            "linear",
            uid,
            "linear:ENG-1",
            "The form",
            Optional.empty(),
            field,
            from,
            to,
            Optional.empty(),
            Gate.INTERNAL,
            MoveState.CONFIRMED);
    Packet packet =
        new Packet(
            Optional.of("A law\nBlocked by ENG-9"),
            Optional.of("@everyone it *is* live"),
            List.of("the logo"),
            List.of(),
            List.of(new Packet.Place("design", "https://figma.com/file/x")));
    return new Execution(
        "exec-1",
        "ws",
        "p1",
        1,
        "ada@example.com",
        "Clear to start",
        move,
        packet,
        Instant.parse("2026-11-23T09:00:00Z"),
        Optional.empty());
  }
}
