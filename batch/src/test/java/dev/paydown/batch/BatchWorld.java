package dev.paydown.batch;

import com.amazonaws.services.lambda.runtime.Context;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.Advance;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.store.Connection;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.MagicLinks;
import dev.paydown.brain.store.PreferenceLink;
import dev.paydown.brain.store.Snapshots;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Listening;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Tool;
import dev.paydown.tools.Verdict;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A deployment in memory, as far as the batch needs one; every other port refuses to be called. */
final class BatchWorld {
  static final Context NO_CONTEXT = refusing(Context.class);
  Instant now = Instant.parse("2026-11-18T10:00:00Z");
  List<String> due = List.of();
  final List<Instant> askedDueBy = new ArrayList<>();
  final List<String> queued = new ArrayList<>();
  final List<LogEntry> log = new ArrayList<>();
  final List<MailMessage> mails = new ArrayList<>();
  Supplier<Optional<List<Fact>>> shown = Optional::empty;
  final List<PreferenceLink> preferences = new ArrayList<>();
  final MemorySweeps sweeps = new MemorySweeps();
  Optional<Listening> listening = Optional.empty();
  List<String> roll = List.of();
  final Map<String, List<String>> manifests = new TreeMap<>();
  final SortedMap<Long, Snapshot> snapshots = new TreeMap<>();
  private final List<Journal.Folded> journal = new ArrayList<>();
  private WorkspaceState state = WorkspaceState.empty("w1");

  BatchWorld() {
    fold(new LogEntry("tick", now, List.of(new Fact.Ticked(now))));
  }

  private void fold(LogEntry entry) {
    state = Advance.step(state, List.of(entry));
    journal.add(new Journal.Folded(state.version(), List.of(entry)));
  }

  /** Until when nothing happens in the workspace that no event announces. */
  Optional<Instant> dueAt() {
    return state.dueAt();
  }

  void hold(Mailing mailing) {
    TreeMap<String, Mailing> mailings = new TreeMap<>(state.mailings());
    mailings.put(mailing.id(), mailing);
    state =
        new WorkspaceState(
            state.workspace(),
            state.version(),
            state.now(),
            state.dueAt(),
            state.settings(),
            state.people(),
            state.aliases(),
            state.connections(),
            state.items(),
            state.links(),
            state.confirmed(),
            state.liabilities(),
            state.entries(),
            state.proposals(),
            mailings,
            state.reads());
  }

  /** That the graph has heard of the item then. */
  void said(String connection, String uid, Instant at) {
    said(connection, uid, at, FieldChange.set(ItemField.TITLE, uid));
  }

  /** The same, with what it heard. */
  void said(String connection, String uid, Instant at, FieldChange... changes) {
    fold(
        new LogEntry(
            uid,
            at,
            List.of(
                new Fact.ItemChanged(
                    new ItemRef.Own(connection, uid), at, 0, Actor.HUMAN, List.of(changes)))));
  }

  Deployment deployment() {
    return new Deployment(
        () -> now,
        new SecureRandom(),
        "http://localhost:8080",
        "",
        new Log(),
        new Commits(),
        new Workspaces(),
        new Studio(),
        refusing(dev.paydown.brain.store.MagicLinkReader.class),
        keeping(preferences),
        refusing(dev.paydown.brain.store.Executions.class),
        refusing(dev.paydown.brain.store.Quarantine.class),
        instant -> {
          askedDueBy.add(instant);
          return due;
        },
        sweeps,
        refusing(dev.paydown.brain.store.Sessions.class),
        () -> roll,
        new Kept(),
        (workspace, message) -> {
          mails.add(message);
          return "mail";
        },
        refusing(dev.paydown.brain.wire.ReceivedMail.class),
        refusing(dev.paydown.brain.wire.Bus.class),
        (name, body, group, deduplication) -> queued.add(name + " " + body),
        (name, workspaces) -> {
          manifests.put(name, workspaces);
          return "manifests/" + name + ".json";
        },
        Map.of("events", new Shown()));
  }

  /** The one workspace's log. */
  private final class Log implements EventLog {
    @Override
    public Appended append(String workspace, LogEntry entry) {
      if (holds(workspace, entry.id())) {
        return Appended.REPEAT;
      }
      log.add(entry);
      return Appended.NEW;
    }

    @Override
    public boolean holds(String workspace, String entryId) {
      return log.stream().anyMatch(held -> held.id().equals(entryId));
    }
  }

  /** The one workspace's commits. */
  private final class Commits implements Journal {
    @Override
    public Optional<WorkspaceState> base(String workspace) {
      return snapshots.values().stream()
          .filter(kept -> kept.taken().cut() == Snapshots.Cut.DONE)
          .map(Snapshot::state)
          .reduce((older, newer) -> newer);
    }

    @Override
    public List<Folded> commits(String workspace, long after, int most) {
      return journal.stream().filter(each -> each.version() > after).limit(most).toList();
    }
  }

  /** A snapshot, and what it holds. */
  record Snapshot(Snapshots.Taken taken, WorkspaceState state) {}

