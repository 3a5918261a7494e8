package dev.paydown.local.stream;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;

/** Rows of the table as functions are handed them from its stream: in Lambda's own types. */
public final class Images {
  private Images() {}

  /** The row, as the SDK reads it, in Lambda's types. */
  public static Map<String, AttributeValue> of(
      Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> from) {
    Map<String, AttributeValue> values = new TreeMap<>();
    from.forEach((name, value) -> values.put(name, value(value)));
    return values;
  }

  private static AttributeValue value(
      software.amazon.awssdk.services.dynamodb.model.AttributeValue from) {
    return switch (from.type()) {
      case S -> new AttributeValue().withS(from.s());
      case N -> new AttributeValue().withN(from.n());
      case B -> new AttributeValue().withB(from.b().asByteBuffer());
      case SS -> new AttributeValue().withSS(from.ss());
      case NS -> new AttributeValue().withNS(from.ns());
      case BS ->
          new AttributeValue().withBS(from.bs().stream().map(SdkBytes::asByteBuffer).toList());
      case M -> new AttributeValue().withM(of(from.m()));
      case L -> new AttributeValue().withL(from.l().stream().map(Images::value).toList());
      case BOOL -> new AttributeValue().withBOOL(from.bool());
      case NUL -> new AttributeValue().withNULL(from.nul());
      case UNKNOWN_TO_SDK_VERSION -> throw unknown();
    };
  }

  static IllegalStateException unknown() {
    return new IllegalStateException("a row holds a type of value that the SDK cannot name");
  }
}
