package dev.paydown.local.redrive;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.dynamo.Unfinished;
import dev.paydown.aws.queue.DeadLetters;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.store.Advancer;
import dev.paydown.functions.publish.PublishFunction;
import dev.paydown.local.LocalContext;
import dev.paydown.local.stream.Images;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Takes up again what failed to its last try. Doing so twice is safe: consumers take a repeat as
 * one, and the fold is the same for any order and any duplication.
 */
public final class Redriving {
  private static final String TARGET = "TARGET_ARN";

  private final DeadLetters letters;
  private final Unfinished unfinished;
  private final Deployment deployment;

  /** In that stack. */
  public Redriving(DeadLetters letters, Unfinished unfinished, Deployment deployment) {
    this.letters = letters;
    this.unfinished = unfinished;
    this.deployment = deployment;
  }

  /** What would be done, in words. Changes nothing. */
  public String look(DeadLetters.Found queue) {
    return switch (Way.of(queue.id(), letters.queues())) {
      case Way.MoveBack(String url) -> "back into " + url.substring(url.lastIndexOf('/') + 1);
      case Way.HandOver() -> "each to the queue that the bus could not hand it to";
      case Way.FoldAgain() -> {
        int entries = 0;
        for (String workspace : unfinished.workspaces()) {
          entries += unfinished.unfolded(workspace).size();
        }
        yield "fold what no commit names (entries that change nothing among it): " + entries;
      }
      case Way.AnnounceAgain() -> {
        int rows = 0;
        for (String workspace : unfinished.workspaces()) {
          rows += unfinished.unannounced(workspace).size();
        }
        yield "announce again the mails, moves and readings that are open: " + rows;
      }
      case Way.TakeAway(String why) -> "take them away: " + why;
      case Way.ByHand(String how) -> "by hand: " + how;
    };
  }

  /** Does it, and says in words what was done. */
  public String redrive(DeadLetters.Found queue) {
    return switch (Way.of(queue.id(), letters.queues())) {
      case Way.MoveBack(String url) -> {
        letters.moveBack(queue, url);
        yield "SQS is moving them back into " + url.substring(url.lastIndexOf('/') + 1);
      }
      case Way.HandOver() ->
          "handed over: " + letters.each(queue, (body, about) -> letters.send(target(about), body));
      case Way.FoldAgain() -> {
        String folded = foldAgain();
        yield folded + "; letters taken away: " + letters.each(queue, (body, about) -> {});
      }
      case Way.AnnounceAgain() -> {
        String announced = announceAgain();
        yield announced + "; letters taken away: " + letters.each(queue, (body, about) -> {});
      }
      case Way.TakeAway(String why) ->
          "taken away, since " + why + ": " + letters.each(queue, (body, about) -> {});
      case Way.ByHand(String how) -> "nothing is done; by hand: " + how;
    };
  }

  /**
   * Takes up what was under way in a table that was restored, whose stream tells only what came
   * since: entries that no commit names are folded, what is open is announced. Says in words what
   * was done.
   */
  public String takeUp() {
    return foldAgain() + "; " + announceAgain();
  }

  private static String target(Map<String, String> about) {
    String arn = about.getOrDefault(TARGET, "");
    if (arn.isEmpty()) {
      throw new IllegalStateException("a letter of the bus does not say where it was to go");
    }
    return arn;
  }

  private String foldAgain() {
    Advancer advancer = new Advancer(deployment.workspaces());
    int folded = 0;
    int poisonous = 0;
    for (String workspace : unfinished.workspaces()) {
      List<LogEntry> entries = unfinished.unfolded(workspace);
      if (!entries.isEmpty()) {
        poisonous += advancer.advance(workspace, entries).size();
        folded += entries.size();
      }
    }
    return "folded %d entries (%d cannot be folded)".formatted(folded - poisonous, poisonous);
  }

  private String announceAgain() {
    PublishFunction publish = new PublishFunction(deployment);
    int announced = 0;
    for (String workspace : unfinished.workspaces()) {
      List<DynamodbEvent.DynamodbStreamRecord> records = new ArrayList<>();
      unfinished.unannounced(workspace).forEach(row -> records.add(inserted(row)));
      DynamodbEvent event = new DynamodbEvent();
      event.setRecords(records);
      StreamsEventResponse answer =
          publish.handleRequest(
              event, new LocalContext("publish", "redrive", Duration.ofMinutes(1), said -> {}));
      if (!answer.getBatchItemFailures().isEmpty()) {
        throw new IllegalStateException("a row of " + workspace + " cannot be announced");
      }
      announced += records.size();
    }
    return "announced %d rows".formatted(announced);
  }

  /** The row as the stream told of it when it was new. */
  private static DynamodbEvent.DynamodbStreamRecord inserted(Map<String, AttributeValue> row) {
    DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
    record.setEventName("INSERT");
    record.setDynamodb(new StreamRecord().withNewImage(Images.of(row)).withSequenceNumber("0"));
    return record;
  }
}
