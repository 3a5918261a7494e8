package dev.paydown.batch.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.log.Fault;
import dev.paydown.aws.log.Field;
import dev.paydown.aws.log.LogScope;
import dev.paydown.tools.json.BrainJson;
import java.util.ArrayList;
import java.util.List;

/** A batch of queue messages: each stands for itself, and those that failed come again. */
public final class Messages {
  private static final System.Logger LOG = System.getLogger(Messages.class.getName());

  private Messages() {}

  /** Works off one message; a broken world is an exception, and the message comes again. */
  public interface Work {
    /** Works it off. */
    void work(JsonNode message);
  }

  /** Works off each message and lists those that come again. */
  public static SQSBatchResponse each(String function, SQSEvent event, Work work) {
    return LogScope.with(new Field("function", function), () -> all(function, event, work));
  }

  private static SQSBatchResponse all(String function, SQSEvent event, Work work) {
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        work.work(BrainJson.mapper().readTree(message.getBody()));
      } catch (JsonProcessingException | RuntimeException broken) {
        logged(function, broken);
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  /** Messages of exceptions may quote what was read, so only kinds and places are logged. */
  public static void logged(String function, Exception broken) {
    Fault.logged(LOG, function, broken);
  }
}
