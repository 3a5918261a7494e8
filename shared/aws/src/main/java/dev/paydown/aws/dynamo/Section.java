package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.debt.Liability;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.graph.ItemFacts;
import dev.paydown.brain.graph.LinkFacts;
import dev.paydown.brain.graph.ReadWanted;
import dev.paydown.brain.ledger.Entry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One map of the workspace's state, a row for each of its records.
 *
 * @param plain what the stream's readers see beside the body
 */
record Section<T>(
    String kind,
    String partition,
    Class<T> type,
    Function<WorkspaceState, SortedMap<String, T>> of,
    BiConsumer<T, Row> plain) {

  static final Section<ItemFacts> ITEMS =
      new Section<>("item", "#I", ItemFacts.class, WorkspaceState::items, (i, r) -> {});
  static final Section<LinkFacts> LINKS =
      new Section<>("link", "#I", LinkFacts.class, WorkspaceState::links, (l, r) -> {});
  static final Section<Liability> LIABILITIES =
      new Section<>(
          "liability",
          "#D",
          Liability.class,
          WorkspaceState::liabilities,
          (l, r) ->
              r.text("state", l.state().label())
                  .text("what", l.kind().label())
                  .text("item", l.item()));
  static final Section<Entry> ENTRIES =
      new Section<>(
          "entry",
          "#D",
          Entry.class,
          WorkspaceState::entries,
          (e, r) -> r.text("liability", e.liability()).number("seconds", e.seconds()));
  static final Section<Fact.Decided> CONFIRMED =
      new Section<>("confirmed", "#P", Fact.Decided.class, WorkspaceState::confirmed, (c, r) -> {});
  static final Section<ReadWanted> READS =
      new Section<>(
          "read",
          "#P",
          ReadWanted.class,
          WorkspaceState::reads,
          (w, r) ->
              r.text("connection", w.connection())
                  .text("uid", w.uid())
                  .instant("askedAt", w.askedAt()));
  static final Section<Proposal> PROPOSALS =
      new Section<>(
          "proposal",
          "#P",
          Proposal.class,
          WorkspaceState::proposals,
          (p, r) ->
              r.text("state", p.state().label())
                  .number("version", p.version())
                  .text("what", p.kind().label())
                  .text("recipient", p.recipient())
                  .instant("expiresAt", p.expiresAt()));
  static final Section<Mailing> MAILINGS =
      new Section<>(
          "mailing",
          "#P",
          Mailing.class,
          WorkspaceState::mailings,
          (m, r) ->
              r.text("what", m.kind().name().toLowerCase(Locale.ROOT))
                  .text("sent", Boolean.toString(m.sent()))
                  .instant("mailAt", m.dueAt()));

  /** In the order in which they are written where one transaction does not hold them all. */
  static final List<Section<?>> ALL =
      List.of(ITEMS, LINKS, LIABILITIES, ENTRIES, CONFIRMED, READS, PROPOSALS, MAILINGS);

  /** The partitions that they stand in, behind the workspace. */
  static final List<String> PARTITIONS = List.of("#I", "#D", "#P");

  Key key(String workspace, String id) {
    return Key.in(workspace, partition, kind, id);
  }

  Row row(String workspace, String id, T record) {
    Row row = Row.of(key(workspace, id), kind, workspace, id);
    plain.accept(record, row);
    return row.longBody(record);
  }

  /** The records among these rows, by id. */
  SortedMap<String, T> read(List<Map<String, AttributeValue>> rows) {
    SortedMap<String, T> records = new TreeMap<>();
    for (Map<String, AttributeValue> row : rows) {
      if (kind.equals(Row.text(row, "kind"))) {
        records.put(Row.text(row, "id"), Row.record(row, type));
      }
    }
    return records;
  }

  /** What differs between the two states in this section. */
  void changes(WorkspaceState before, WorkspaceState after, List<Change<?>> into) {
    SortedMap<String, T> old = of.apply(before);
    SortedMap<String, T> now = of.apply(after);
    now.forEach(
        (id, record) -> {
          T was = old.get(id);
          if (!record.equals(was)) {
            into.add(Change.put(this, after.workspace(), id, was, record));
          }
        });
    old.forEach(
        (id, record) -> {
          if (!now.containsKey(id)) {
            into.add(Change.delete(this, after.workspace(), id, record));
          }
        });
  }
}
