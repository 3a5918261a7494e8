package dev.paydown.aws.dynamo;

import dev.paydown.tools.json.BrainJson;
import dev.paydown.tools.json.PlainTimes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row being put together. Each carries {@code v} (the row format), {@code kind}, and where it
 * belongs to one, {@code ws}; {@code id} is its name within its kind, {@code body} the record as
 * {@link BrainJson}, {@code stamp} the body's SHA-256 where rows are written over. Bodies of the
 * workspace's state and of its journal that are long stand gzipped in {@code zipped} instead, and
 * so do entries of the log that would not fit as they are.
 */
final class Row {
  static final String FORMAT = "1";
  private static final AttributeValue OF_FORMAT = AttributeValue.fromN(FORMAT);

  /** In bytes: a short row can be read where it stands, a longer one costs a third zipped. */
  private static final int ZIP_ABOVE = 2 * 1024;

  /** In bytes, of a body: DynamoDB takes 400 KB with the names and keys. */
  static final int LARGEST = 390 * 1024;

  private static final String BODY = "body";
  private static final String ZIPPED = "zipped";

  /** Of one char. */
  static final int UTF8_BYTES_MAX = 3;

  /** Of the years 0 to 9999, to the nanosecond and to the second. */
  private static final int LONGEST_INSTANT = "uuuu-MM-ddTHH:mm:ss.SSSSSSSSSZ".length();

  private static final int SECONDS = "uuuu-MM-ddTHH:mm:ss".length();

  /** As wide for every instant, so that texts sort as instants do. */
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final Key key;
  private final String kind;
  private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

  private Row(Key key, String kind) {
    this.key = key;
    this.kind = kind;
  }

  static Row of(Key key, String kind) {
    Row row = new Row(key, kind);
    row.attributes.put("v", OF_FORMAT);
    return row.text("kind", kind);
  }

  static Row of(Key key, String kind, String workspace, String id) {
    return of(key, kind).text("ws", workspace).text("id", id);
  }

  Row text(String name, String value) {
    attributes.put(name, AttributeValue.fromS(value));
    return this;
  }

  Row text(String name, Optional<String> value) {
    value.ifPresent(present -> text(name, present));
    return this;
  }

  Row number(String name, long value) {
    attributes.put(name, AttributeValue.fromN(Long.toString(value)));
    return this;
  }

  Row instant(String name, Instant value) {
    return text(name, fixed(value));
  }

  /** So many of the bytes, from there on. */
  Row bytes(String name, byte[] bytes, int from, int length) {
    attributes.put(
        name,
        AttributeValue.fromB(
            SdkBytes.fromByteArrayUnsafe(Arrays.copyOfRange(bytes, from, from + length))));
    return this;
  }

  Row all(Map<String, AttributeValue> plain) {
    attributes.putAll(plain);
    return this;
  }

  /** The record is larger than a row holds. */
  static final class TooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  /** A body that stays short. */
  Row body(Object record) {
    String json = BrainJson.write(record);
    return body(json, json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A body that is written once and never over: nothing compares it, so it has no stamp. It is
   * zipped only where it would not fit as it is: a list of some thousands of people.
   */
  Row unstamped(Object record) {
    String json = BrainJson.write(record);
    boolean mayBeTooLarge = json.length() > LARGEST / UTF8_BYTES_MAX;
    if (!mayBeTooLarge) {
      return text(BODY, json);
    }
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LARGEST ? text(BODY, json) : zipped(bytes);
  }

  private TooLarge tooLarge() {
    return new TooLarge(kind + " is larger than a row of 390 KB holds");
  }

  private Row body(String json, byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw tooLarge();
    }
    return text(BODY, json).text("stamp", Key.sha256(bytes));
  }

  /** A body that may grow long. */
  Row longBody(Object record) {
    String text = BrainJson.write(record);
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    if (json.length <= ZIP_ABOVE) {
      return body(text, json);
    }
    return zipped(json).text("stamp", Key.sha256(json));
  }

  private Row zipped(byte[] json) {
    byte[] zipped = Zip.of(json);
    if (zipped.length > LARGEST) {
      throw new TooLarge(kind + " is larger than a row of 390 KB holds, even zipped");
    }
    return bytes(ZIPPED, zipped, 0, zipped.length);
  }

  /**
   * Where its body stood if it was longer before, or shorter: who writes over it takes that away.
   */
  String otherBody() {
    return attributes.containsKey(ZIPPED) ? BODY : ZIPPED;
  }

  Map<String, AttributeValue> build() {
    Map<String, AttributeValue> of = key.attributes();
    Map<String, AttributeValue> row = LinkedHashMap.newLinkedHashMap(of.size() + attributes.size());
    row.putAll(of);
    row.putAll(attributes);
    return row;
  }

  /** What is beside the key. */
  Map<String, AttributeValue> attributes() {
    return Map.copyOf(attributes);
  }

  Key key() {
    return key;
  }

  /** About how many bytes it is; transactions take 4 MB. */
  long size() {
    long bytes = 64;
    for (AttributeValue value : attributes.values()) {
      bytes += 32;
      bytes += value.s() == null ? 0 : 3L * value.s().length();
      bytes += value.b() == null ? 0 : value.b().asByteArrayUnsafe().length;
    }
    return bytes;
  }

  static String fixed(Instant instant) {
    // What a pattern does, of which each row has one at least, and a good deal sooner.
    String shortest = PlainTimes.text(instant);
    if (!Character.isDigit(shortest.charAt(0))) { // Years before 0 and after 9999 have a sign.
      return INSTANT.format(instant);
    }
    String given = shortest.substring(0, shortest.length() - 1);
    String whole = given.length() == SECONDS ? given + "." : given;
    return whole + "0".repeat(LONGEST_INSTANT - 1 - whole.length()) + "Z";
  }

  static <T> T record(Map<String, AttributeValue> row, Class<T> type) {
    if (!FORMAT.equals(row.getOrDefault("v", AttributeValue.fromN("0")).n())) {
      throw new IllegalStateException(
          "a row of kind " + text(row, "kind") + " has a format that this version cannot read");
    }
    return BrainJson.read(json(row), type);
  }

  /** The body, whether or not it stands zipped. */
  static String json(Map<String, AttributeValue> row) {
    return row.containsKey(ZIPPED) ? Zip.text(bytes(row, ZIPPED)) : text(row, BODY);
  }

  /** The row with that body in place of its own. */
  static Map<String, AttributeValue> withZipped(Map<String, AttributeValue> row, byte[] zipped) {
    Map<String, AttributeValue> with = new LinkedHashMap<>(row);
    with.put(ZIPPED, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(zipped)));
    return with;
  }

  static String text(Map<String, AttributeValue> row, String name) {
    return maybe(row, name).orElseThrow(() -> new IllegalStateException("a row has no " + name));
  }

  static Optional<String> maybe(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null ? Optional.empty() : Optional.ofNullable(value.s());
  }

  static byte[] bytes(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    if (value == null || value.b() == null) {
      throw new IllegalStateException("a row has no " + name);
    }
    return value.b().asByteArrayUnsafe();
  }

  static Optional<Instant> maybeInstant(Map<String, AttributeValue> row, String name) {
    return maybe(row, name).map(Instant::parse);
  }

  static Optional<Long> maybeNumber(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null ? Optional.empty() : Optional.of(Long.parseLong(value.n()));
  }

  static long number(Map<String, AttributeValue> row, String name) {
    return maybeNumber(row, name)
        .orElseThrow(() -> new IllegalStateException("a row has no " + name));
  }
}
