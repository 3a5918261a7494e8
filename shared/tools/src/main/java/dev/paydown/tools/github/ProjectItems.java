package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Issues and pull requests in projects: the project contains them; its dates and its status column
 * say when work on them begins and is due. Deliveries name the changed field, and show its value
 * for some kinds of field only.
 */
final class ProjectItems {
  private static final int NAME = 200;
  private static final Set<String> CONTENT = Set.of("Issue", "PullRequest");
  private static final Map<String, ItemField> DATES =
      Map.of(
          "start", ItemField.START,
          "start date", ItemField.START,
          "due", ItemField.DUE,
          "due date", ItemField.DUE,
          "target", ItemField.DUE,
          "target date", ItemField.DUE,
          "end date", ItemField.DUE,
          "deadline", ItemField.DUE);
  private final Event event;
  private final Fields shown;
  private final ItemRef.Own item;
  private final Instant at;

  private ProjectItems(Event event, Fields shown) throws BadField {
    this.event = event;
    this.shown = shown;
    this.item = Projects.item(event, shown, "content_node_id");
    this.at = Projects.time(shown, "updated_at", event.receivedAt());
  }

  static Reading read(Event event) throws BadField {
    Fields shown = event.body().object("projects_v2_item");
    if (!CONTENT.contains(shown.text("content_type").orElse(""))) {
      return event.nothing("a draft is not an issue yet");
    }
    ProjectItems items = new ProjectItems(event, shown);
    return switch (event.action()) {
      case "created", "converted" -> new Reading.Facts(List.of(items.contained()));
      case "deleted" -> new Reading.Facts(List.of(items.takenOut()));
      case "edited" -> items.edited();
      default -> event.nothing("its place on the board says nothing of the work");
    };
  }

  private Fact contained() throws BadField {
    return new Fact.LinkMade(
        Projects.item(event, shown, "project_node_id"),
        item,
        LinkKind.CONTAINS,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.NATIVE,
        at,
        0,
        event.actor());
  }

  /** Told with the time of its last change before that: within one instant it comes after. */
  private Fact takenOut() throws BadField {
    ItemRef project = Projects.item(event, shown, "project_node_id");
    return new Fact.LinkCut(project, item, LinkKind.CONTAINS, at, 1, event.actor());
  }

  private Reading edited() throws BadField {
    Fields change = event.body().object("changes").object("field_value");
    String name = plain(change.text("field_name").orElse(""));
    String type = change.text("field_type").orElse("");
    boolean told = change.shows("to");
    if (told && type.equals("date") && DATES.containsKey(name)) {
      return new Reading.Facts(List.of(dated(DATES.get(name), change)));
    }
    if (told && type.equals("single_select") && name.equals("status")) {
      BoardColumn from = BoardColumn.named(option(change, "from"));
      BoardColumn to = BoardColumn.named(option(change, "to"));
      boolean back = to == BoardColumn.NOT_BEGUN && from == BoardColumn.UNDER_WAY;
      if (to == BoardColumn.UNDER_WAY) {
        return new Reading.Facts(List.of(turn(Transition.STARTED)));
      }
      if (back && shown.text("content_type").orElse("").equals("Issue")) {
        return new Reading.Facts(List.of(turn(Transition.REOPENED)));
      }
    }
    return event.nothing("no date, and no beginning of work");
  }

  private Fact dated(ItemField field, Fields change) throws BadField {
    Optional<String> date = change.day("to").map(LocalDate::toString);
    return new Fact.ItemChanged(item, at, 0, event.actor(), List.of(new FieldChange(field, date)));
  }

  private Fact turn(Transition to) throws BadField {
    return new Fact.StatusChanged(item, at, 0, event.actor(), to, event.by());
  }

  /** An option is shown with its name and colour, and was once shown by its name alone. */
  private static String option(Fields change, String name) throws BadField {
    JsonNode value = change.raw(name);
    return value.isTextual()
        ? value.textValue()
        : change.object(name).name("name", NAME).orElse("");
  }

  /** Which of an item's dates a project's field of that plain name holds. */
  static Optional<ItemField> date(String name) {
    return Optional.ofNullable(DATES.get(name));
  }

  /** Without case, and without the pictures that people put before names. */
  static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}
