package dev.paydown.functions;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Gate;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.proposal.MoveState;
import dev.paydown.brain.proposal.Packet;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.proposal.ProposalKind;
import dev.paydown.brain.proposal.ProposalState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events and records that tests are made of. */
public final class Samples {
  public static final String ANNA = "anna@example.com";
  private static final Instant MADE = Instant.parse("2026-11-18T09:00:00Z");

  private Samples() {}

  public static APIGatewayV2HTTPEvent http(
      String method,
      String route,
      Map<String, String> path,
      Map<String, String> headers,
      String body) {
    return APIGatewayV2HTTPEvent.builder()
        .withRouteKey(method + " " + route)
        .withPathParameters(path)
        .withHeaders(headers)
        .withBody(body)
        .withIsBase64Encoded(false)
        .withRequestContext(
            APIGatewayV2HTTPEvent.RequestContext.builder()
                .withDomainName("api.example.com")
                .withHttp(
                    APIGatewayV2HTTPEvent.RequestContext.Http.builder().withMethod(method).build())
                .build())
        .build();
  }

  public static SQSEvent sqs(String... bodies) {
    SQSEvent event = new SQSEvent();
    event.setRecords(
        java.util.stream.IntStream.range(0, bodies.length)
            .mapToObj(
                i -> {
                  SQSEvent.SQSMessage message = new SQSEvent.SQSMessage();
                  message.setMessageId("m" + i);
                  message.setBody(bodies[i]);
                  return message;
                })
            .toList());
    return event;
  }

  public static Move date(String id, Optional<String> to, Gate gate) {
    return new Move(
        id,
        MoveAction.SET_DATE,
        "studio/a",
        "studio",
        "a",
        "studio:a",
        "Draw the plan",
        Optional.empty(),
        "due",
        Optional.of("2026-11-20"),
        to,
        Optional.of("studio/z"),
        gate,
        MoveState.PROPOSED);
  }

  public static Move approval(String id, MoveAction action) {
    return new Move(
        id,
        action,
        "studio/b",
        "studio",
        "b",
        "studio:b",
        "The contract",
        Optional.empty(),
        "approval",
        Optional.empty(),
        Optional.of("decided"),
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  /** A move of another kind on the same item. */
  public static Move move(String id, MoveAction action, String field, Optional<String> to) {
    return new Move(
        id,
        action,
        "studio/a",
        "studio",
        "a",
        "studio:a",
        "Draw the plan",
        Optional.empty(),
        field,
        Optional.empty(),
        to,
        Optional.empty(),
        Gate.INTERNAL,
        MoveState.PROPOSED);
  }

  public static Proposal proposal(int version, Gate gate, List<Move> moves) {
    return proposal(
        version,
        gate,
        moves,
        new Packet(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()));
  }

  /** A proposal with that context. */
  public static Proposal about(Packet packet, List<Move> moves) {
    return proposal(1, Gate.INTERNAL, moves, packet);
  }

  private static Proposal proposal(int version, Gate gate, List<Move> moves, Packet packet) {
    return new Proposal(
        "p1",
        version,
        ProposalKind.SHIFT_DATES,
        "shift-dates|anna",
        "",
        "studio/z",
        "studio:z",
        "Move two dates",
        "The design is late.",
        ANNA,
        ProposalState.PENDING,
        gate,
        moves,
        packet,
        MADE,
        Optional.empty(),
        MADE.plusSeconds(864_000),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, after somebody else did not answer it. */
  public static Proposal raised(Proposal p) {
    return new Proposal(
        p.id(),
        p.version(),
        p.kind(),
        p.key(),
        p.occasion(),
        p.node(),
        p.item(),
        p.headline(),
        p.reason(),
        p.recipient(),
        p.state(),
        p.gate(),
        p.moves(),
        p.packet(),
        p.madeAt(),
        p.mailedAt(),
        p.expiresAt(),
        p.snoozedUntil(),
        p.endedAt(),
        1,
        p.outcome(),
        p.declined(),
        p.undoAskedAt(),
        Optional.empty());
  }

  public static Proposal in(Proposal proposal, ProposalState state, String recipient) {
    return new Proposal(
        proposal.id(),
        proposal.version(),
        proposal.kind(),
        proposal.key(),
        proposal.occasion(),
        proposal.node(),
        proposal.item(),
        proposal.headline(),
        proposal.reason(),
        recipient,
        state,
        proposal.gate(),
        proposal.moves(),
        proposal.packet(),
        proposal.madeAt(),
        proposal.mailedAt(),
        proposal.expiresAt(),
        proposal.snoozedUntil(),
        proposal.endedAt(),
        proposal.raised(),
        proposal.outcome(),
        proposal.declined(),
        proposal.undoAskedAt(),
        Optional.empty());
  }

  /** The same with every move made. */
  public static Proposal done(Proposal proposal) {
    Proposal done = in(proposal, ProposalState.DONE, proposal.recipient());
    return new Proposal(
        done.id(),
        done.version(),
        done.kind(),
        done.key(),
        done.occasion(),
        done.node(),
        done.item(),
        done.headline(),
        done.reason(),
        done.recipient(),
        done.state(),
        done.gate(),
        done.moves().stream().map(move -> move.in(MoveState.DONE)).toList(),
        done.packet(),
        done.madeAt(),
        done.mailedAt(),
        done.expiresAt(),
        done.snoozedUntil(),
        Optional.of(MADE),
        done.raised(),
        done.outcome(),
        done.declined(),
        done.undoAskedAt(),
        Optional.empty());
  }

  public static Execution execution() {
    Proposal proposal =
        proposal(1, Gate.INTERNAL, List.of(date("m1", Optional.of("2026-11-24"), Gate.INTERNAL)));
    return new Execution(
        "e1",
        World.WORKSPACE,
        proposal.id(),
        1,
        ANNA,
        proposal.headline(),
        proposal.moves().getFirst(),
        proposal.packet(),
        MADE,
        Optional.empty());
  }
}
