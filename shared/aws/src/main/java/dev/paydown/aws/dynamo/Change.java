package dev.paydown.aws.dynamo;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One row that a commit changes.
 *
 * @param before what stood as far as the commit knew
 * @param after what shall stand; empty: nothing
 */
record Change<T>(
    Section<T> section,
    Key key,
    String id,
    Optional<T> before,
    Optional<T> after,
    Optional<Row> row) {

  static <T> Change<T> put(
      Section<T> section, String workspace, String id, @Nullable T before, T after) {
    return new Change<>(
        section,
        section.key(workspace, id),
        id,
        Optional.ofNullable(before),
        Optional.of(after),
        Optional.of(section.row(workspace, id, after)));
  }

  static <T> Change<T> delete(Section<T> section, String workspace, String id, T before) {
    return new Change<>(
        section,
        section.key(workspace, id),
        id,
        Optional.of(before),
        Optional.empty(),
        Optional.empty());
  }

  boolean isProposal() {
    return section.kind().equals(Section.PROPOSALS.kind());
  }

  long size() {
    return row.map(Row::size).orElse(200L);
  }

  /** The write, without looking at what stands: the head's version stands guard over it. */
  TransactWriteItem write(Table table) {
    return row.map(table::putting).orElseGet(() -> table.deleting(key));
  }

  /** The write if the row still is the one that was seen. */
  TransactWriteItem writeOver(Table table, Optional<Map<String, AttributeValue>> seen) {
    Condition with = new Condition();
    String condition = unchanged(seen, with);
    return row.map(present -> table.putting(present, condition, with))
        .orElseGet(() -> table.deleting(key, condition, with));
  }

  /** The condition that the row still is the one that was seen. */
  static String unchanged(Optional<Map<String, AttributeValue>> seen, Condition with) {
    if (seen.isEmpty()) {
      return Condition.ABSENT;
    }
    with.text(":seen", Row.text(seen.get(), "stamp"));
    return "#stamp = :seen";
  }

  boolean isStanding(Optional<Map<String, AttributeValue>> seen) {
    return after.equals(seen.map(row -> Row.record(row, section.type())));
  }

  boolean isAsBefore(Optional<Map<String, AttributeValue>> seen) {
    return before.equals(seen.map(row -> Row.record(row, section.type())));
  }
}
