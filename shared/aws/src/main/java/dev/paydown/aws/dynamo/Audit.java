package dev.paydown.aws.dynamo;

import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What was decided and done about a proposal: rows that are only ever added, each with the SHA-256
 * of its predecessor's hash and its own content, so that a row changed or taken out of the middle
 * shows. A row is added in the transaction that makes its fact.
 */
public final class Audit {
  private static final String NOTHING = "";

  /**
   * One row of a chain.
   *
   * @param number from 1
   * @param content JSON: at, act, by, what, entry
   * @param hash SHA-256 (hex) of the previous hash, a line feed, and the content
   */
  public record Link(long number, String previous, String content, String hash) {}

  /**
   * What a row says.
   *
   * @param by who did it: the recipient who decided, or {@code paydown}
   * @param entry the log entry that says the same in full, and its digest
   */
  record Act(Instant at, String act, String by, String what, String entry, String entryDigest) {}

  private final Table table;

  /** The audit rows of this table. */
  public Audit(Table table) {
    this.table = table;
  }

  /** The proposal's chain, oldest first. */
  public List<Link> chain(String workspace, String proposal) {
    return table.query(Key.audit(workspace, proposal)).stream().map(Audit::link).toList();
  }

  /** Where the chain is broken: the number of the first row that does not follow; else empty. */
  public static Optional<Long> brokenAt(List<Link> chain) {
    String previous = NOTHING;
    long number = 1;
    for (Link link : chain) {
      if (link.number() != number
          || !link.previous().equals(previous)
          || !link.hash().equals(hash(previous, link.content()))) {
        return Optional.of(number);
      }
      previous = link.hash();
      number++;
    }
    return Optional.empty();
  }

  /** The write that adds a row behind the last; refused if another was added meanwhile. */
  TransactWriteItem adding(String workspace, String proposal, Act act) {
    Optional<Link> last = table.last(Key.audit(workspace, proposal)).map(Audit::link);
    long number = last.map(Link::number).orElse(0L) + 1;
    String previous = last.map(Link::hash).orElse(NOTHING);
    return table.puttingNew(row(workspace, proposal, number, previous, act));
  }

  static Row row(String workspace, String proposal, long number, String previous, Act act) {
    String content = BrainJson.write(act);
    return Row.of(Key.audit(workspace, proposal, number), "audit", workspace, proposal)
        .number("number", number)
        .text("previous", previous)
        .text("body", content)
        .text("hash", hash(previous, content));
  }

  private static Link link(Map<String, AttributeValue> row) {
    return new Link(
        Row.number(row, "number"),
        Row.text(row, "previous"),
        Row.text(row, "body"),
        Row.text(row, "hash"));
  }

  static String hash(String previous, String content) {
    return Key.sha256(previous + "\n" + content);
  }
}
