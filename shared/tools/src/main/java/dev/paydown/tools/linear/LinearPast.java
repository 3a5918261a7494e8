package dev.paydown.tools.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.DueHistory;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An issue's due dates by its history (Linear's schema: Issue.history, IssueHistory). Of one with
 * more than a thousand entries, those of the thousand that Linear shows first. A project's history
 * is of no form that Linear describes, and is not read.
 */
record LinearPast(LinearCall call) {
  private static final int MOST_PAGES = 10;

  List<Fact> of(String uid) {
    try {
      return read(uid);
    } catch (BadField e) {
      throw Lookup.unreadable("Linear", e);
    }
  }

  private List<Fact> read(String uid) throws BadField {
    List<DueHistory.Move> moves = new ArrayList<>();
    Optional<Instant> createdAt = Optional.empty();
    Optional<String> after = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      ObjectNode variables = LinearCall.object().put("id", uid);
      after.ifPresent(cursor -> variables.put("after", cursor));
      Optional<JsonNode> issue =
          Lookup.found(call.send(LinearDocuments.ISSUE_PAST, variables))
              .map(data -> data.path("issue"))
              .filter(JsonNode::isObject);
      if (issue.isEmpty()) {
        return List.of();
      }
      Fields shown = Fields.of("issue", issue.get());
      createdAt = shown.instant("createdAt");
      Fields history = shown.object("history");
      for (Fields entry : history.objects("nodes")) {
        moves.add(move(entry));
      }
      Fields info = history.object("pageInfo");
      after = info.text("endCursor").filter(cursor -> !cursor.isEmpty());
      if (!info.flag("hasNextPage").orElse(false) || after.isEmpty()) {
        Optional<Instant> made = createdAt;
        return facts(uid, moves, made);
      }
    }
    return facts(uid, moves, Optional.empty());
  }

  private List<Fact> facts(String uid, List<DueHistory.Move> moves, Optional<Instant> createdAt) {
    ItemRef.Own item = new ItemRef.Own(call.connection().name(), uid);
    return DueHistory.facts(item, moves, () -> createdAt);
  }

  /** Most entries are of other fields: they show no date, and move none. */
  private static DueHistory.Move move(Fields entry) throws BadField {
    Fields actor = entry.object("actor");
    boolean isPerson = actor.has("id") && !actor.flag("app").orElse(false);
    Optional<LocalDate> from = entry.date("fromDueDate");
    return new DueHistory.Move(
        entry.required("createdAt", entry.instant("createdAt")),
        isPerson ? Actor.HUMAN : Actor.BOT,
        from,
        entry.date("toDueDate"));
  }
}
