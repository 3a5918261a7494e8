package dev.paydown.tools.slack;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages written, changed and deleted (Slack docs, Message event and its subtypes). */
final class Messages {
  /** Subtypes that are messages of people or bots all the same. */
  private static final Set<String> WRITTEN =
      Set.of("", "bot_message", "file_share", "me_message", "thread_broadcast");

  /** Subtypes that tell of another message. */
  private static final Set<String> ABOUT = Set.of("message_changed", "message_deleted");

  private final Told told;
  private final Fields event;
  private final String channel;
  private final String name;

  private Messages(Told told, Fields event, String name, String channel) {
    this.told = told;
    this.event = event;
    this.name = name;
    this.channel = channel;
  }

  static Reading read(Told told, Fields event) throws BadField {
    String subtype = Clip.line(event.text("subtype").orElse(""), SlackReader.NAME);
    String name = subtype.isEmpty() ? "message" : "message." + subtype;
    if (event.text("channel_type").filter("im"::equals).isPresent()) {
      return new Reading.Nothing(name + ": told to an app alone");
    }
    if (!ABOUT.contains(subtype) && !WRITTEN.contains(subtype)) {
      return new Reading.Nothing(name + ": says nothing of work");
    }
    String channel = event.required("channel", Told.id(event, "channel"));
    Messages messages = new Messages(told, event, name, channel);
    return switch (subtype) {
      case "message_changed" -> messages.changed();
      case "message_deleted" -> messages.deleted();
      default -> messages.written();
    };
  }

  /**
   * What a message says that was read through the API, as it stands now: posted when it was
   * written, worded as when it was last changed. What it passes on is the other thread's.
   */
  static List<Fact> standing(Told told, Place place, Fields shown) throws BadField {
    Messages messages = new Messages(told, shown, "message", place.channel());
    return WRITTEN.contains(shown.text("subtype").orElse("")) ? messages.stands(place) : List.of();
  }

  private List<Fact> stands(Place place) throws BadField {
    Message message = Message.of(told, channel, event);
    Fields edited = event.object("edited");
    Instant at = edited.has("ts") ? Place.at(Place.ts(edited, "ts")) : message.at();
    List<Fact> facts = new ArrayList<>();
    if (message.ts().equals(place.root())) {
      facts.add(place.shown(told, at, message.actor(), message.begins()));
    }
    if (message.isOfNote()) {
      List<PersonRef> asks = message.text().asks();
      if (!message.isRoot() && !asks.isEmpty()) {
        facts.addAll(reopened(message, message.at()));
      }
      facts.add(post(message, place, message.at(), asks, false));
      facts.addAll(links(place.item(told), message.text(), none(), at, message.actor()));
    }
    return facts;
  }

  private Reading written() throws BadField {
    Message message = Message.of(told, channel, event);
    if (!message.isOfNote()) {
      return orNothing(List.of(), "asks nobody, answers nobody and names no item");
    }
    ItemRef.Own item = message.place().item(told);
    List<Fact> facts = new ArrayList<>();
    facts.add(shown(message, message.at()));
    facts.addAll(posts(message));
    facts.addAll(links(item, message.text(), none(), message.at(), message.actor()));
    return new Reading.Facts(facts);
  }

  /** The thread; of what it is called and whose it is, only its first message tells. */
  private Fact shown(Message message, Instant at) throws BadField {
    Fields root = event.object("root");
    List<FieldChange> more = List.of();
    if (message.isRoot()) {
      more = message.begins();
    } else if (root.text("text").isPresent() && root.has("ts")) {
      more = Message.of(told, channel, root).begins();
    }
    return message.place().shown(told, at, message.actor(), more);
  }

  private List<Fact> posts(Message message) throws BadField {
    List<Fact> posts = new ArrayList<>();
    List<PersonRef> asks = message.text().asks();
    if (!message.isRoot() && !asks.isEmpty()) {
      posts.addAll(reopened(message, message.at()));
    }
    posts.add(post(message, message.place(), message.at(), asks, false));
    for (Place other : message.passesOn()) {
      // Whom it asks is asked where they will answer: in its own thread.
      posts.add(other.shown(told, message.at(), message.actor(), List.of()));
      posts.add(post(message, other, message.at(), List.of(), true));
      posts.add(
          mention(message.place().item(told), other.item(told), message.at(), message.actor()));
    }
    return posts;
  }

