package dev.paydown.tools.linear;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.EffectOutcome;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Hmac;
import dev.paydown.tools.linear.LinearApi.Reply;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds a comment once: Linear lets the client choose its UUID, and ours follows from the execution,
 * so a second comment of the same execution cannot come about.
 */
final class LinearComment {
  private static final Duration SOON = Duration.ofSeconds(30);
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
    Existing before = existing(target);
    return switch (before) {
      case Answer(Attempt attempt) -> attempt;
      case None() -> create(target);
    };
  }

  private Attempt create(Target target) {
    boolean project = target.kind() == Target.Kind.PROJECT;
    ObjectNode input = LinearCall.object();
    input.put("id", id);
    input.put(project ? "projectId" : "issueId", target.id());
    input.put("body", CommentText.of(execution));
    ObjectNode variables = LinearCall.object();
    variables.set("input", input);
    return switch (call.send(LinearDocuments.CREATE_COMMENT, variables)) {
      case Reply.NotNow(Duration after, String why) -> new Attempt.Later(after, why);
      case Reply.Data _ -> readBack(target, failed("Linear took the comment and shows none"));
      case Reply.Missing() -> failed("Linear no longer knows the item");
      case Reply.Refused(String why) -> readBack(target, failed(why));
      case Reply.Ambiguous(String why) -> readBack(target, new Attempt.Later(SOON, why));
    };
  }

  private Attempt readBack(Target target, Attempt otherwise) {
    return switch (existing(target)) {
      case Answer(Attempt attempt) -> attempt;
      case None() -> otherwise;
    };
  }

  /** Whether our comment is there. */
  private sealed interface Existing {}

  /** It is, or nobody can tell: that settles the attempt. */
  private record Answer(Attempt attempt) implements Existing {}

  private record None() implements Existing {}

  private Existing existing(Target target) {
    return switch (call.read(LinearDocuments.COMMENT, id)) {
      case Reply.Data(JsonNode data) -> new Answer(compared(data.path("comment"), target));
      case Reply.Missing() -> new None();
      case Reply.Refused(String why) -> new Answer(failed(why));
      case Reply.NotNow(Duration after, String why) -> new Answer(new Attempt.Later(after, why));
      case Reply.Ambiguous(String why) -> new Answer(new Attempt.Later(SOON, why));
    };
  }

  private static Attempt compared(JsonNode comment, Target target) {
    String issue = comment.path("issue").path("id").asText(target.id());
    if (!issue.equals(target.id())) {
      return failed("a comment of this move's own id stands on another issue");
    }
    Optional<String> url = Optional.of(comment.path("url").asText()).filter(u -> !u.isBlank());
    return new Attempt.Ended(new EffectOutcome.Done(url.isPresent() ? url : target.url()));
  }

  private static Attempt failed(String why) {
    return new Attempt.Ended(new EffectOutcome.Failed(why));
  }
}
