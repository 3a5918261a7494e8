package dev.paydown.functions.http;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.paydown.aws.dynamo.Zip;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table as its stream shows it.
 *
 * @param key partition and sort key
 * @param before the body that it had, if it had one
 * @param receivedAt of a row of the log, when its delivery came
 * @param body JSON
 */
public record Row(
    String workspace,
    String key,
    String kind,
    Optional<Instant> receivedAt,
    Optional<String> before,
    String body) {

  /** The row as it now stands; empty where it was removed or has no body. */
  public static Optional<Row> written(DynamodbStreamRecord record) {
    Map<String, AttributeValue> now = given(record.getDynamodb().getNewImage());
    Optional<String> workspace = text(now, "ws");
    Optional<String> body = body(now);
    if (workspace.isEmpty() || body.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Row(
            workspace.get(),
            text(now, "pk").orElse("") + "|" + text(now, "sk").orElse(""),
            text(now, "kind").orElse(""),
            text(now, "receivedAt").map(Instant::parse),
            body(given(record.getDynamodb().getOldImage())),
            body.get()));
  }

  /** The row, if it is new. */
  public static Optional<Row> inserted(DynamodbStreamRecord record) {
    return "INSERT".equals(record.getEventName()) ? written(record) : Optional.empty();
  }

  /** Whether there was no such row before. */
  public boolean isNew() {
    return before.isEmpty();
  }

  private static Optional<String> body(Map<String, AttributeValue> image) {
    return text(image, "body").or(() -> zipped(image).map(Zip::text));
  }

  private static Optional<byte[]> zipped(Map<String, AttributeValue> image) {
    return Optional.ofNullable(image.get("zipped"))
        .map(AttributeValue::getB)
        .map(
            buffer -> {
              byte[] bytes = new byte[buffer.remaining()];
              buffer.duplicate().get(bytes);
              return bytes;
            });
  }

  private static Optional<String> text(Map<String, AttributeValue> image, String name) {
    return Optional.ofNullable(image.get(name)).map(AttributeValue::getS);
  }

  private static Map<String, AttributeValue> given(@Nullable Map<String, AttributeValue> image) {
    return image == null ? Map.of() : image;
  }
}
