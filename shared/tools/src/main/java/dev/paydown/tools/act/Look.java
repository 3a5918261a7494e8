package dev.paydown.tools.act;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.json.BadField;
import java.time.Duration;
import java.util.function.Function;

/**
 * What a reading of a move's target shows.
 *
 * @param <T> the target as its connector reads it
 */
public sealed interface Look<T> {
  /** How long to wait before asking again after an answer that was lost. */
  Duration SOON = Duration.ofSeconds(30);

  /** The target as it is now. */
  record Seen<T>(T target) implements Look<T> {}

  /** It is not there, or cannot be seen now: that settles the attempt. */
  record NotSeen<T>(Attempt answer) implements Look<T> {}

  /** What the next reading shows, which this one leads to. */
  default <U> Look<U> then(Function<T, Look<U>> next) {
    return switch (this) {
      case Seen<T>(T target) -> next.apply(target);
      case NotSeen<T>(Attempt answer) -> new NotSeen<>(answer);
    };
  }

  /** Reads what a tool shows. */
  @FunctionalInterface
  interface Reader<T> {
    /** The target that the node shows. */
    T read(JsonNode shown) throws BadField;
  }

  /** What the reply to a reading shows. A reading that got no answer is made again. */
  static <T> Look<T> of(String tool, Reply reply, Reader<T> reader) {
    return switch (reply) {
      case Reply.Data(JsonNode shown) -> read(tool, shown, reader);
      case Reply.Missing() -> new NotSeen<>(Attempt.failed(tool + " no longer knows the item"));
      case Reply.Refused(String why) -> new NotSeen<>(Attempt.failed(why));
      case Reply.NotNow(Duration after, String why) -> new NotSeen<>(new Attempt.Later(after, why));
      case Reply.Ambiguous(String why) -> new NotSeen<>(new Attempt.Later(SOON, why));
    };
  }

  private static <T> Look<T> read(String tool, JsonNode shown, Reader<T> reader) {
    try {
      return new Seen<>(reader.read(shown));
    } catch (BadField e) {
      String why = tool + "'s answer is not to be understood: " + e.what();
      return new NotSeen<>(Attempt.failed(why));
    }
  }
}