  private Fact post(
      Message message, Place place, Instant at, List<PersonRef> asks, boolean isForward)
      throws BadField {
    return new Fact.ThreadPosted(
        place.item(told),
        at,
        0,
        message.actor(),
        message.author(),
        asks,
        isForward,
        message.words());
  }

  /** A question opens a thread that was closed: a moment before it, so that it finds it open. */
  private List<Fact> reopened(Message message, Instant at) throws BadField {
    return message.actor() == Actor.HUMAN
        ? List.of(
            new Fact.StatusChanged(
                message.place().item(told),
                at.minusNanos(1_000),
                0,
                message.actor(),
                Transition.REOPENED,
                message.person()))
        : List.of();
  }

  private Reading changed() throws BadField {
    Fields now = event.object("message");
    Fields before = event.object("previous_message");
    boolean isGone = now.text("subtype").filter("tombstone"::equals).isPresent();
    Message message = Message.of(told, channel, now);
    boolean isKnown = before.has("ts");
    Message formerly = isKnown ? Message.of(told, channel, before) : message;
    if (isGone) {
      return orNothing(gone(formerly), "states nothing that it withdraws");
    }
    if (isKnown && message.text().equals(formerly.text())) {
      return orNothing(List.of(), "its words are the same");
    }
    Instant at = edited(now);
    List<Fact> links =
        links(
            message.place().item(told),
            message.text(),
            isKnown ? formerly.text() : none(),
            at,
            message.actor());
    List<PersonRef> asks = new ArrayList<>(message.text().asks());
    asks.removeAll(formerly.text().asks());
    boolean isRenamed =
        message.isRoot() && (message.hasReplies() || message.isOfNote() || formerly.isOfNote());
    List<Fact> facts = new ArrayList<>();
    if (isRenamed || !asks.isEmpty() || !links.isEmpty()) {
      facts.add(shown(message, at));
    }
    if (!asks.isEmpty()) {
      facts.addAll(reopened(message, at));
      facts.add(post(message, message.place(), at, asks, false));
    }
    facts.addAll(links);
    return orNothing(facts, "asks nobody else, and states and withdraws no link");
  }

  private Instant edited(Fields now) throws BadField {
    Fields edited = now.object("edited");
    return Place.at(edited.has("ts") ? Place.ts(edited, "ts") : Place.ts(event, "event_ts"));
  }

  private Reading orNothing(List<Fact> facts, String why) {
    return facts.isEmpty() ? new Reading.Nothing(name + ": " + why) : new Reading.Facts(facts);
  }

  /** What it stated is withdrawn. A thread that it alone was is no more. */
  private Reading deleted() throws BadField {
    Fields before = event.object("previous_message");
    if (!before.has("ts")) {
      return orNothing(List.of(), "does not show what it said");
    }
    Message message = Message.of(told, channel, before);
    List<Fact> facts = new ArrayList<>(gone(message));
    if (message.isRoot() && !message.hasReplies() && message.isOfNote()) {
      facts.add(
          new Fact.StatusChanged(
              message.place().item(told),
              Place.at(Place.ts(event, "event_ts")),
              0,
              message.actor(),
              Transition.CANCELLED,
              Optional.empty()));
    }
    return orNothing(facts, "states nothing that it withdraws");
  }

  private List<Fact> gone(Message message) throws BadField {
    Instant at = Place.at(Place.ts(event, "event_ts"));
    return links(message.place().item(told), none(), message.text(), at, message.actor());
  }

  private SlackText none() {
    return SlackText.of(told, "");
  }

  private static List<Fact> links(
      ItemRef.Own item, SlackText text, SlackText formerly, Instant at, Actor actor) {
    List<Fact> links =
        new ArrayList<>(OwnText.links(item, text.naming(), formerly.naming(), at, actor));
    Set<String> now = text.names();
    for (String name : now) {
      links.add(mention(item, new ItemRef.Named(name), at, actor));
    }
    for (String name : formerly.names()) {
      if (!now.contains(name)) {
        links.add(new Fact.LinkCut(item, new ItemRef.Named(name), LinkKind.MENTIONS, at, 0, actor));
      }
    }
    return links;
  }

  private static Fact mention(ItemRef.Own item, ItemRef other, Instant at, Actor actor) {
    return new Fact.LinkMade(
        item,
        other,
        LinkKind.MENTIONS,
        LinkType.FS,
        0,
        LagUnit.WORKING,
        Provenance.STATED,
        at,
        0,
        actor);
  }
}
