package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import dev.paydown.tools.text.BoardNames;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An issue or pull request in one project.
 *
 * @param dates the project's fields of dates that say when work begins or is due, by their ids
 * @param dated what those hold, and since when
 * @param status the status column, where the project has one
 * @param column which of its options the item is in, and since when
 * @param isOpen whether it can be changed: neither archived nor in a closed project
 */
record ProjectCard(
    String id,
    String project,
    Map<ItemField, String> dates,
    Map<ItemField, Said> dated,
    Optional<StatusField> status,
    Optional<Said> column,
    boolean isOpen) {
  private static final int ID = 200;

  ProjectCard {
    dates = Map.copyOf(dates);
    dated = Map.copyOf(dated);
  }

  /** A value, and when it was set. */
  record Said(String value, Instant at) {}

  /**
   * A column of single choices.
   *
   * @param options the first option for each kind of column
   */
  record StatusField(String id, Map<BoardColumn, String> options) {
    StatusField {
      options = Map.copyOf(options);
    }
  }

  static ProjectCard of(Fields card) throws BadField {
    Fields project = card.object("project");
    Map<ItemField, String> dates = new EnumMap<>(ItemField.class);
    Optional<StatusField> status = Optional.empty();
    for (Fields field : project.object("fields").objects("nodes")) {
      Optional<String> id = field.name("id", ID);
      String name = BoardNames.plain(field.text("name").orElse(""));
      String type = field.text("dataType").orElse("");
      Optional<ItemField> date = BoardNames.date(name);
      if (id.isPresent() && type.equals("DATE") && date.isPresent()) {
        dates.putIfAbsent(date.get(), id.get());
      } else if (id.isPresent() && type.equals("SINGLE_SELECT") && name.equals("status")) {
        status = Optional.of(new StatusField(id.get(), options(field)));
      }
    }
    Map<String, Said> values = values(card);
    Map<ItemField, Said> dated = new EnumMap<>(ItemField.class);
    dates.forEach(
        (field, id) ->
            Optional.ofNullable(values.get(id)).ifPresent(said -> dated.put(field, said)));
    return new ProjectCard(
        card.required("id", card.name("id", ID)),
        project.required("id", project.name("id", ID)),
        dates,
        dated,
        status,
        status.flatMap(field -> Optional.ofNullable(values.get(field.id()))),
        !card.flag("isArchived").orElse(false) && !project.flag("closed").orElse(false));
  }

  private static Map<BoardColumn, String> options(Fields field) throws BadField {
    Map<BoardColumn, String> options = new EnumMap<>(BoardColumn.class);
    for (Fields option : field.objects("options")) {
      BoardColumn column = BoardColumn.named(option.text("name").orElse(""));
      option.name("id", ID).ifPresent(id -> options.putIfAbsent(column, id));
    }
    return options;
  }

  /** What is set, by the field's id; kinds of fields that nobody asked for are shown empty. */
  private static Map<String, Said> values(Fields card) throws BadField {
    Map<String, Said> values = new HashMap<>();
    for (JsonNode node : card.object("fieldValues").raw("nodes")) {
      if (node.path("field").has("id")) {
        Fields value = Fields.of("fieldValues", node);
        Fields field = value.object("field");
        Optional<String> said =
            value.has("date") ? value.date("date").map(LocalDate::toString) : value.text("name");
        Instant at = value.instant("updatedAt").orElse(Instant.EPOCH);
        said.ifPresent(one -> values.put(field.raw("id").asText(), new Said(one, at)));
      }
    }
    return values;
  }

  boolean isUnderWay() {
    return column
        .filter(said -> BoardColumn.named(said.value()) == BoardColumn.UNDER_WAY)
        .isPresent();
  }

  /** The first option of the status column that is such a column. */
  Optional<String> option(BoardColumn column) {
    return status.flatMap(field -> Optional.ofNullable(field.options().get(column)));
  }
}
