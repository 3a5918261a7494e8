package dev.paydown.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes a commit's rows and, in its last transaction, the head. What fits in one transaction is
 * one. Of what does not, the earlier rows are each written only over what the commit knew, and only
 * while the head stands still: a commit that dies on the way leaves rows ahead of the head, which
 * the next one, folding the same entries, finds as it would have written them.
 */
final class StagedCommit {
  private static final long BYTES = 3_500_000;

  private final Table table;
  private final Head head;
  private final List<Change<?>> changes;
  private final Answers answers;

  StagedCommit(Table table, Head head, List<Change<?>> changes, Answers answers) {
    this.table = table;
    this.head = head;
    this.changes = changes;
    this.answers = answers;
  }

  Written write() {
    List<TransactWriteItem> last = head.writes();
    int from = lastFrom(Table.TRANSACTION - last.size(), BYTES - head.size());
    Written early = from == 0 ? new Written.Done() : stage(changes.subList(0, from));
    if (!(early instanceof Written.Done)) {
      return early;
    }
    List<TransactWriteItem> writes = new ArrayList<>();
    for (Change<?> change : changes.subList(from, changes.size())) {
      writes.add(
          change.isProposal()
              ? answers.write(table, change, Optional.empty(), false)
              : change.write(table));
    }
    writes.addAll(last);
    return table.writePatiently(writes);
  }

  /** From where on the changes go with the head: as many of the later ones as fit. */
  private int lastFrom(int places, long bytes) {
    int from = changes.size();
    long left = bytes;
    while (from > 0 && changes.size() - from < places && changes.get(from - 1).size() <= left) {
      from--;
      left -= changes.get(from).size();
    }
    return from;
  }

  private Written stage(List<Change<?>> early) {
    Map<Key, Map<String, AttributeValue>> rows =
        table.batch(early.stream().map(Change::key).toList());
    List<TransactWriteItem> writes = new ArrayList<>();
    long bytes = 0;
    for (Change<?> change : early) {
      Optional<Map<String, AttributeValue>> seen = Optional.ofNullable(rows.get(change.key()));
      if (!change.isProposal() && change.isStanding(seen)) {
        continue;
      }
      if (!change.isAsBefore(seen)) {
        return new Written.Contended();
      }
      if (writes.size() == Table.TRANSACTION - 1 || bytes + change.size() > BYTES) {
        Written written = flush(writes);
        if (!(written instanceof Written.Done)) {
          return written;
        }
        writes.clear();
        bytes = 0;
      }
      bytes += change.size();
      writes.add(
          change.isProposal()
              ? answers.write(table, change, seen, true)
              : change.writeOver(table, seen));
    }
    return writes.isEmpty() ? new Written.Done() : flush(writes);
  }

  private Written flush(List<TransactWriteItem> writes) {
    List<TransactWriteItem> guarded = new ArrayList<>(writes);
    guarded.add(head.check());
    return table.writePatiently(guarded);
  }
}
