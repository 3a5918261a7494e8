package dev.paydown.aws.dynamo;

import dev.paydown.brain.WorkspaceState;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A workspace's records, section by section, however they were come by. */
interface Standing {

  /** The records of that section, by id. */
  <T> SortedMap<String, T> of(Section<T> section);

  /** All of the workspace, as that head has it. */
  default WorkspaceState state(
      String workspace, Map<String, AttributeValue> head, Settled settled) {
    return new WorkspaceState(
        workspace,
        Row.number(head, "version"),
        Instant.parse(Row.text(head, "now")),
        Row.maybeInstant(head, "dueAt"),
        settled.settings(),
        settled.people(),
        settled.aliases(),
        settled.connections(),
        of(Section.ITEMS),
        of(Section.LINKS),
        of(Section.CONFIRMED),
        of(Section.LIABILITIES),
        of(Section.ENTRIES),
        of(Section.PROPOSALS),
        of(Section.MAILINGS),
        of(Section.READS));
  }
}
