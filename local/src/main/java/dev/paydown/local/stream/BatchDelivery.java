package dev.paydown.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.paydown.local.Invoker;
import dev.paydown.local.template.Template.StreamMapping;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Hands batches of records to a function as an event source mapping does: a failing batch is tried
 * again, from the first record that failed where the function names one, and halved; a record that
 * cannot be worked off is given up after the mapping's tries and named to the failure queue.
 */
final class BatchDelivery {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final StreamMapping mapping;
  private final Invoker functions;
  private final Consumer<DynamodbEvent.DynamodbStreamRecord> onFailure;
  private final Consumer<String> notices;

  BatchDelivery(
      StreamMapping mapping,
      Invoker functions,
      Consumer<DynamodbEvent.DynamodbStreamRecord> onFailure,
      Consumer<String> notices) {
    this.mapping = mapping;
    this.functions = functions;
    this.onFailure = onFailure;
    this.notices = notices;
  }

  /** Returns once every record is worked off or given up. */
  void deliver(List<DynamodbEvent.DynamodbStreamRecord> batch) throws InterruptedException {
    List<DynamodbEvent.DynamodbStreamRecord> left = batch;
    Duration pause = FIRST_PAUSE;
    int tries = 0;
    while (!left.isEmpty()) {
      Optional<Integer> failed = firstFailed(left);
      if (failed.isEmpty()) {
        return;
      }
      if (failed.get() > 0) {
        left = left.subList(failed.get(), left.size());
        tries = 0;
        pause = FIRST_PAUSE;
      } else if (left.size() > 1 && (mapping.isBisected() || tries >= mapping.retries())) {
        deliver(left.subList(0, left.size() / 2));
        deliver(left.subList(left.size() / 2, left.size()));
        return;
      } else if (tries >= mapping.retries()) {
        notices.accept(mapping.function() + " gave up a record after " + (tries + 1) + " tries");
        onFailure.accept(left.getFirst());
        return;
      } else {
        tries++;
        Thread.sleep(pause);
        pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
      }
    }
  }

  /** The place of the first record that failed; empty: all are worked off. */
  private Optional<Integer> firstFailed(List<DynamodbEvent.DynamodbStreamRecord> batch) {
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(List.copyOf(batch));
    try {
      return functions.call(mapping.function(), event) instanceof StreamsEventResponse response
          ? Stream.ofNullable(response.getBatchItemFailures())
              .flatMap(List::stream)
              .map(failure -> place(batch, failure.getItemIdentifier()))
              .min(Integer::compareTo)
          : Optional.empty();
    } catch (RuntimeException e) {
      notices.accept(mapping.function() + " failed on a batch of " + batch.size() + ": " + e);
      return Optional.of(0);
    }
  }

  private static int place(List<DynamodbEvent.DynamodbStreamRecord> batch, String sequence) {
    for (int i = 0; i < batch.size(); i++) {
      if (batch.get(i).getDynamodb().getSequenceNumber().equals(sequence)) {
        return i;
      }
    }
    return 0;
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
