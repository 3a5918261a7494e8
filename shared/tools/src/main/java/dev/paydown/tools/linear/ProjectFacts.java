package dev.paydown.tools.linear;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A project's fields: an initiative. Its key is the end of its address. */
final class ProjectFacts {
  private static final int KEY = 200;

  private ProjectFacts() {}

  static List<FieldChange> of(Shown shown, Optional<String> page) throws BadField {
    Fields data = shown.data();
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "initiative"));
    data.name("slugId", KEY).ifPresent(k -> changes.add(FieldChange.set(ItemField.KEY, k)));
    shown.add(changes, ItemField.TITLE, data.text("name").map(Clip::title));
    shown.add(changes, ItemField.URL, data.has("url") ? data.url("url") : page);
    shown.add(
        changes,
        ItemField.OWNER,
        LinearPeople.person(shown.connection(), data, "lead", "leadId").map(PersonRef::value),
        "lead",
        "leadId");
    shown.add(
        changes, ItemField.START, data.date("startDate").map(LocalDate::toString), "startDate");
    shown.add(
        changes, ItemField.DUE, data.date("targetDate").map(LocalDate::toString), "targetDate");
    if (shown.isNews("content") || shown.isNews("description")) {
      changes.addAll(OwnText.context(text(data), shown.how() != Shown.How.NEW));
    }
    return changes;
  }

  /** The project's summary and its text. */
  static String text(Fields data) throws BadField {
    return data.text("description").orElse("") + "\n" + data.text("content").orElse("");
  }

  /** The type of its status; older payloads name it {@code state}. */
  static Optional<String> status(Fields data) throws BadField {
    Optional<String> type = data.object("status").text("type");
    return type.isPresent() || !data.raw("state").isTextual() ? type : data.text("state");
  }
}
