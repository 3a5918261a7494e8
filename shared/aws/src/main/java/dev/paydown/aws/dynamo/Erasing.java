package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.erasure.Erasure;
import dev.paydown.brain.erasure.Identifiers;
import dev.paydown.brain.erasure.Renaming;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.WorkspaceStore.Committed;
import dev.paydown.tools.json.BrainJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Lets a workspace forget a person: whatever names them in its rows is replaced by stand-ins that
 * say nothing, the work and its debt stay as they are. The functions go on meanwhile.
 *
 * <p>First a row keeps what is searched for and what stands for it, so that an erasure that is
 * broken off is gone on with; nothing else can tell who was meant once the state is renamed. What
 * is held is renamed by a commit, at which replays begin from then on; then the audit, the log and
 * every other row. When a search of the whole table finds nothing any more, that first row goes.
 */
public final class Erasing {
  /** New deliveries may name the person while we are at it. */
  private static final int ROUNDS = 5;

  private final Table table;
  private final DynamoWorkspaceStore workspaces;
  private final DynamoSnapshots snapshots;
  private final InstantSource clock;

  /** Erases from this table. */
  public Erasing(Table table, InstantSource clock) {
    this.table = table;
    this.workspaces = new DynamoWorkspaceStore(table);
    this.snapshots = new DynamoSnapshots(table);
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /**
   * Nothing names the person any more.
   *
   * @param rows how many rows did, each counted as often as it was written
   */
  public record Erased(Erasure by, int rows) implements Outcome {}

  /** Nothing was changed: the workspace itself still says that they belong to it. */
  public record StillThere(List<String> where) implements Outcome {
    public StillThere {
      where = List.copyOf(where);
    }
  }

  /** Nothing in the workspace names them. */
  public record Nobody() implements Outcome {}

  /** Their name comes in anew as fast as it goes: {@code rows} hold it now. */
  public record StillComing(Erasure by, int rows) implements Outcome {}

  /**
   * Whoever is meant, with what else names them, and how many rows do; changes nothing.
   *
   * @param also other texts that name them
   * @param token what the stand-ins are made of; not looked at where an erasure of the person is
   *     under way
   * @throws IllegalArgumentException if there is no such workspace
   */
  public Found search(String workspace, PersonRef person, SortedSet<String> also, String token) {
    WorkspaceState held = held(workspace);
    Optional<Erasure> begun = underWay(workspace, person).map(each -> each.andAlso(also));
    Erasure erasure =
        begun.orElseGet(() -> new Erasure(token, who(held, person), also, new TreeMap<>()));
    Renaming renaming = new Renaming(erasure);
    return new Found(erasure, begun.isPresent(), named(held, renaming), stillThere(held, renaming));
  }

  /**
   * What a search found.
   *
   * @param isBegun whether an erasure of the person is under way
   * @param rows by kind, how many name the person
   * @param stillThere where the workspace itself says that they belong to it
   */
  public record Found(
      Erasure by, boolean isBegun, SortedMap<String, Integer> rows, List<String> stillThere) {
    public Found {
      rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
      stillThere = List.copyOf(stillThere);
    }

    /** How many rows name the person. */
    public int rowsInAll() {
      return sum(rows);
    }

    private static int sum(SortedMap<String, Integer> rows) {
      return rows.values().stream().mapToInt(each -> each).sum();
    }
  }

  /**
   * Erases whom a search of this workspace found.
   *
   * @throws IllegalArgumentException if there is no such workspace
   */
  public Outcome erase(String workspace, Found found) {
    if (!found.stillThere().isEmpty()) {
      return new StillThere(found.stillThere());
    }
    if (found.rows().isEmpty() && !found.isBegun()) {
      return new Nobody();
    }
    Erasure erasure = found.by();
    int written = 0;
    int left = 0;
    for (int round = 1; round <= ROUNDS; round++) {
      erasure = erasure.with(erasure.idsIn(held(workspace)));
      table.put(row(workspace, erasure));
      unreachable(workspace, erasure);
      Renaming renaming = new Renaming(erasure);
      renameState(workspace, renaming);
      written += renameRows(workspace, renaming);
      left = Found.sum(named(held(workspace), renaming));
      if (left == 0) {
        table.remove(Key.erasure(workspace, erasure.token()));
        return new Erased(erasure, written);
      }
    }
    return new StillComing(erasure, left);
  }

  static Row row(String workspace, Erasure erasure) {
    return Row.of(Key.erasure(workspace, erasure.token()), "erasure", workspace, erasure.token())
        .body(erasure);
  }

  Optional<Erasure> underWay(String workspace, PersonRef person) {
    PersonRef meant = person.isEmail() ? PersonRef.email(person.value()) : person;
    return table.query(Key.erasures(workspace)).stream()
        .map(row -> Row.record(row, Erasure.class))
        .filter(
            each ->
                each.who().address().filter(meant.value()::equals).isPresent()
                    || each.who().aliases().contains(meant.value()))
        .findFirst();
  }

  private WorkspaceState held(String workspace) {
    return workspaces
        .load(workspace)
        .orElseThrow(() -> new IllegalArgumentException("there is no workspace " + workspace));
  }

  private Identifiers who(WorkspaceState held, PersonRef person) {
    List<LogEntry> saying = new ArrayList<>();
    for (String partition : Key.logPartitions(held.workspace())) {
      for (Map<String, AttributeValue> row : table.query(partition)) {
        String body = Row.json(row);
        if (body.contains(Fact.PersonSeen.class.getSimpleName())
            || body.contains(Fact.PeoplePut.class.getSimpleName())) {
          saying.add(BrainJson.read(body, LogEntry.class));
        }
      }
    }
    return Identifiers.of(person, held, saying);
  }

  /** Who is listed is listed again tomorrow, by whatever lists people. */
  private static List<String> stillThere(WorkspaceState held, Renaming renaming) {
    List<String> where = new ArrayList<>();
    held.people().people().stream()
        .filter(person -> renaming.isIn(BrainJson.write(person)))
        .forEach(
            person ->
                where.add(
                    renaming.isPerson(person.email())
                        ? "they are among the people"
                        : "the person " + person.email() + " names them"));
    if (renaming.isIn(BrainJson.write(held.settingsNow()))) {
      where.add("the settings name them");
    }
    return where;
  }

  private void renameState(String workspace, Renaming renaming) {
    RenamedState names = new RenamedState(renaming);
    for (int tried = 1; tried <= Table.TRIES; tried++) {
      WorkspaceState held = held(workspace);
      WorkspaceState renamed = names.of(held);
      if (renamed.equals(held)) {
        snapshots.passOver(held, clock.instant());
        return;
      }
      if (workspaces.commit(held, renamed, List.of()) == Committed.CONFLICT) {
        table.pause(tried);
      }
    }
    throw new IllegalStateException(
        "others committed " + Table.TRIES + " times in a row: run it again");
  }

  /** The audit first: it holds digests of entries of the log as they were. */
  private int renameRows(String workspace, Renaming renaming) {
    Set<String> chains = new LinkedHashSet<>();
    table.each(
        row -> {
          if (isOf(workspace, row) && isKind(row, "audit")) {
            chains.add(Row.text(row, "pk"));
          }
        });
    RenamedChain chain = new RenamedChain(table, renaming);
    Instant now = clock.instant();
    AtomicInteger written = new AtomicInteger();
    chains.forEach(partition -> written.addAndGet(chain.rename(partition, now)));
    table.each(
        row -> {
          if (isOf(workspace, row) && !isKind(row, "audit")) {
            RenamedRow renamed = RenamedRow.of(row, renaming);
            // What was written meanwhile is come to in the next round.
            if (!renamed.isSame()
                && table.writePatiently(renamed.writes(table)) instanceof Written.Done) {
              written.incrementAndGet();
            }
          }
        });
    return written.get();
  }

  /** How many rows name the person, by kind; only kinds of which one does. */
  private SortedMap<String, Integer> named(WorkspaceState held, Renaming renaming) {
    SortedMap<String, Integer> rows = new TreeMap<>();
    table.each(
        row -> {
          if (isOf(held.workspace(), row) && !RenamedRow.of(row, renaming).isSame()) {
            rows.merge(Row.maybe(row, "kind").orElse("other"), 1, Integer::sum);
          }
        });
    if (!new RenamedState(renaming).of(held).equals(held)) {
      rows.merge("state", 1, Integer::sum);
    }
    return rows;
  }

  /** Also rows that are found by a hash alone, such as links. */
  private static boolean isOf(String workspace, Map<String, AttributeValue> row) {
    String pk = Row.text(row, "pk");
    boolean isInside = pk.startsWith("W#") && Key.workspace(pk).equals(workspace);
    return !isKind(row, "erasure")
        && (isInside || Row.maybe(row, "ws").filter(workspace::equals).isPresent());
  }

  private static boolean isKind(Map<String, AttributeValue> row, String kind) {
    return Row.maybe(row, "kind").filter(kind::equals).isPresent();
  }

  /**
   * Questions may still go to the person, who now stands there by an address that does not exist:
   * that no mail reaches it is said before one is tried.
   */
  private void unreachable(String workspace, Erasure erasure) {
    Instant now = clock.instant();
    LogEntry entry =
        new LogEntry(
            "erased#" + erasure.token(),
            now,
            List.of(new Fact.MailBounced(now, erasure.address())));
    EventLog.Appended _ = new DynamoEventLog(table).append(workspace, entry);
  }
}
