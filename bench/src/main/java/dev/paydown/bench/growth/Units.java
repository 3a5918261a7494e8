package dev.paydown.bench.growth;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What DynamoDB charges for: a read of 4 KB, strongly consistent, is a unit, a write of 1 KB is
 * one, in a transaction two; what an index takes over is written once more.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">read
 *     and write operations</a>
 */
final class Units {
  private static final int READ = 4096;
  private static final int WRITE = 1024;

  private Units() {}

  /** The bytes of a row: names and values, without the 100 that storage adds. */
  static int bytes(Map<String, AttributeValue> row) {
    int bytes = 0;
    for (Map.Entry<String, AttributeValue> attribute : row.entrySet()) {
      AttributeValue value = attribute.getValue();
      bytes += utf8(attribute.getKey());
      bytes +=
          switch (value.type()) {
            case S -> utf8(value.s());
            case N -> value.n().length() / 2 + 2;
            case B -> value.b().asByteArrayUnsafe().length;
            case SS, NS, BS, M, L, BOOL, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new IllegalArgumentException("no row of ours has such an attribute");
          };
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Units of a read of so many bytes at once; nothing found is one. */
  static double read(long bytes, boolean isConsistent) {
    double units = Math.max(1, Math.ceilDiv(bytes, READ));
    return isConsistent ? units : units / 2;
  }

  /** Units of a write that finds the one and leaves the other; an empty row is none. */
  static double write(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    return Math.max(1, Math.ceilDiv(Math.max(bytes(before), bytes(after)), WRITE));
  }

  /** What the index of what is due is written for it: taken out of its place, put into another. */
  static double index(Map<String, AttributeValue> before, Map<String, AttributeValue> after) {
    boolean was = before.containsKey("duePk");
    boolean is = after.containsKey("duePk");
    boolean isSame =
        before
            .getOrDefault("dueAt", AttributeValue.fromS(""))
            .equals(after.getOrDefault("dueAt", AttributeValue.fromS("")));
    return was && is && isSame ? 0 : (was ? 1 : 0) + (is ? 1 : 0);
  }
}
