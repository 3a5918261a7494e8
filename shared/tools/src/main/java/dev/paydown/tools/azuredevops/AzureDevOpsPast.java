package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.DueHistory;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A work item's due dates by its updates, which are listed oldest first, from the one that made it
 * (Microsoft Learn, Azure DevOps REST API, Work Item Tracking, Updates, List). Of one with more
 * than a thousand, the first thousand.
 */
final class AzureDevOpsPast {
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 5;
  private final Lookup lookup;
  private final Map<String, LocalDate> dates = new HashMap<>();
  private final List<DueHistory.Move> moves = new ArrayList<>();

  AzureDevOpsPast(Lookup lookup) {
    this.lookup = lookup;
  }

  List<Fact> of(String uid) {
    try {
      read(uid);
    } catch (BadField e) {
      throw Lookup.unreadable(AzureDevOpsApi.TOOL, e);
    }
    // What it was made with is its first update's, so nothing was before.
    return DueHistory.facts(new ItemRef.Own(lookup.connection(), uid), moves, Optional::empty);
  }

  private void read(String uid) throws BadField {
    for (int page = 0; page < MOST_PAGES; page++) {
      Optional<JsonNode> shown =
          lookup.findIfAllowed(
              "/_apis/wit/workItems/"
                  + uid
                  + "/updates?$top="
                  + PAGE
                  + "&$skip="
                  + page * PAGE
                  + "&"
                  + AzureDevOpsApi.VERSION);
      if (shown.isEmpty()) {
        return;
      }
      List<Fields> updates = Fields.of("updates", shown.get()).objects("value");
      for (Fields update : updates) {
        take(update);
      }
      if (updates.size() < PAGE) {
        return;
      }
    }
  }

  private void take(Fields update) throws BadField {
    Fields fields = update.object("fields");
    // When an update ended is told beside it: the last of them never did.
    Optional<Instant> at = fields.object("System.ChangedDate").instant("newValue");
    if (at.isEmpty()) {
      return;
    }
    Optional<LocalDate> before = due();
    for (String name : WorkItemFields.DUE) {
      if (fields.has(name)) {
        WorkItem.day(fields.object(name), "newValue")
            .ifPresentOrElse(day -> dates.put(name, day), () -> dates.remove(name));
      }
    }
    moves.add(
        new DueHistory.Move(at.get(), Identity.in(update, "revisedBy").actor(), before, due()));
  }

  /** Of several dates the one that a reading takes. */
  private Optional<LocalDate> due() {
    return WorkItemFields.DUE.stream().filter(dates::containsKey).map(dates::get).findFirst();
  }
}
