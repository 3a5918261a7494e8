package dev.paydown.functions.http;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import dev.paydown.tools.json.BrainJson;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A batch of queue messages, of which some may fail and come again. */
public final class Messages {
  private Messages() {}

  /** What became of one message. */
  public enum Worked {
    DONE,
    /** Not now: the queue brings it again. */
    AGAIN
  }

  /** Works off one message. */
  public interface Work {
    /** Works it off; a broken world is an exception, and the message comes again. */
    Worked work(JsonNode message);
  }

  /**
   * Works off each message and lists those that come again. In a group nothing overtakes: what
   * follows a failed message of its group comes again too.
   */
  public static SQSBatchResponse each(String function, SQSEvent event, Work work) {
    return LogScope.with(new Field("function", function), () -> all(function, event, work));
  }

  private static SQSBatchResponse all(String function, SQSEvent event, Work work) {
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      Optional<String> group =
          Optional.ofNullable(message.getAttributes()).map(all -> all.get("MessageGroupId"));
      boolean waits = group.filter(held::contains).isPresent();
      if (waits || one(function, message, work) == Worked.AGAIN) {
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
        group.ifPresent(held::add);
      }
    }
    return new SQSBatchResponse(failures);
  }

  private static Worked one(String function, SQSEvent.SQSMessage message, Work work) {
    try {
      return work.work(BrainJson.mapper().readTree(message.getBody()));
    } catch (JsonProcessingException unreadable) {
      Translator.logged(function, new UncheckedIOException(unreadable));
      return Worked.AGAIN;
    } catch (RuntimeException broken) {
      Translator.logged(function, broken);
      return Worked.AGAIN;
    }
  }
}
