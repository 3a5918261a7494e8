package dev.paydown.tools.notion;

import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.notion.Properties.Property;
import dev.paydown.tools.text.BoardColumn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A page as Notion's API shows it now, its properties understood as a reading understands them. */
record NotionTarget(
    Properties properties,
    Optional<String> url,
    Optional<String> start,
    Optional<String> due,
    Set<String> owner,
    Standing standing)
    implements Target {

  static NotionTarget of(String connection, Fields page, Properties properties) throws BadField {
    return new NotionTarget(
        properties,
        page.url("url"),
        properties.date(ItemField.START),
        properties.date(ItemField.DUE),
        owner(connection, properties),
        standing(page, properties));
  }

  /** Of several it is the first, as it is read. */
  private static Set<String> owner(String connection, Properties properties) throws BadField {
    Set<String> names = new HashSet<>();
    Optional<Property> owner = properties.owner();
    if (owner.isPresent()) {
      for (Fields user : owner.get().values()) {
        Optional<ShownPerson> person = NotionPeople.shown(user);
        if (person.isPresent() && names.isEmpty()) {
          person.get().id().ifPresent(id -> names.add(PersonRef.alias(connection, id).value()));
          person.get().email().ifPresent(email -> names.add(PersonRef.email(email).value()));
        }
      }
    }
    return Set.copyOf(names);
  }

  private static Standing standing(Fields page, Properties properties) throws BadField {
    if (page.flag("in_trash").orElse(false) || page.flag("archived").orElse(false)) {
      return Standing.CANCELLED;
    }
    return switch (properties.stage().orElse(BoardColumn.OTHER)) {
      case UNDER_WAY -> Standing.STARTED;
      case DONE -> Standing.DONE;
      case GIVEN_UP -> Standing.CANCELLED;
      case NOT_BEGUN, BLOCKED, OTHER -> Standing.OPEN;
    };
  }

  @Override
  public Optional<String> date(String field) {
    return field.equals("start") ? start : due;
  }
}