  /** The one workspace's snapshots. */
  private final class Kept implements Snapshots {
    @Override
    public List<Taken> taken(String workspace) {
      return snapshots.values().stream().map(Snapshot::taken).toList();
    }

    @Override
    public void take(WorkspaceState held, Instant at) {
      snapshots.putIfAbsent(
          held.version(), new Snapshot(new Taken(held.version(), at, Cut.NOT), held));
    }

    @Override
    public int cut(String workspace, Taken snapshot) {
      snapshots.computeIfPresent(
          snapshot.version(),
          (version, kept) ->
              new Snapshot(new Taken(version, kept.taken().at(), Cut.DONE), kept.state()));
      snapshots.headMap(snapshot.version()).clear();
      int before = journal.size();
      journal.removeIf(commit -> commit.version() <= snapshot.version());
      return before - journal.size();
    }
  }

  /** Links of which only those to preferences are for the batch to keep. */
  private static MagicLinks keeping(List<PreferenceLink> kept) {
    return (MagicLinks)
        Proxy.newProxyInstance(
            MagicLinks.class.getClassLoader(),
            new Class<?>[] {MagicLinks.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("keep")) {
                throw new AssertionError(method + " is not for the batch to call");
              }
              kept.add((PreferenceLink) arguments[0]);
              return null;
            });
  }

  private static <T> T refusing(Class<T> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              throw new AssertionError(method + " is not for the batch to call");
            }));
  }

  private final class Workspaces implements dev.paydown.brain.store.WorkspaceStore {
    @Override
    public Optional<WorkspaceState> load(String workspace) {
      return Optional.of(state).filter(held -> held.workspace().equals(workspace));
    }

    @Override
    public Optional<WorkspaceState> since(WorkspaceState known) {
      return load(known.workspace()).filter(state -> state.version() == known.version());
    }

    @Override
    public Optional<WorkspaceState> rules(String workspace) {
      return load(workspace).map(WorkspaceState::rules);
    }

    @Override
    public Optional<Long> version(String workspace) {
      return load(workspace).map(WorkspaceState::version);
    }

    @Override
    public Committed commit(WorkspaceState before, WorkspaceState after, List<String> entryIds) {
      throw new AssertionError("the batch commits nothing");
    }

    @Override
    public void create(WorkspaceState empty, String name) {
      throw new AssertionError("the batch creates nothing");
    }
  }

  private static final class Studio implements dev.paydown.brain.store.Directory {
    private final Connection studio =
        new Connection(
            "hook1",
            "w1",
            "studio",
            "events",
            List.of("s3cret"),
            Optional.of("t0ken"),
            Optional.empty(),
            Optional.empty());

    @Override
    public Optional<String> workspaceOf(String tokenHash) {
      throw new AssertionError("the batch has no token");
    }

    @Override
    public void admit(String tokenHash, String workspace) {
      throw new AssertionError("the batch admits nobody");
    }

    @Override
    public boolean succeed(String tokenHash, String nextHash) {
      throw new AssertionError("the batch makes no token");
    }

    @Override
    public int retireBefore(String tokenHash) {
      throw new AssertionError("the batch ends no token");
    }

    @Override
    public void revoke(Connection connection, Instant until) {
      throw new AssertionError("the batch revokes no connection");
    }

    @Override
    public List<Connection> revoked(String workspace, String name, Instant now) {
      throw new AssertionError("the batch tells no tool of a revocation");
    }

    @Override
    public void forget(Connection revoked) {
      throw new AssertionError("the batch forgets no connection");
    }

    @Override
    public boolean replace(Connection before, Connection after) {
      throw new AssertionError("the batch changes no connection");
    }

    @Override
    public Optional<Connection> connection(String id) {
      return Optional.of(studio).filter(held -> held.id().equals(id));
    }

    @Override
    public Optional<Connection> connection(String workspace, String name) {
      return Optional.of(studio)
          .filter(held -> held.workspace().equals(workspace) && held.name().equals(name));
    }

    @Override
    public List<Connection> connections(String workspace) {
      return List.of(studio);
    }

    @Override
    public boolean add(Connection connection) {
      throw new AssertionError("the batch connects nothing");
    }
  }

  private final class Shown implements Tool {
    @Override
    public String slug() {
      return "events";
    }

    @Override
    public Verdict verify(Delivery delivery, Connection connection) {
      throw new AssertionError("the batch takes no delivery");
    }

    @Override
    public Reading read(Delivery delivery, Connection connection) {
      throw new AssertionError("the batch takes no delivery");
    }

    @Override
    public String steps() {
      return "";
    }

    @Override
    public String stepsBack() {
      return "";
    }

    @Override
    public Optional<List<Fact>> fetch(Connection connection, String uid, Instant at) {
      return shown.get();
    }

    @Override
    public Optional<Listening> listening() {
      return listening;
    }

    @Override
    public Attempt act(Acting acting) {
      throw new AssertionError("the batch makes no move");
    }
  }
}
