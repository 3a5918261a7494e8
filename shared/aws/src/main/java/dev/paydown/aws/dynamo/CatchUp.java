package dev.paydown.aws.dynamo;

import dev.paydown.aws.SideBySide;
import dev.paydown.brain.WorkspaceState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * From what somebody holds of a workspace to what stands: the rows that the journal names since
 * then are read, whatever else is held stays the same objects. Where that is not known, or as well
 * all of it is loaded, it is left to who asks.
 */
final class CatchUp {
  private static final int COMMITS_MAX = 100;
  private static final int TRIES = 3;

  /** Of the rows held, a larger share costs as much as all: a query reads several for one. */
  private static final int SHARE = 4;

  private static final int AT_ONCE = 8;

  private final Table table;
  private final WorkspaceState known;

  CatchUp(Table table, WorkspaceState known) {
    this.table = table;
    this.known = known;
  }

  /**
   * What stands; empty where it is to be loaded.
   *
   * @param head as it was read last
   */
  Optional<WorkspaceState> from(Map<String, AttributeValue> head) {
    if (version(head) == known.version()) {
      return Optional.of(known);
    }
    Map<String, AttributeValue> seen = head;
    for (int tried = 0; tried < TRIES; tried++) {
      Optional<ChangedRows> changed = changedUntil(version(seen));
      if (changed.isEmpty()) {
        return Optional.empty();
      }
      Optional<Map<Key, Map<String, AttributeValue>>> rows = whole(read(changed.get()));
      Optional<Map<String, AttributeValue>> then = table.get(Key.head(known.workspace()));
      if (then.isEmpty()) {
        return Optional.empty();
      }
      // No commit fell into the reading, so all of it is of this version.
      if (version(then.get()) == version(seen) && rows.isPresent()) {
        return Optional.of(at(seen, changed.get(), rows.get()));
      }
      seen = then.get();
    }
    return Optional.empty();
  }

  private static long version(Map<String, AttributeValue> head) {
    return Row.number(head, "version");
  }

  private Optional<ChangedRows> changedUntil(long version) {
    long commits = version - known.version();
    if (commits < 1 || commits > COMMITS_MAX) {
      return Optional.empty();
    }
    List<Map<String, AttributeValue>> journal =
        table.after(Key.journal(known.workspace(), known.version()), (int) commits);
    ChangedRows changed = ChangedRows.none();
    long last = known.version();
    for (Map<String, AttributeValue> commit : journal) {
      Optional<ChangedRows> more = ChangedRows.in(commit);
      if (more.isEmpty()) {
        return Optional.empty();
      }
      changed = changed.and(more.get());
      last = version(commit);
    }
    // Of a journal that was cut meanwhile the first are missing.
    boolean isWhole = journal.size() == commits && last == version;
    return isWhole && SHARE * changed.size() <= rowsHeld()
        ? Optional.of(changed)
        : Optional.empty();
  }

  private int rowsHeld() {
    return 1 + Section.ALL.stream().mapToInt(section -> section.of().apply(known).size()).sum();
  }

  private Map<Key, Map<String, AttributeValue>> read(ChangedRows changed) {
    List<Key> keys = changed.keys(known.workspace());
    List<Supplier<Map<Key, Map<String, AttributeValue>>>> reading = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += Table.BATCH) {
      List<Key> some = keys.subList(from, Math.min(keys.size(), from + Table.BATCH));
      reading.add(() -> table.batch(some));
    }
    Map<Key, Map<String, AttributeValue>> rows = new HashMap<>();
    SideBySide.all(reading, AT_ONCE).forEach(rows::putAll);
    return rows;
  }

  /** The same with all of the state, if that is among them; empty where it changes under us. */
  private Optional<Map<Key, Map<String, AttributeValue>>> whole(
      Map<Key, Map<String, AttributeValue>> rows) {
    Key state = Key.state(known.workspace());
    Map<String, AttributeValue> first = rows.get(state);
    if (first == null) {
      return Optional.of(rows);
    }
    return StateRows.whole(table, known.workspace(), first)
        .map(
            whole -> {
              Map<Key, Map<String, AttributeValue>> with = new HashMap<>(rows);
              with.put(state, whole);
              return with;
            });
  }

  private WorkspaceState at(
      Map<String, AttributeValue> head,
      ChangedRows changed,
      Map<Key, Map<String, AttributeValue>> rows) {
    Settled settled =
        changed.hasState()
            ? Settled.in(Settled.row(Optional.ofNullable(rows.get(Key.state(known.workspace())))))
            : Settled.of(known);
    return new Since(known, changed, rows).state(known.workspace(), head, settled);
  }

  /** What was held, but for the rows that changed. */
  private record Since(
      WorkspaceState known, ChangedRows changed, Map<Key, Map<String, AttributeValue>> rows)
      implements Standing {
    @Override
    public <T> SortedMap<String, T> of(Section<T> section) {
      SortedMap<String, T> held = section.of().apply(known);
      Set<String> ids = changed.of(section);
      if (ids.isEmpty()) {
        return held;
      }
      SortedMap<String, T> records = new TreeMap<>(held);
      for (String id : ids) {
        Map<String, AttributeValue> row = rows.get(section.key(known.workspace(), id));
        if (row == null) {
          records.remove(id);
        } else {
          records.put(id, Row.record(row, section.type()));
        }
      }
      return records;
    }
  }
}
