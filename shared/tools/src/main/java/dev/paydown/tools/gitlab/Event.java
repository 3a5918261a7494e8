package dev.paydown.tools.gitlab;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One delivery.
 *
 * @param kind what it is about: {@code merge_request}
 * @param action what happened to it; empty for those that tell no action
 */
record Event(String connection, String kind, String action, Fields body, Instant receivedAt) {
  private static final String READING = "reading";

  /** An item as it was read through the API. */
  static Event reading(String connection, JsonNode shown, Instant now) throws BadField {
    return new Event(connection, READING, "", Fields.of("", ShownByApi.delivery(shown)), now);
  }

  /** Whether it is that: it shows all there is, whatever of it is news. */
  boolean isReading() {
    return kind.equals(READING);
  }

  /** What the delivery is about, as it stands now. */
  Fields attributes() throws BadField {
    return body.object("object_attributes");
  }

  /** What it was about before, field by field. */
  Fields changes() throws BadField {
    return body.object("changes");
  }

  /** Who did it. */
  Fields user() throws BadField {
    return body.object("user");
  }

  /** A person or a bot; who is not shown counts as a person. */
  Actor actor() throws BadField {
    return GitLabPeople.actor(user());
  }

  /** Who did it, if it was a person. */
  Optional<PersonRef> by() throws BadField {
    return GitLabPeople.human(connection, user());
  }

  /** Everybody whom the delivery shows beside the item. */
  List<Fields> people() throws BadField {
    List<Fields> people = new ArrayList<>(List.of(user()));
    people.addAll(body.objects("assignees"));
    people.addAll(body.objects("reviewers"));
    people.add(body.object("author"));
    return people;
  }

  Reading nothing(String why) {
    return new Reading.Nothing((kind + " " + action).strip() + ": " + why);
  }
}
