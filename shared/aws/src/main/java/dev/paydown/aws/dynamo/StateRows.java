package dev.paydown.aws.dynamo;

import dev.paydown.aws.SideBySide;
import dev.paydown.tools.json.BrainJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Where the {@link Settled} of a workspace stands: in its state row; zipped and cut into parts, a
 * row each, where one row does not hold it, as with the people of a large company and what ten
 * tools call each of them. The parts of one writing have the same stamp.
 */
final class StateRows {
  /** One transaction takes 4 MB, and all parts are written in one. */
  static final int PARTS_MAX = 8;

  private static final String KIND = "state";
  private static final String PART = "part";
  private static final String PARTS = "parts";
  private static final String STAMP = "stamp";

  private StateRows() {}

  /**
   * The rows that hold it, the state row first.
   *
   * @throws Row.TooLarge if that many rows do not hold it
   */
  static List<Row> of(String workspace, Settled settled) {
    byte[] json = BrainJson.write(settled).getBytes(StandardCharsets.UTF_8);
    byte[] zipped = json.length <= Row.LARGEST ? new byte[0] : Zip.of(json);
    if (zipped.length <= Row.LARGEST) {
      return List.of(row(workspace, 0).longBody(settled));
    }
    int parts = Math.ceilDiv(zipped.length, Row.LARGEST);
    if (parts > PARTS_MAX) {
      throw new Row.TooLarge(
          "the settings, people and aliases of a workspace are larger than "
              + PARTS_MAX
              + " rows of 390 KB hold, even zipped");
    }
    List<Row> rows = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = part * Row.LARGEST;
      rows.add(
          row(workspace, part)
              .number(PARTS, parts)
              .text(STAMP, Key.sha256(json))
              .bytes(PART, zipped, from, Math.min(Row.LARGEST, zipped.length - from)));
    }
    return rows;
  }

  private static Row row(String workspace, int part) {
    return Row.of(Key.state(workspace, part), KIND, workspace, workspace);
  }

  /** The writes that put them in the place of those that were there before. */
  static List<TransactWriteItem> writes(Table table, List<Row> before, List<Row> after) {
    List<TransactWriteItem> writes = new ArrayList<>();
    after.forEach(row -> writes.add(table.putting(row)));
    before.stream().skip(after.size()).forEach(row -> writes.add(table.deleting(row.key())));
    return writes;
  }

  /**
   * The state row with all of its body; empty where a commit fell between the reading of the parts,
   * so that they are to be read again.
   */
  static Optional<Map<String, AttributeValue>> whole(
      Table table, String workspace, Map<String, AttributeValue> first) {
    int parts = Row.maybeNumber(first, PARTS).map(Math::toIntExact).orElse(1);
    if (parts == 1) {
      return Optional.of(first);
    }
    // One by one, as the state row itself: not every reader's role lets it ask for several at once.
    List<Supplier<Optional<Map<String, AttributeValue>>>> reading = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      Key key = Key.state(workspace, part);
      reading.add(() -> table.get(key));
    }
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    zipped.writeBytes(Row.bytes(first, PART));
    for (Optional<Map<String, AttributeValue>> other : SideBySide.all(reading, reading.size())) {
      boolean isOfOneWriting =
          other.filter(row -> Row.text(row, STAMP).equals(Row.text(first, STAMP))).isPresent();
      if (!isOfOneWriting) {
        return Optional.empty();
      }
      zipped.writeBytes(Row.bytes(other.get(), PART));
    }
    return Optional.of(Row.withZipped(first, zipped.toByteArray()));
  }
}
