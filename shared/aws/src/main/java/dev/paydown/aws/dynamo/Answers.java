package dev.paydown.aws.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Keeps a commit from writing over an answer that it has not folded.
 *
 * <p>Deciding writes {@code answeredEntry}, the log entry's id, on the proposal's row. The commit
 * that folds this entry writes {@code foldedEntry}. While the two differ the proposal is closed to
 * every other commit: one that would supersede, expire or raise it in the moment between must load
 * and fold again. Both attributes live beside the body, so that a commit changes the body alone.
 */
final class Answers {
  private final Map<Key, Optional<String>> answered = new HashMap<>();
  private boolean unfolded;

  private Answers() {}

  /** Reads what stands on the proposals that a commit changes. */
  static Answers on(Table table, List<Change<?>> changes, List<String> folding) {
    Answers answers = new Answers();
    List<Key> keys = changes.stream().filter(Change::isProposal).map(Change::key).toList();
    Map<Key, Map<String, AttributeValue>> rows = keys.isEmpty() ? Map.of() : table.batch(keys);
    Set<String> entries = Set.copyOf(folding);
    for (Key key : keys) {
      Map<String, AttributeValue> row = rows.getOrDefault(key, Map.of());
      Optional<String> entry = Row.maybe(row, "answeredEntry");
      answers.answered.put(key, entry);
      answers.unfolded |= isUnfolded(row) && entry.filter(entries::contains).isEmpty();
    }
    return answers;
  }

  /** Whether the row holds an answer whose entry no commit has folded yet. */
  static boolean isUnfolded(Map<String, AttributeValue> row) {
    Optional<String> entry = Row.maybe(row, "answeredEntry");
    return entry.isPresent() && !entry.equals(Row.maybe(row, "foldedEntry"));
  }

  /** Whether one of them is answered, and this commit does not fold the answer. */
  boolean areUnfolded() {
    return unfolded;
  }

  /** Writes a proposal, if no answer came since; the answer on its row stays. */
  TransactWriteItem write(
      Table table, Change<?> change, Optional<Map<String, AttributeValue>> seen, boolean guarded) {
    Condition with = new Condition();
    Optional<String> entry = answered.getOrDefault(change.key(), Optional.empty());
    String condition =
        entry.isPresent() ? "#answeredEntry = :answered" : "attribute_not_exists(#answeredEntry)";
    entry.ifPresent(present -> with.text(":answered", present));
    if (guarded) {
      condition = condition + " AND " + Change.unchanged(seen, with);
    }
    Optional<Row> row = change.row();
    if (row.isEmpty()) {
      return table.deleting(change.key(), condition, with);
    }
    String set = with.setting(row.get().attributes());
    if (entry.isPresent()) {
      set = set + ", #foldedEntry = :answered";
    }
    return table.updating(change.key(), set + " REMOVE #" + row.get().otherBody(), condition, with);
  }
}
