package dev.paydown.tools.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.DueHistory;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.gitea.GiteaApi.Listed;
import dev.paydown.tools.gitea.GiteaApi.Listing;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An issue's own due dates by its timeline: entries {@code added_deadline}, {@code
 * modified_deadline} and {@code removed_deadline}, whose text is the date, and for one that was
 * modified the new one, a bar, and the former one (Gitea's API, {@code
 * issueGetCommentsAndTimeline}; the texts as its server writes them). Milestones' dates have no
 * such record.
 */
record GiteaPast(GiteaApi api, String connection) {
  private static final ValueRange YEARS = ValueRange.of(1900, 2200);

  List<Fact> of(String text) {
    Optional<Uid> uid = Uid.of(text);
    Optional<JsonNode> repository =
        uid.flatMap(one -> Lookup.found(api.repository(one.repository())));
    Optional<String> path = repository.flatMap(GiteaApi::path);
    if (path.isEmpty()) {
      return List.of();
    }
    String issue = path.get() + "/issues/" + uid.get().number();
    if (!(api.list(issue + "/timeline") instanceof Listing.Read(Listed listed))) {
      return List.of();
    }
    List<DueHistory.Move> moves = new ArrayList<>();
    try {
      for (JsonNode entry : listed.elements()) {
        move(Fields.of("timeline", entry)).ifPresent(moves::add);
      }
    } catch (BadField e) {
      throw Lookup.unreadable(GiteaApi.TOOL, e);
    }
    return DueHistory.facts(
        new ItemRef.Own(connection, uid.get().toString()), moves, () -> createdAt(issue));
  }

  private Optional<Instant> createdAt(String issue) {
    Optional<JsonNode> shown = Lookup.found(api.rest().get(issue));
    try {
      return shown.isEmpty()
          ? Optional.empty()
          : Fields.of("issue", shown.get()).instant("created_at");
    } catch (BadField e) {
      throw Lookup.unreadable(GiteaApi.TOOL, e);
    }
  }

  private static Optional<DueHistory.Move> move(Fields entry) throws BadField {
    String[] dates = entry.text("body").orElse("").split("\\|", 2);
    Optional<LocalDate> first = day(dates[0]);
    Optional<LocalDate> second = dates.length > 1 ? day(dates[1]) : Optional.empty();
    return switch (entry.text("type").orElse("")) {
      case "added_deadline" -> Optional.of(move(entry, Optional.empty(), first));
      case "modified_deadline" -> Optional.of(move(entry, second, first));
      case "removed_deadline" -> Optional.of(move(entry, first, Optional.empty()));
      default -> Optional.empty();
    };
  }

  private static DueHistory.Move move(
      Fields entry, Optional<LocalDate> from, Optional<LocalDate> to) throws BadField {
    return new DueHistory.Move(
        entry.required("created_at", entry.instant("created_at")),
        GiteaPeople.actor(entry.object("user")),
        from,
        to);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()))
          .filter(day -> YEARS.isValidValue(day.getYear()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
