package dev.paydown.tools.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A thread as Slack's API shows it now. It has no dates and no owner, and no move is made on where
 * it stands.
 */
record SlackTarget(Told told, Place place) implements Target {

  static SlackTarget of(Connection connection, Place place, JsonNode shown, Instant now)
      throws BadField {
    Fields first = Fields.of("", shown).objects("messages").getFirst();
    return new SlackTarget(Told.reading(connection, first, now), place);
  }

  @Override
  public Optional<String> url() {
    return place.url(told);
  }

  @Override
  public Optional<String> date(String field) {
    return Optional.empty();
  }

  @Override
  public Set<String> owner() {
    return Set.of();
  }

  @Override
  public Standing standing() {
    return Standing.OPEN;
  }
}
