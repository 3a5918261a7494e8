package dev.paydown.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paydown.aws.dynamo.Zip;
import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import dev.paydown.brain.proposal.Mailing;
import dev.paydown.brain.proposal.Proposal;
import dev.paydown.brain.store.EventLog;
import dev.paydown.brain.store.Journal;
import dev.paydown.brain.store.WorkspaceStore;
import dev.paydown.tools.json.BrainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Log, journal and workspaces in memory, with the conditions that the real store keeps. */
public final class MemoryStore implements EventLog, Journal, WorkspaceStore {
  private static final int LARGEST_ROW = 390 * 1024;
  private final Map<String, Map<String, LogEntry>> logs = new LinkedHashMap<>();
  private final Map<String, List<Folded>> journals = new LinkedHashMap<>();
  private final Map<String, WorkspaceState> states = new LinkedHashMap<>();

  private int appends;

  @Override
  public synchronized Appended append(String workspace, LogEntry entry) {
    appends++;
    byte[] json = BrainJson.write(entry).getBytes(UTF_8);
    if (json.length > LARGEST_ROW && Zip.of(json).length > LARGEST_ROW) {
      throw new TooLarge("log is larger than a row of 390 KB holds, even zipped");
    }
    return logs.computeIfAbsent(workspace, made -> new LinkedHashMap<>())
                .putIfAbsent(entry.id(), entry)
            == null
        ? Appended.NEW
        : Appended.REPEAT;
  }

  @Override
  public synchronized boolean holds(String workspace, String entryId) {
    return logs.getOrDefault(workspace, Map.of()).containsKey(entryId);
  }

  /** How often anything was put into a log. */
  public synchronized int appends() {
    return appends;
  }

  public synchronized List<LogEntry> log(String workspace) {
    return List.copyOf(logs.getOrDefault(workspace, Map.of()).values());
  }

  @Override
  public Optional<WorkspaceState> base(String workspace) {
    return Optional.empty();
  }

  @Override
  public synchronized List<Folded> commits(String workspace, long after, int most) {
    return journals.getOrDefault(workspace, List.of()).stream()
        .filter(commit -> commit.version() > after)
        .limit(most)
        .toList();
  }

  @Override
  public synchronized Optional<WorkspaceState> load(String workspace) {
    return Optional.ofNullable(states.get(workspace));
  }

  @Override
  public synchronized Optional<WorkspaceState> since(WorkspaceState known) {
    return load(known.workspace()).filter(state -> state.version() == known.version());
  }

  @Override
  public synchronized Optional<WorkspaceState> rules(String workspace) {
    return load(workspace).map(WorkspaceState::rules);
  }

  @Override
  public synchronized Optional<Long> version(String workspace) {
    return load(workspace).map(WorkspaceState::version);
  }

  @Override
  public synchronized Committed commit(
      WorkspaceState before, WorkspaceState after, List<String> entryIds) {
    if (!version(before.workspace()).equals(Optional.of(before.version()))) {
      return Committed.CONFLICT;
    }
    states.put(after.workspace(), after);
    Map<String, LogEntry> log = logs.getOrDefault(after.workspace(), Map.of());
    journals
        .computeIfAbsent(after.workspace(), made -> new ArrayList<>())
        .add(
            new Folded(
                after.version(),
                entryIds.stream()
                    .flatMap(id -> Optional.ofNullable(log.get(id)).stream())
                    .toList()));
    return Committed.YES;
  }

  @Override
  public synchronized void create(WorkspaceState empty, String name) {
    states.put(empty.workspace(), empty);
  }

  /** Puts a proposal where the brain would have. */
  public synchronized void hold(String workspace, Proposal proposal) {
    WorkspaceState state = load(workspace).orElseThrow();
    TreeMap<String, Proposal> proposals = new TreeMap<>(state.proposals());
    proposals.put(proposal.id(), proposal);
    states.put(workspace, with(state, proposals, new TreeMap<>(state.mailings())));
  }

  /** Puts a mailing where the brain would have. */
  public synchronized void hold(String workspace, Mailing mailing) {
    WorkspaceState state = load(workspace).orElseThrow();
    TreeMap<String, Mailing> mailings = new TreeMap<>(state.mailings());
    mailings.put(mailing.id(), mailing);
    states.put(workspace, with(state, new TreeMap<>(state.proposals()), mailings));
  }

  private static WorkspaceState with(
      WorkspaceState state,
      SortedMap<String, Proposal> proposals,
      SortedMap<String, Mailing> mailings) {
    return new WorkspaceState(
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
        proposals,
        mailings,
        state.reads());
  }
}
