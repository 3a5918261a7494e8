package dev.paydown.tools.jira;

import com.fasterxml.jackson.databind.JsonNode;
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
 * An issue's due dates by its changelog, which Jira Cloud lists oldest first (Atlassian developer
 * docs, Jira Cloud REST API, Get changelogs). Of one with more than a thousand entries, the first
 * thousand.
 */
record JiraPast(Lookup lookup) {
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 10;

  List<Fact> of(String uid) {
    ItemRef.Own item = new ItemRef.Own(lookup.connection(), uid);
    try {
      return DueHistory.facts(item, moves(uid), () -> createdAt(uid));
    } catch (BadField e) {
      throw Lookup.unreadable(JiraApi.TOOL, e);
    }
  }

  private List<DueHistory.Move> moves(String uid) throws BadField {
    List<DueHistory.Move> moves = new ArrayList<>();
    boolean isLast = false;
    for (int page = 0; page < MOST_PAGES && !isLast; page++) {
      String path = "/changelog?startAt=" + page * PAGE + "&maxResults=" + PAGE;
      Optional<JsonNode> shown = lookup.findIfAllowed(JiraApi.issue(uid) + path);
      if (shown.isEmpty()) {
        return moves;
      }
      Fields changelogs = Fields.of("changelogs", shown.get());
      List<Fields> values = changelogs.objects("values");
      for (Fields changelog : values) {
        moves.addAll(moves(changelog));
      }
      isLast = changelogs.flag("isLast").orElse(true) || values.isEmpty();
    }
    return moves;
  }

  private static List<DueHistory.Move> moves(Fields changelog) throws BadField {
    List<DueHistory.Move> moves = new ArrayList<>();
    Optional<Instant> at = JiraForm.time(changelog, "created");
    Actor actor = JiraPeople.actor(changelog.object("author"));
    for (Fields item : changelog.objects("items")) {
      if (at.isPresent() && item.text("field").filter("duedate"::equalsIgnoreCase).isPresent()) {
        moves.add(new DueHistory.Move(at.get(), actor, day(item, "from"), day(item, "to")));
      }
    }
    return moves;
  }

  /** Some values are written with a time behind the date. */
  private static Optional<LocalDate> day(Fields item, String name) throws BadField {
    return item.text(name).orElse("").isBlank() ? Optional.empty() : item.day(name);
  }

  private Optional<Instant> createdAt(String uid) {
    Optional<JsonNode> shown = lookup.find(JiraApi.issue(uid) + "?fields=created");
    try {
      return shown.isEmpty()
          ? Optional.empty()
          : JiraForm.time(Fields.of("issue", shown.get()).object("fields"), "created");
    } catch (BadField e) {
      throw Lookup.unreadable(JiraApi.TOOL, e);
    }
  }
}
