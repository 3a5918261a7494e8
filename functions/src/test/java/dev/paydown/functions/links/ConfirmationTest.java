package dev.paydown.functions.links;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.functions.Samples;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfirmationTest {

  private static Move date(String id, String field, String from, String to) {
    Move any = Samples.move(id, MoveAction.SET_DATE, field, Optional.of(to));
    return new Move(
        id,
        any.action(),
        any.node(),
        any.connection(),
        any.uid(),
        any.item(),
        any.title(),
        any.url(),
        field,
        Optional.of(from),
        any.to(),
        any.cause(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  private static List<String> order(Move... moves) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (Move move : moves) {
      chosen.put(move.id(), "");
    }
    return Confirmation.executions(
            "w1",
            Samples.proposal(1, Gate.INTERNAL, List.of(moves)),
            chosen,
            Samples.ANNA,
            Instant.parse("2026-11-18T10:00:00Z"))
        .stream()
        .map(Execution::move)
        .map(Move::id)
        .toList();
  }

  @Test
  void what_moves_later_moves_its_due_date_first() {
    assertThat(
            order(
                date("m1", "start", "2026-11-20", "2026-11-30"),
                date("m2", "due", "2026-11-24", "2026-12-02")))
        .containsExactly("m2", "m1");
  }

  @Test
  void what_moves_earlier_moves_its_start_first() {
    assertThat(
            order(
                date("m1", "start", "2026-11-30", "2026-11-20"),
                date("m2", "due", "2026-12-02", "2026-11-24")))
        .containsExactly("m1", "m2");
  }

  @Test
  void the_context_of_many_moves_has_room_in_one_transaction() {
    Packet long96 =
        new Packet(
            Optional.of("漢".repeat(8_000)),
            Optional.of("漢".repeat(8_000)),
            List.of(),
            List.of(),
            List.of());
    List<Move> moves =
        IntStream.rangeClosed(1, Proposal.MOVES_MAX)
            .mapToObj(i -> date("m" + i, "due", "2026-11-24", "2026-12-02"))
            .toList();

    assertThat(bytes(long96, moves)).isBetween(1_000_000, 4_000_000);
    assertThat(executions(long96, List.of(moves.getFirst())).getFirst().packet()).isEqualTo(long96);
  }

  private static int bytes(Packet packet, List<Move> moves) {
    return executions(packet, moves).stream()
        .mapToInt(execution -> BrainJson.write(execution).getBytes(UTF_8).length)
        .sum();
  }

  private static List<Execution> executions(Packet packet, List<Move> moves) {
    Map<String, String> chosen = new LinkedHashMap<>();
    moves.forEach(move -> chosen.put(move.id(), ""));
    return Confirmation.executions(
        "w1",
        Samples.about(packet, moves),
        chosen,
        Samples.ANNA,
        Instant.parse("2026-11-18T10:00:00Z"));
  }
}
