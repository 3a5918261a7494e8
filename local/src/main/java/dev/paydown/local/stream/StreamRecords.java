package dev.paydown.local.stream;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.tools.json.BrainJson;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/** One record of the stream in the two other shapes it has: the function's event, and JSON. */
final class StreamRecords {
  private StreamRecords() {}

  /** As Lambda hands it to a function. */
  @SuppressWarnings("JavaUtilDate") // Lambda's own type asks for it.
  static DynamodbEvent.DynamodbStreamRecord event(Record record, String streamArn) {
    var change = record.dynamodb();
    StreamRecord dynamodb =
        new StreamRecord()
            .withApproximateCreationDateTime(Date.from(change.approximateCreationDateTime()))
            .withKeys(Images.of(change.keys()))
            .withSequenceNumber(change.sequenceNumber())
            .withSizeBytes(change.sizeBytes());
    if (change.hasNewImage()) {
      dynamodb.setNewImage(Images.of(change.newImage()));
    }
    if (change.hasOldImage()) {
      dynamodb.setOldImage(Images.of(change.oldImage()));
    }
    DynamodbEvent.DynamodbStreamRecord event = new DynamodbEvent.DynamodbStreamRecord();
    event.setEventID(record.eventID());
    event.setEventName(record.eventNameAsString());
    event.setEventVersion(record.eventVersion());
    event.setEventSource("aws:dynamodb");
    event.setAwsRegion("local");
    event.setEventSourceARN(streamArn);
    event.setDynamodb(dynamodb);
    return event;
  }

  /** As filter patterns see it. */
  static JsonNode json(Record record) {
    ObjectNode event = BrainJson.mapper().createObjectNode();
    event.put("eventName", record.eventNameAsString());
    event.put("eventSource", "aws:dynamodb");
    ObjectNode dynamodb = event.putObject("dynamodb");
    dynamodb.set("Keys", jsonOf(record.dynamodb().keys()));
    if (record.dynamodb().hasNewImage()) {
      dynamodb.set("NewImage", jsonOf(record.dynamodb().newImage()));
    }
    if (record.dynamodb().hasOldImage()) {
      dynamodb.set("OldImage", jsonOf(record.dynamodb().oldImage()));
    }
    return event;
  }

  private static ObjectNode jsonOf(Map<String, AttributeValue> from) {
    ObjectNode object = BrainJson.mapper().createObjectNode();
    from.forEach((name, value) -> object.set(name, jsonOf(value)));
    return object;
  }

  private static JsonNode jsonOf(AttributeValue from) {
    ObjectNode typed = BrainJson.mapper().createObjectNode();
    switch (from.type()) {
      case S -> typed.put("S", from.s());
      case N -> typed.put("N", from.n());
      case B -> typed.put("B", base64(from.b()));
      case SS -> from.ss().forEach(typed.putArray("SS")::add);
      case NS -> from.ns().forEach(typed.putArray("NS")::add);
      case BS -> {
        ArrayNode array = typed.putArray("BS");
        from.bs().forEach(bytes -> array.add(base64(bytes)));
      }
      case M -> typed.set("M", jsonOf(from.m()));
      case L -> {
        ArrayNode array = typed.putArray("L");
        List.copyOf(from.l()).forEach(value -> array.add(jsonOf(value)));
      }
      case BOOL -> typed.put("BOOL", from.bool());
      case NUL -> typed.put("NULL", from.nul());
      case UNKNOWN_TO_SDK_VERSION -> throw Images.unknown();
    }
    return typed;
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}
