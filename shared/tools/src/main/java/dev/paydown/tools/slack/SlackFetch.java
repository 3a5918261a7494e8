package dev.paydown.tools.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one thread through the API: what its messages say, each at its own time. Slack does not
 * tell when somebody reacted, so that the thread's being closed is not read.
 */
record SlackFetch(SlackApi api, Connection connection, Instant now) {

  Optional<List<Fact>> fetch(String uid) {
    return Place.keyed(uid).flatMap(this::fetch);
  }

  private Optional<List<Fact>> fetch(Place place) {
    List<Fact> facts = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int page = 0; page < SlackApi.PAGES && (page == 0 || cursor.isPresent()); page++) {
      Optional<JsonNode> shown =
          Lookup.found(api.replies(place, SlackApi.PAGE, Optional.empty(), cursor));
      if (shown.isEmpty()) {
        return Optional.empty();
      }
      facts.addAll(facts(place, shown.get()));
      cursor = SlackApi.next(shown.get());
    }
    return Optional.of(facts);
  }

  private List<Fact> facts(Place place, JsonNode shown) {
    try {
      List<Fact> facts = new ArrayList<>();
      for (Fields message : Fields.of("", shown).objects("messages")) {
        Told told = Told.reading(connection, message, now);
        facts.addAll(Messages.standing(told, place, message));
      }
      return facts;
    } catch (BadField e) {
      throw Lookup.unreadable("Slack", e);
    }
  }
}
