package dev.paydown.tools.sentry;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A comment on an issue: a post where it is new; else it says something only by the links it
 * states. It shows no more of the issue than its id.
 */
record CommentFacts(Event event, ItemRef.Own item, String text, Instant at) {

  static CommentFacts of(Event event) throws BadField {
    Fields data = event.data();
    return new CommentFacts(
        event,
        event.issue(data, "issue_id"),
        data.text("comment").orElse(""),
        data.instant("timestamp").orElse(event.receivedAt()));
  }

  List<Fact> made() throws BadField {
    PersonRef author =
        SentryPeople.shown(event.who())
            .ref(event.connection())
            .orElse(PersonRef.alias(event.connection(), "nobody"));
    List<Fact> facts = new ArrayList<>();
    facts.add(Posted.of(item, text, at, event.actor(), author));
    facts.addAll(changed());
    return facts;
  }

  /** Sentry does not tell what it said before, so nothing is withdrawn. */
  List<Fact> changed() throws BadField {
    return OwnText.links(item, text, "", at, event.actor());
  }

  List<Fact> gone() throws BadField {
    return OwnText.links(item, "", text, at, event.actor());
  }
}
