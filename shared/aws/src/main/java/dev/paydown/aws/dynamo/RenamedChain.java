package dev.paydown.aws.dynamo;

import dev.paydown.brain.erasure.Renaming;
import dev.paydown.tools.json.BrainJson;
import dev.paydown.tools.json.RenamedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * One proposal's audit with stand-ins for a person. Each row's hash covers what names them, so the
 * chain is made anew from the first row that changes, in one transaction, and a row behind the last
 * says so with the hash in which it ended before: whoever noted that one can still tell. A digest
 * of a log entry that is renamed becomes the digest of what it is then; one that did not fit before
 * does not fit after.
 */
final class RenamedChain {
  private final Table table;
  private final RenamedJson words;

  RenamedChain(Table table, Renaming renaming) {
    this.table = table;
    this.words = RenamedJson.ofSaid(renaming);
  }

  /**
   * Renames the chain in that partition; its log entries are still as they were, or renamed
   * already.
   *
   * @return how many rows changed; 0 where nothing in it names the person
   * @throws IllegalStateException if rows are added to it again and again meanwhile
   */
  int rename(String partition, Instant now) {
    for (int tried = 1; tried <= Table.TRIES; tried++) {
      List<Map<String, AttributeValue>> rows = table.query(partition);
      List<TransactWriteItem> writes = writes(rows, now);
      if (writes.isEmpty()) {
        return 0;
      }
      if (table.write(writes) instanceof Written.Done) {
        return writes.size();
      }
      table.pause(tried);
    }
    throw new IllegalStateException("an audit was contended " + Table.TRIES + " times");
  }

  private List<TransactWriteItem> writes(List<Map<String, AttributeValue>> rows, Instant now) {
    List<TransactWriteItem> writes = new ArrayList<>();
    String previous = "";
    boolean isChanged = false;
    for (Map<String, AttributeValue> row : rows) {
      String content = Row.text(row, "body");
      String renamed = BrainJson.write(renamed(row, content));
      isChanged |= !renamed.equals(content);
      if (isChanged) {
        String hash = Audit.hash(previous, renamed);
        writes.add(
            table.updating(
                Key.of(row),
                "SET #body = :body, #previous = :previous, #hash = :hash",
                "#hash = :was",
                new Condition()
                    .text(":body", renamed)
                    .text(":previous", previous)
                    .text(":hash", hash)
                    .text(":was", Row.text(row, "hash"))));
        previous = hash;
      } else {
        previous = Row.text(row, "hash");
      }
    }
    if (isChanged) {
      writes.add(said(rows.getLast(), previous, now));
    }
    return writes;
  }

  private TransactWriteItem said(Map<String, AttributeValue> last, String previous, Instant now) {
    Audit.Act act =
        new Audit.Act(
            now,
            "renamed",
            "paydown",
            "a person was erased; the chain ended in " + Row.text(last, "hash"),
            "",
            "");
    return table.puttingNew(
        Audit.row(
            Row.text(last, "ws"),
            Row.text(last, "id"),
            Row.number(last, "number") + 1,
            previous,
            act));
  }

  private Audit.Act renamed(Map<String, AttributeValue> row, String content) {
    Audit.Act act = BrainJson.read(words.applied(content), Audit.Act.class);
    Audit.Act was = BrainJson.read(content, Audit.Act.class);
    Optional<String> entry =
        was.entry().isEmpty()
            ? Optional.empty()
            : Stream.of(was.entry(), act.entry())
                .distinct()
                .flatMap(id -> table.get(Key.log(Row.text(row, "ws"), id)).stream())
                .findFirst()
                .map(each -> Row.text(each, "body"));
    if (entry.isEmpty()) { // Nothing told, or let go of by compaction.
      return act;
    }
    String after = words.applied(entry.get());
    boolean fits =
        was.entryDigest().equals(Key.sha256(entry.get()))
            || was.entryDigest().equals(Key.sha256(after));
    return fits
        ? new Audit.Act(act.at(), act.act(), act.by(), act.what(), act.entry(), Key.sha256(after))
        : act;
  }
}
