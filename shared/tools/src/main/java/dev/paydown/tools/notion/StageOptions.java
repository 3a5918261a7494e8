package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.notion.Properties.Property;
import dev.paydown.tools.text.BoardColumn;
import java.util.List;
import java.util.Optional;

/** How the property that tells how far a page is can be brought to say something else. */
final class StageOptions {
  private StageOptions() {}

  /** The value that says so; empty where there is none. */
  static Optional<JsonNode> value(Properties properties, Property property, Standing to)
      throws BadField {
    BoardColumn wanted = column(to);
    if (property.type().equals("checkbox")) {
      return to == Standing.OPEN || to == Standing.DONE
          ? Optional.of(BooleanNode.valueOf(to == Standing.DONE))
          : Optional.empty();
    }
    Optional<Fields> column = properties.column(property);
    if (column.isEmpty()) {
      return Optional.empty();
    }
    Fields held = column.get().object(property.type());
    for (Fields option : held.objects("options")) {
      Optional<String> id = option.text("id").filter(text -> !text.isBlank());
      Optional<BoardColumn> grouped = group(held.objects("groups"), id);
      String name = option.text("name").orElse("");
      if (id.isPresent() && Properties.stage(name, grouped).equals(Optional.of(wanted))) {
        return Optional.of(NotionApi.object().put("id", id.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<BoardColumn> group(List<Fields> groups, Optional<String> option)
      throws BadField {
    for (Fields group : groups) {
      if (option.isPresent() && group.texts("option_ids").contains(option.get())) {
        return group.text("name").flatMap(BoardColumn::said);
      }
    }
    return Optional.empty();
  }

  private static BoardColumn column(Standing to) {
    return switch (to) {
      case OPEN -> BoardColumn.NOT_BEGUN;
      case STARTED -> BoardColumn.UNDER_WAY;
      case DONE -> BoardColumn.DONE;
      case CANCELLED -> BoardColumn.GIVEN_UP;
    };
  }
}
