package dev.paydown.tools.pagerduty;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fields of incidents and tasks as a delivery shows them. */
final class Shown {
  private static final long MOST_INCIDENTS = 1_000_000_000_000L;
  private final List<FieldChange> changes = new ArrayList<>();

  private Shown(String kind) {
    changes.add(FieldChange.set(ItemField.KIND, kind));
  }

  /** An incident that is shown whole; its key is the number that people call it by. */
  static List<FieldChange> incident(Event event, boolean isNew) throws BadField {
    Fields data = event.data();
    Shown shown = new Shown("incident");
    shown.set(ItemField.KEY, data.whole("number", 1, MOST_INCIDENTS).map(number -> "#" + number));
    shown.set(ItemField.TITLE, data.text("title").map(Clip::title));
    shown.set(ItemField.URL, data.url("html_url"));
    // A resolved incident is assigned to nobody: that does not tell whose it was.
    boolean isOver = data.text("status").filter("resolved"::equals).isPresent();
    shown.owner(event, !isNew && !isOver);
    return shown.changes;
  }

  /** An incident that another thing refers to. */
  static List<FieldChange> reference(Fields incident) throws BadField {
    Shown shown = new Shown("incident");
    // The API's summaries begin with the number, as [#12].
    shown.set(
        ItemField.TITLE,
        incident
            .text("summary")
            .map(text -> text.replaceFirst("^\\[#[0-9]{1,12}]\\s", ""))
            .map(Clip::title));
    shown.set(ItemField.URL, incident.url("html_url"));
    return shown.changes;
  }

  /** A task of an incident. */
  static List<FieldChange> task(Event event, boolean isNew) throws BadField {
    Fields data = event.data();
    Shown shown = new Shown("task");
    Optional<String> name = data.text("name");
    shown.set(ItemField.TITLE, (name.isPresent() ? name : data.text("summary")).map(Clip::title));
    shown.set(ItemField.URL, data.url("html_url"));
    shown.owner(event, !isNew);
    if (data.has("incident")) {
      String parent = "own:" + event.own("", data.object("incident")).node();
      shown.set(ItemField.PARENT, Optional.of(parent));
    }
    return shown.changes;
  }

  private void set(ItemField field, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(v -> changes.add(FieldChange.set(field, v)));
  }

  /** The first assignee; nobody where the list is shown empty. */
  private void owner(Event event, boolean clears) throws BadField {
    List<Fields> assignees = event.data().objects("assignees");
    Optional<PersonRef> owner =
        PagerDutyPeople.users(assignees).stream()
            .findFirst()
            .flatMap((ShownPerson user) -> user.ref(event.connection()));
    set(ItemField.OWNER, owner.map(PersonRef::value));
    if (clears && event.data().has("assignees") && assignees.isEmpty()) {
      changes.add(FieldChange.cleared(ItemField.OWNER));
    }
  }
}
