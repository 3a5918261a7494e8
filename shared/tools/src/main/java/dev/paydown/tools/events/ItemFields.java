package dev.paydown.tools.events;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.Estimate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fields of an item as an event names them: absent is unchanged, {@code null} is cleared. */
final class ItemFields {
  private static final int KIND = 60;
  private static final int OWED = 300;
  private static final int MOST_DAYS = 10_000;
  private final Fields data;
  private final List<FieldChange> changes = new ArrayList<>();

  private ItemFields(Fields data) {
    this.data = data;
  }

  static List<FieldChange> of(Fields data, References references) throws BadField {
    ItemFields fields = new ItemFields(data);
    fields.put("kind", ItemField.KIND, data.name("kind", KIND));
    fields.put("title", ItemField.TITLE, data.text("title").map(Clip::title));
    fields.put("url", ItemField.URL, data.url("url"));
    fields.put(
        "owner", ItemField.OWNER, data.email("owner").map(PersonRef::email).map(PersonRef::value));
    fields.put("start", ItemField.START, data.date("start").map(LocalDate::toString));
    fields.put("due", ItemField.DUE, data.date("due").map(LocalDate::toString));
    fields.put(
        "estimateDays",
        ItemField.ESTIMATE_DAYS,
        data.number("estimateDays", 0, MOST_DAYS)
            .map(BigDecimal::valueOf)
            .flatMap(Estimate::ofDays));
    fields.put("why", ItemField.WHY, data.text("why").map(Clip::text));
    fields.put("done", ItemField.DONE, data.text("done").map(Clip::text));
    fields.put("owed", ItemField.OWED, owed(data));
    fields.put(
        "parent",
        ItemField.PARENT,
        data.name("parent", References.LONGEST).map(references::canonical));
    fields.put(
        "clientFacing", ItemField.CLIENT_FACING, data.flag("clientFacing").map(Object::toString));
    fields.put("pinned", ItemField.PINNED, data.flag("pinned").map(Object::toString));
    return List.copyOf(fields.changes);
  }

  private void put(String name, ItemField field, Optional<String> value) {
    if (data.shows(name)) {
      changes.add(new FieldChange(field, value.filter(text -> !text.isBlank())));
    }
  }

  private static Optional<String> owed(Fields data) throws BadField {
    if (!data.has("owed")) {
      return Optional.empty();
    }
    List<String> lines =
        data.texts("owed").stream()
            .map(text -> Clip.to(text.replaceAll("\\s+", " ").strip(), OWED))
            .filter(text -> !text.isEmpty())
            .limit(Clip.LIST)
            .toList();
    return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
  }
}
