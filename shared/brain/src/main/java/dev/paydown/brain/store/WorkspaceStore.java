package dev.paydown.brain.store;

import dev.paydown.brain.WorkspaceState;
import dev.paydown.brain.event.LogEntry;
import java.util.List;
import java.util.Optional;

/** What the brain holds of one workspace, one commit at a time. */
public interface WorkspaceStore {

  /** What stands, or empty where there is no such workspace. */
  Optional<WorkspaceState> load(String workspace);

  /**
   * What stands, for who holds what stood before, read from what was committed since: what did not
   * change stays the same objects. Empty where that is not to be had, and it is to be loaded: too
   * much has changed, or nobody knows what, or the workspace is not there.
   *
   * @param known as it was loaded or committed once
   */
  Optional<WorkspaceState> since(WorkspaceState known);

  /**
   * Its {@link WorkspaceState#rules rules} as they stand, and nothing of its work: for who has
   * shown no right to it yet, and shall not make all of it be read. Empty where there is no such
   * workspace.
   */
  Optional<WorkspaceState> rules(String workspace);

  /** The head's version, or empty where there is no such workspace: cheaper than loading. */
  Optional<Long> version(String workspace);

  /** How a commit went. */
  enum Committed {
    YES,
    /** Somebody else committed first, or a proposal was decided meanwhile: load and fold again. */
    CONFLICT
  }

  /**
   * Writes what differs between the two, if the head still stands at {@code before.version()}.
   *
   * @param after the same workspace at {@code before.version() + 1}
   * @param entryIds the log entries folded, in order, for the journal
   */
  Committed commit(WorkspaceState before, WorkspaceState after, List<String> entryIds);

  /** Makes an empty workspace; the name is for people. */
  void create(WorkspaceState empty, String name);

  /**
   * The log entries of answers that are taken and that no commit has folded yet. While there is
   * one, a commit that changes its proposal conflicts unless it folds that entry as well: after a
   * {@link Committed#CONFLICT}, and before an effect of such an answer, fold these too. A store
   * that nobody can decide behind has none.
   */
  default List<LogEntry> unfolded(String workspace) {
    return List.of();
  }
}
