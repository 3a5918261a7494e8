package dev.paydown.tools.jira;

import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changelog of a delivery: what was changed, from what to what. */
record Changes(List<Change> all) {

  static Changes of(Fields body) throws BadField {
    List<Change> all = new ArrayList<>();
    for (Fields item : body.object("changelog").objects("items")) {
      all.add(new Change(item));
    }
    return new Changes(List.copyOf(all));
  }

  /** The change of the first field that is shown under one of these names; case does not matter. */
  Optional<Change> of(String... names) throws BadField {
    for (String name : names) {
      for (Change change : all) {
        if (change.isOf(name)) {
          return Optional.of(change);
        }
      }
    }
    return Optional.empty();
  }

  boolean has(String... names) throws BadField {
    return of(names).isPresent();
  }

  /** One field's change; {@code from} and {@code to} hold ids, their strings what people see. */
  record Change(Fields item) {

    private boolean isOf(String name) throws BadField {
      return item.text("field").filter(name::equalsIgnoreCase).isPresent()
          || item.text("fieldId").filter(name::equalsIgnoreCase).isPresent();
    }

    Optional<String> fieldId() throws BadField {
      return item.text("fieldId");
    }

    Optional<String> wasId() throws BadField {
      return text("from");
    }

    Optional<String> was() throws BadField {
      return text("fromString");
    }

    Optional<String> isId() throws BadField {
      return text("to");
    }

    Optional<String> is() throws BadField {
      return text("toString");
    }

    private Optional<String> text(String name) throws BadField {
      return item.text(name).map(String::strip).filter(text -> !text.isEmpty());
    }
  }
}
