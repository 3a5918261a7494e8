package dev.paydown.local.memory;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.paydown.local.stream.Images;
import java.util.List;
import java.util.Map;

/** Changes of a table in memory as functions get them from a table's stream. */
public final class ChangeRecords {
  private ChangeRecords() {}

  /**
   * The change as a record.
   *
   * @param number its place in the stream; later ones have higher
   */
  public static DynamodbEvent.DynamodbStreamRecord of(MemoryTable.Change change, long number) {
    StreamRecord stream = new StreamRecord();
    stream.setSequenceNumber("%021d".formatted(number));
    stream.setKeys(
        Map.of("pk", new AttributeValue(change.pk()), "sk", new AttributeValue(change.sk())));
    if (!change.before().isEmpty()) {
      stream.setOldImage(Images.of(change.before()));
    }
    if (!change.after().isEmpty()) {
      stream.setNewImage(Images.of(change.after()));
    }
    DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
    record.setEventName(change.event());
    record.setDynamodb(stream);
    return record;
  }

  /** What a function is sent of them. */
  public static DynamodbEvent event(List<DynamodbEvent.DynamodbStreamRecord> records) {
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(records);
    return event;
  }
}
