package dev.paydown.tools.slack;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reactions to messages (Slack docs, reaction_added). A check mark on the message that a thread
 * begins with closes it; taken away, the thread is open again. Slack does not tell whether a
 * message begins a thread or answers in one: a check mark on an answer closes that answer only.
 */
final class Reactions {
  /** Three of Slack's own, and two names that workspaces give theirs. */
  private static final Set<String> CLOSING =
      Set.of("white_check_mark", "heavy_check_mark", "ballot_box_with_check", "done", "resolved");

  private Reactions() {}

  static Reading read(Told told, Fields event, String type) throws BadField {
    Fields target = event.object("item");
    String reaction = event.text("reaction").orElse("");
    boolean isOnMessage = target.text("type").filter("message"::equals).isPresent();
    boolean isDirect = target.text("channel").filter(id -> id.startsWith("D")).isPresent();
    if (!isOnMessage || isDirect || !CLOSING.contains(reaction)) {
      return new Reading.Nothing(type + ": closes no thread");
    }
    String channel = target.required("channel", Told.id(target, "channel"));
    Place place = new Place(channel, Place.ts(target, "ts"));
    Optional<String> user = Told.id(event, "user");
    Actor actor = user.filter(told.ours()::contains).isPresent() ? Actor.US : Actor.HUMAN;
    Optional<PersonRef> by =
        user.filter(_ -> actor == Actor.HUMAN).map(one -> PersonRef.alias(told.connection(), one));
    Instant at = Place.at(Place.ts(event, "event_ts"));
    return new Reading.Facts(
        type.equals("reaction_added")
            ? closed(told, place, at, actor, by)
            : opened(told, place, at, actor, by));
  }

  /** Closed: what was asked in it waits no more, and whatever waits for it may go on. */
  static List<Fact> closed(
      Told told, Place place, Instant at, Actor actor, Optional<PersonRef> by) {
    ItemRef.Own item = place.item(told);
    List<Fact> facts = new ArrayList<>();
    facts.add(place.shown(told, at, actor, List.of()));
    facts.add(new Fact.ThreadClosed(item, at, 0, actor));
    facts.add(new Fact.StatusChanged(item, at, 0, actor, Transition.FINISHED, by));
    return facts;
  }

  private static List<Fact> opened(
      Told told, Place place, Instant at, Actor actor, Optional<PersonRef> by) {
    return List.of(
        place.shown(told, at, actor, List.of()),
        new Fact.StatusChanged(place.item(told), at, 0, actor, Transition.REOPENED, by));
  }
}
