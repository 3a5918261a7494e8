package dev.paydown.tools.azuredevops;

import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;

/**
 * One delivery.
 *
 * @param type what happened: {@code workitem.updated}
 * @param resource what it happened to; without fields where the subscription sends none
 * @param at when Azure DevOps told it
 */
record Event(String connection, String type, Fields body, Fields resource, Instant at) {
  /** The type of a work item that was read through the API, whole. */
  static final String READ = "workitem.read";

  private static final int TYPE = 100;

  static Event of(String connection, Fields body, Instant receivedAt) throws BadField {
    return new Event(
        connection,
        body.required("eventType", body.name("eventType", TYPE)),
        body,
        body.object("resource"),
        body.instant("createdDate").orElse(receivedAt));
  }

  Reading nothing(String why) {
    return new Reading.Nothing(type + ": " + why);
  }
}
