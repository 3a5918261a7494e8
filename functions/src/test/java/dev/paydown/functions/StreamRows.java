package dev.paydown.functions;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Rows as the table's stream tells of them. */
public final class StreamRows {
  private StreamRows() {}

  /** What a function is sent of them. */
  public static DynamodbEvent event(List<DynamodbEvent.DynamodbStreamRecord> records) {
    DynamodbEvent event = new DynamodbEvent();
    event.setRecords(records);
    return event;
  }

  /** A row of the world's own workspace, with what it was before. */
  public static DynamodbEvent.DynamodbStreamRecord record(
      String kind, Optional<Object> before, Object now) {
    DynamodbEvent.DynamodbStreamRecord record =
        inserted(kind, World.WORKSPACE, BrainJson.write(now));
    before.ifPresent(
        was -> {
          record.setEventName("MODIFY");
          record.getDynamodb().setOldImage(image(kind, World.WORKSPACE, BrainJson.write(was)));
        });
    return record;
  }

  /** The same, of which the bodies stand zipped. */
  public static DynamodbEvent.DynamodbStreamRecord zipped(
      DynamodbEvent.DynamodbStreamRecord record) {
    zip(record.getDynamodb().getNewImage());
    Optional.ofNullable(record.getDynamodb().getOldImage()).ifPresent(StreamRows::zip);
    return record;
  }

  private static void zip(Map<String, AttributeValue> image) {
    AttributeValue body = Objects.requireNonNull(image.remove("body"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(body.getS().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    image.put("zipped", new AttributeValue().withB(ByteBuffer.wrap(bytes.toByteArray())));
  }

  /** A row that is new, with that body. */
  public static DynamodbEvent.DynamodbStreamRecord inserted(
      String kind, String workspace, String body) {
    StreamRecord stream = new StreamRecord();
    stream.setNewImage(image(kind, workspace, body));
    DynamodbEvent.DynamodbStreamRecord record = new DynamodbEvent.DynamodbStreamRecord();
    record.setEventName("INSERT");
    record.setDynamodb(stream);
    return record;
  }

  /** The same under that number of its shard, and a key of its own. */
  public static DynamodbEvent.DynamodbStreamRecord numbered(
      DynamodbEvent.DynamodbStreamRecord record, String sequence) {
    record.getDynamodb().setSequenceNumber(sequence);
    record.getDynamodb().getNewImage().put("sk", new AttributeValue("x" + sequence));
    return record;
  }

  private static Map<String, AttributeValue> image(String kind, String workspace, String body) {
    Map<String, AttributeValue> image = new HashMap<>();
    image.put("pk", new AttributeValue("W#" + workspace));
    image.put("ws", new AttributeValue(workspace));
    image.put("kind", new AttributeValue(kind));
    image.put("body", new AttributeValue(body));
    return image;
  }
}
