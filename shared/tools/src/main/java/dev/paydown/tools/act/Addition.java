package dev.paydown.tools.act;

import dev.paydown.tools.Attempt;
import dev.paydown.tools.http.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Adds one thing once: a comment, a message, a link, a slot. What is added can be found again, by
 * an id that we chose or by a mark in it ({@link #mark}), so it is looked for before it is added
 * and after an answer that was lost or refused.
 *
 * @param tool what people call it, for reasons
 * @param what is added: {@code the comment}
 * @param find where our own stands, if it does; of several the oldest
 * @param create sends it
 */
public record Addition(
    String tool, String what, Supplier<Look<Optional<Place>>> find, Supplier<Reply> create) {
  private static final Pattern MARK = Pattern.compile("\\bpaydown:[0-9a-f]{32}\\b");

  /**
   * Where an addition stands.
   *
   * @param url the tool's link to it, or to what it was added to
   */
  public record Place(Optional<String> url) {}

  /** The mark of an execution's additions, for tools that let nobody choose an id. */
  public static String mark(String execution) {
    return "paydown:" + execution;
  }

  /** The same as it stands in a text, where nothing longer can begin with it. */
  public static String markInText(String execution) {
    return "(" + mark(execution) + ")";
  }

  /** Whether there is such a mark, of any execution, in the text. */
  public static boolean isMarked(String text) {
    return MARK.matcher(text).find();
  }

  /** Makes the addition, or finds it made. */
  public Attempt make() {
    return found(this::added);
  }

  private Attempt added() {
    return switch (create.get()) {
      case Reply.NotNow(Duration after, String why) -> new Attempt.Later(after, why);
      case Reply.Missing() -> Attempt.failed(tool + " no longer knows the item");
      case Reply.Data _ -> found(() -> Attempt.failed(tool + " took " + what + " and shows none"));
      case Reply.Refused(String why) -> found(() -> Attempt.failed(why));
      case Reply.Ambiguous(String why) -> found(() -> new Attempt.Later(Look.SOON, why));
    };
  }

  private Attempt found(Supplier<Attempt> otherwise) {
    return switch (find.get()) {
      case Look.NotSeen<Optional<Place>>(Attempt answer) -> answer;
      case Look.Seen<Optional<Place>>(Optional<Place> there) ->
          there.map(place -> Attempt.done(place.url())).orElseGet(otherwise);
    };
  }
}
