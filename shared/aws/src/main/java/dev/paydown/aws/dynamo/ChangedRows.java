package dev.paydown.aws.dynamo;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.paydown.tools.json.BrainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Which rows of a workspace a commit wrote or took away. It stands in the journal beside what was
 * folded, so that who holds what stood before reads these rows and no others.
 *
 * @param byKind the ids of the rows by their kind; the state row has the workspace's
 */
record ChangedRows(SortedMap<String, SortedSet<String>> byKind) {
  /** Where it stands in a row of the journal. */
  static final String ATTRIBUTE = "changed";

  /** In place of a list that is no longer true. */
  static final String UNKNOWN = "";

  /** Some hundred rows: a longer list would cost its commit more than it saves who reads it. */
  private static final int LISTED_CHARACTERS_MAX = 30_000;

  private static final String STATE = "state";
  private static final TypeReference<TreeMap<String, TreeSet<String>>> LISTED =
      new TypeReference<>() {};

  static ChangedRows none() {
    return new ChangedRows(new TreeMap<>());
  }

  /** Those of one commit. */
  static ChangedRows of(List<Change<?>> changes, Optional<String> workspaceOfStateRow) {
    SortedMap<String, SortedSet<String>> byKind = new TreeMap<>();
    changes.forEach(change -> add(byKind, change.section().kind(), change.id()));
    workspaceOfStateRow.ifPresent(workspace -> add(byKind, STATE, workspace));
    return new ChangedRows(byKind);
  }

  private static void add(SortedMap<String, SortedSet<String>> byKind, String kind, String id) {
    byKind.computeIfAbsent(kind, _ -> new TreeSet<>()).add(id);
  }

  /**
   * Those that a row of the journal names; empty where it names none: a former version wrote it,
   * the commit was a large one, or its list names somebody who was erased.
   */
  static Optional<ChangedRows> in(Map<String, AttributeValue> journal) {
    return Row.maybe(journal, ATTRIBUTE)
        .filter(text -> !text.equals(UNKNOWN))
        .map(ChangedRows::read);
  }

  private static ChangedRows read(String text) {
    try {
      return new ChangedRows(new TreeMap<>(BrainJson.mapper().readValue(text, LISTED)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As it stands in the journal; empty where there are too many to say. */
  Optional<String> text() {
    return Optional.of(BrainJson.write(byKind))
        .filter(text -> text.length() <= LISTED_CHARACTERS_MAX);
  }

  /** These and those. */
  ChangedRows and(ChangedRows others) {
    SortedMap<String, SortedSet<String>> both = new TreeMap<>();
    for (ChangedRows each : List.of(this, others)) {
      each.byKind.forEach((kind, ids) -> ids.forEach(id -> add(both, kind, id)));
    }
    return new ChangedRows(both);
  }

  int size() {
    return byKind.values().stream().mapToInt(Set::size).sum();
  }

  boolean hasState() {
    return byKind.containsKey(STATE);
  }

  /** The ids of that section's rows. */
  Set<String> of(Section<?> section) {
    return byKind.getOrDefault(section.kind(), new TreeSet<>());
  }

  /** Where they stand, or stood. */
  List<Key> keys(String workspace) {
    List<Key> keys = new ArrayList<>();
    for (Section<?> section : Section.ALL) {
      of(section).forEach(id -> keys.add(section.key(workspace, id)));
    }
    if (hasState()) {
      keys.add(Key.state(workspace));
    }
    return keys;
  }
}
