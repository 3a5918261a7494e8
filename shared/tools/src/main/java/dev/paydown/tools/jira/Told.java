package dev.paydown.tools.jira;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue as a delivery shows it, and what the delivery says happened to it.
 *
 * @param how what happened
 * @param issue the issue itself; its fields may be all, a few, or none
 * @param changes what was changed, where the delivery tells
 * @param at when it happened
 * @param by who did it, if a person
 */
record Told(
    ItemRef.Own item,
    How how,
    Fields issue,
    Changes changes,
    Instant at,
    Actor actor,
    Optional<PersonRef> by) {

  /** What a delivery says of an issue. */
  enum How {
    CREATED,
    UPDATED,
    DELETED
  }

  String connection() {
    return item.connection();
  }

  Fields fields() throws BadField {
    return issue.object("fields");
  }

  boolean isNew() {
    return how == How.CREATED;
  }

  static ItemRef.Own own(String connection, Fields of, String name) throws BadField {
    return new ItemRef.Own(connection, of.required(name, JiraForm.id(of, name)));
  }
}
