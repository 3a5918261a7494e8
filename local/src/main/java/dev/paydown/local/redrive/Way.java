package dev.paydown.local.redrive;

import java.util.Map;
import java.util.Optional;

/** How the work behind a queue of dead letters is taken up again. */
public sealed interface Way {

  /** The letters are messages: they go back into the queue that they died in. */
  record MoveBack(String queue) implements Way {}

  /** The letters are events that the bus could not hand over: each goes to the queue it was for. */
  record HandOver() implements Way {}

  /** The letters name places in the stream: what no commit names is folded, from the log. */
  record FoldAgain() implements Way {}

  /** The letters name places in the stream: the outbox's open rows are announced again. */
  record AnnounceAgain() implements Way {}

  /** What the letters asked for has been done since; they are taken away. */
  record TakeAway(String why) implements Way {}

  /** It takes a person. */
  record ByHand(String how) implements Way {}

  /**
   * The way for that queue of template.yaml.
   *
   * @param queues the stack's queues: logical id to URL
   */
  static Way of(String id, Map<String, String> queues) {
    String name = id.substring(0, id.length() - "DeadLetters".length());
    return switch (name) {
      case "Advance" -> new FoldAgain();
      case "Publish" -> new AnnounceAgain();
      case "Bus" -> new HandOver();
      case "Wake" -> new TakeAway("every later wake finds all that is due");
      case "ReceiveMail" ->
          new ByHand(
              "each letter's requestPayload is what the function ReceiveMail is to be invoked with,"
                  + " within a week: aws lambda invoke");
      default ->
          Optional.ofNullable(queues.get(name + "Queue"))
              .<Way>map(MoveBack::new)
              .orElseGet(() -> new ByHand("the stack has no queue " + name + "Queue"));
    };
  }
}
