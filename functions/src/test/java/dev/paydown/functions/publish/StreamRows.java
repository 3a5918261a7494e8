package dev.paydown.functions.publish;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.paydown.tools.json.BrainJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rows as the table's stream tells of them. */
final class StreamRows {
  private StreamRows() {}

  static DynamodbEvent.DynamodbStreamRecord record(
      String kind, Optional<Object> before, Object now) {
    StreamRecord stream = new StreamRecord();
    stream.setNewImage(image(kind, now));
    before.ifPresent(was -> stream.setOldImage(image(kind, was)));
    DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
    record.setEventName(before.isEmpty() ? "INSERT" : "MODIFY");
    record.setDynamodb(stream);
    return record;
  }

  private static Map<String, AttributeValue> image(String kind, Object body) {
    Map<String, AttributeValue> image = new HashMap<>();
    image.put("pk", new AttributeValue("W#w1"));
    image.put("ws", new AttributeValue("w1"));
    image.put("kind", new AttributeValue(kind));
    image.put("body", new AttributeValue(BrainJson.write(body)));
    return image;
  }
}
