package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every delivery tells of its event.
 *
 * @param site where the account's boards have their addresses; empty where that is not told
 * @param type what happened, by monday's own name for it
 */
record Event(String connection, Optional<String> site, String type, Instant at, Fields fields) {
  /** The type of what was read through the API. */
  static final String READ = "read";

  /** How monday numbers things, and people among them. */
  static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

  /** The last second that a time may name here, in the year 2200. */
  static final long LAST_SECOND = 7_289_654_400L;

  private static final int TYPE = 100;
  private static final Pattern SITE =
      Pattern.compile("(https://[a-z0-9-]{1,100}\\.monday\\.com)/?");

  static Event of(Connection connection, Fields body, Instant receivedAt) throws BadField {
    Fields event = body.object("event");
    Optional<Instant> triggered = event.instant("triggerTime");
    Optional<Instant> changed =
        event
            .number("changedAt", 0, LAST_SECOND)
            .map(seconds -> Instant.ofEpochMilli((long) (seconds * 1_000)));
    return new Event(
        connection.name(),
        connection
            .baseUrl()
            .map(SITE::matcher)
            .filter(Matcher::matches)
            .map(address -> address.group(1)),
        event.required("type", event.name("type", TYPE)),
        triggered.or(() -> changed).orElse(receivedAt),
        event);
  }

  /** A number by which monday knows a thing, written as a text in some places. */
  static Optional<String> id(Fields of, String name) throws BadField {
    JsonNode shown = of.raw(name);
    if (shown.isMissingNode()) {
      return Optional.empty();
    }
    boolean written = shown.isTextual() || shown.isIntegralNumber();
    String id = shown.asText().strip();
    if (!written || !ID.matcher(id).matches()) {
      throw of.bad(name, "is not a number by which monday knows a thing");
    }
    return Optional.of(id);
  }

  ItemRef.Own own(String id) {
    return new ItemRef.Own(connection, id);
  }

  /** The item that the event is about; monday has called items pulses. */
  ItemRef.Own item() throws BadField {
    Optional<String> pulse = id(fields, "pulseId");
    Optional<String> id = pulse.isPresent() ? pulse : id(fields, "itemId");
    return own(fields.required("pulseId", id));
  }

  /**
   * Automations act under a number below one; whoever is not shown is a bot as well. A reading
   * shows nobody: what it tells counts as a person's.
   */
  Actor actor() throws BadField {
    if (type.equals(READ)) {
      return Actor.HUMAN;
    }
    boolean isNobodys = fields.raw("userId").asText().matches("0|-[0-9]{1,18}");
    return isNobodys || id(fields, "userId").isEmpty() ? Actor.BOT : Actor.HUMAN;
  }

  /** Who did it, if a person. */
  Optional<PersonRef> by() throws BadField {
    return actor() == Actor.HUMAN ? id(fields, "userId").map(this::person) : Optional.empty();
  }

  PersonRef person(String id) {
    return PersonRef.alias(connection, id);
  }

  /** The item as every event shows it, and more that this one does. */
  Fact shown(ItemRef.Own item, List<FieldChange> more) throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "task"));
    changes.add(FieldChange.set(ItemField.KEY, item.uid()));
    Optional<String> pulse = fields.text("pulseName");
    Optional<String> name = pulse.isPresent() ? pulse : fields.text("itemName");
    name.map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    Optional<String> board = id(fields, "boardId");
    if (site.isPresent() && board.isPresent()) {
      String url = site.get() + "/boards/" + board.get() + "/pulses/" + item.uid();
      changes.add(FieldChange.set(ItemField.URL, url));
    }
    id(fields, "parentItemId").ifPresent(parent -> changes.add(parent(parent)));
    changes.addAll(more);
    return new Fact.ItemChanged(item, at, 0, actor(), changes);
  }

  FieldChange parent(String id) {
    return FieldChange.set(ItemField.PARENT, "own:" + own(id).node());
  }

  Fact turned(ItemRef.Own item, Transition to, long version) throws BadField {
    return new Fact.StatusChanged(item, at, version, actor(), to, by());
  }
}
