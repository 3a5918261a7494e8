package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import java.util.List;
import java.util.Map;

/** What a workspace holds beside its maps of records; one row, written only when it changes. */
record Settled(
    List<WorkspaceState.SettingsSaid> settings,
    WorkspaceState.PeopleSaid people,
    Map<String, WorkspaceState.Seen> aliases,
    Map<String, String> connections) {

  static Settled of(WorkspaceState state) {
    return new Settled(state.settings(), state.people(), state.aliases(), state.connections());
  }

  /** A workspace that holds these and nothing else. */
  WorkspaceState rules(String workspace) {
    return WorkspaceState.ruled(workspace, settings, people, aliases, connections);
  }

  Row row(String workspace) {
    return Row.of(Key.state(workspace), "state", workspace, workspace).longBody(this);
  }
}
