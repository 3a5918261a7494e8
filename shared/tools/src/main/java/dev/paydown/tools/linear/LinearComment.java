package dev.paydown.tools.linear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.PacketMarkdown;
import dev.paydown.tools.http.Reply;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds a comment once: Linear lets the client choose its UUID, and ours follows from the execution,
 * so a second comment of the same execution cannot come about.
 */
final class LinearComment {
  private final LinearCall call;
  private final Execution execution;
  private final String id;

  LinearComment(LinearCall call, Execution execution) {
    this.call = call;
    this.execution = execution;
    this.id = uuid(execution.id()).toString();
  }

  /** A UUID in the form of version 4 whose bits are the SHA-256 of the execution's id. */
  static UUID uuid(String execution) {
    ByteBuffer digest = ByteBuffer.wrap(Hmac.digest(execution.getBytes(UTF_8)));
    long high = (digest.getLong() & ~0xf000L) | 0x4000L;
    long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  Attempt make(Target target) {
    return new Addition("Linear", "the comment", () -> existing(target), () -> create(target))
        .make();
  }

  private Reply create(Target target) {
    boolean project = target.kind() == Target.Kind.PROJECT;
    ObjectNode input = LinearCall.object();
    input.put("id", id);
    input.put(project ? "projectId" : "issueId", target.id());
    input.put("body", PacketMarkdown.of(execution));
    ObjectNode variables = LinearCall.object();
    variables.set("input", input);
    return call.send(LinearDocuments.CREATE_COMMENT, variables);
  }

  private Look<Optional<Addition.Place>> existing(Target target) {
    Reply reply = call.read(LinearDocuments.COMMENT, id);
    if (reply instanceof Reply.Missing) {
      return new Look.Seen<>(Optional.empty());
    }
    return switch (Look.of("Linear", reply, data -> data.path("comment"))) {
      case Look.NotSeen<JsonNode>(Attempt answer) -> new Look.NotSeen<>(answer);
      case Look.Seen<JsonNode>(JsonNode comment) -> compared(comment, target);
    };
  }

  private static Look<Optional<Addition.Place>> compared(JsonNode comment, Target target) {
    String issue = comment.path("issue").path("id").asText(target.id());
    if (!issue.equals(target.id())) {
      return new Look.NotSeen<>(
          Attempt.failed("a comment of this move's own id stands on another issue"));
    }
    Optional<String> url = Optional.of(comment.path("url").asText()).filter(u -> !u.isBlank());
    return new Look.Seen<>(Optional.of(new Addition.Place(url.or(target::url))));
  }
}
