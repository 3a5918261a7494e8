package dev.paydown.tools.act;

import dev.paydown.tools.Attempt;
import dev.paydown.tools.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Changes a target once: compares what it shows, writes, and looks again. A write whose answer was
 * lost is only ever answered by what the tool shows.
 *
 * @param tool what people call it, for reasons
 * @param look reads the target as it is now
 * @param url where the target is
 */
public record Once<T>(String tool, Supplier<Look<T>> look, Function<T, Optional<String>> url) {

  /** Looks, and makes of what is seen what the connector decides. */
  public Attempt make(Function<T, Attempt> decide) {
    return switch (look.get()) {
      case Look.NotSeen<T>(Attempt answer) -> answer;
      case Look.Seen<T>(T target) -> decide.apply(target);
    };
  }

  /** Makes the change of the target that was just seen, if it still is as it was proposed on. */
  public Attempt apply(T target, Change<T> change) {
    if (change.made().test(target)) {
      return Attempt.done(url.apply(target));
    }
    if (!change.asProposed().test(target)) {
      return Attempt.stale(change.shown().apply(target));
    }
    return switch (change.write().get()) {
      case Reply.Data _ -> verified(change);
      case Reply.Missing() -> Attempt.failed(tool + " no longer knows the item");
      case Reply.Refused(String why) -> Attempt.failed(why);
      case Reply.NotNow(Duration after, String why) -> new Attempt.Later(after, why);
      case Reply.Ambiguous(String why) -> readBack(change, why);
    };
  }

  private Attempt verified(Change<T> change) {
    return make(
        after ->
            change.made().test(after)
                ? Attempt.done(url.apply(after))
                : Attempt.failed(
                    tool + " took the change and shows " + change.shown().apply(after)));
  }

  private Attempt readBack(Change<T> change, String why) {
    return make(
        after -> {
          if (change.made().test(after)) {
            return Attempt.done(url.apply(after));
          }
          return change.asProposed().test(after)
              ? new Attempt.Later(Look.SOON, why)
              : Attempt.stale(change.shown().apply(after));
        });
  }
}
