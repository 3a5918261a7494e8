package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a workspace holds beside its maps of records; one row, written only when it changes. */
record Settled(
    List<WorkspaceState.SettingsSaid> settings,
    WorkspaceState.PeopleSaid people,
    Map<String, WorkspaceState.Seen> aliases,
    Map<String, String> connections) {

  static Settled of(WorkspaceState state) {
    return new Settled(state.settings(), state.people(), state.aliases(), state.connections());
  }

  /** What the whole state row holds. */
  static Settled in(Map<String, AttributeValue> row) {
    return Row.record(row, Settled.class);
  }

  /** The state row, which every workspace has. */
  static Map<String, AttributeValue> row(Optional<Map<String, AttributeValue>> row) {
    return row.orElseThrow(() -> new IllegalStateException("a workspace has no state row"));
  }

  /** A workspace that holds these and nothing else. */
  WorkspaceState rules(String workspace) {
    return WorkspaceState.ruled(workspace, settings, people, aliases, connections);
  }
}
