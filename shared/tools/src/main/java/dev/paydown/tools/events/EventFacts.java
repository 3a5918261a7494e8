package dev.paydown.tools.events;

import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One event as facts. Every event about an item also says the item's key, so that an item is known
 * by its id whichever of its events comes first; a link says nothing of the items at its ends.
 */
final class EventFacts {
  private static final String PREFIX = "dev.paydown.";
  private static final int REASON = 1_000;
  private final CloudEvent event;
  private final Fields data;
  private final References references;

  private EventFacts(CloudEvent event, String connection) {
    this.event = event;
    this.data = event.data();
    this.references = new References(connection);
  }

  static List<Fact> of(CloudEvent event, String connection) throws BadField {
    if (!event.type().startsWith(PREFIX)) {
      throw unknown(event);
    }
    return new EventFacts(event, connection).read(event.type().substring(PREFIX.length()));
  }

  private List<Fact> read(String type) throws BadField {
    return switch (type) {
      case "item.opened", "item.changed" -> changed(ItemFields.of(data, references));
      case "item.progressed" -> changed(List.of(percent()));
      case "item.started" -> keyed(turned(Transition.STARTED));
      case "item.finished" -> keyed(turned(Transition.FINISHED));
      case "item.cancelled" -> keyed(turned(Transition.CANCELLED));
      case "item.reopened" -> keyed(turned(Transition.REOPENED));
      case "item.unblocked" -> keyed(turned(Transition.UNBLOCKED));
      case "item.blocked" -> keyed(blocked());
      case "link.made" -> List.of(LinkEvents.made(event, references));
      case "link.cut" -> List.of(LinkEvents.cut(event, references));
      case "approval.requested" ->
          keyed(
              new Fact.ApprovalRequested(
                  item(), event.at(), event.version(), event.actor(), person("of")));
      case "approval.decided" -> keyed(decided());
      case "thread.posted" -> keyed(posted());
      case "thread.closed" ->
          keyed(new Fact.ThreadClosed(item(), event.at(), event.version(), event.actor()));
      case "slot.booked", "slot.moved" -> keyed(slot());
      case "slot.cancelled" ->
          keyed(new Fact.SlotCancelled(item(), event.at(), event.version(), event.actor()));
      case "handoff.acknowledged" ->
          keyed(
              new Fact.HandoffAcknowledged(
                  item(), event.at(), event.version(), event.actor(), person("by")));
      default -> throw unknown(event);
    };
  }

  private static BadField unknown(CloudEvent event) {
    return new BadField("unknown event type", CloudEvent.shown(event.type()));
  }

  private ItemRef.Own item() throws BadField {
    return references.own(event.key());
  }

  private Fact key(List<FieldChange> more) throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KEY, event.key()));
    changes.addAll(more);
    return new Fact.ItemChanged(item(), event.at(), event.version(), event.actor(), changes);
  }

  private List<Fact> changed(List<FieldChange> changes) throws BadField {
    return List.of(key(changes));
  }

  private List<Fact> keyed(Fact fact) throws BadField {
    return List.of(key(List.of()), fact);
  }

  private FieldChange percent() throws BadField {
    double percent = data.required("percent", data.number("percent", 0, 100));
    return FieldChange.set(ItemField.PERCENT, Long.toString((long) percent));
  }

  private Fact turned(Transition to) throws BadField {
    return new Fact.StatusChanged(
        item(), event.at(), event.version(), event.actor(), to, maybePerson("by"));
  }

  private Fact blocked() throws BadField {
    Optional<String> by = data.name("by", References.LONGEST);
    return new Fact.Blocked(
        item(),
        event.at(),
        event.version(),
        event.actor(),
        data.text("reason").map(text -> Clip.line(text, REASON)).filter(text -> !text.isEmpty()),
        by.map(references::written),
        maybePerson("clearedBy"));
  }

  private Fact decided() throws BadField {
    String outcome = data.required("outcome", data.text("outcome"));
    ApprovalOutcome decided =
        switch (outcome.toLowerCase(Locale.ROOT)) {
          case "granted" -> ApprovalOutcome.GRANTED;
          case "denied" -> ApprovalOutcome.DENIED;
          case "withdrawn" -> ApprovalOutcome.WITHDRAWN;
          default ->
              throw data.bad(
                  "outcome", CloudEvent.shown(outcome) + " is not granted, denied or withdrawn");
        };
    return new Fact.ApprovalDecided(
        item(), event.at(), event.version(), event.actor(), person("of"), decided);
  }

  private Fact posted() throws BadField {
    return new Fact.ThreadPosted(
        item(),
        event.at(),
        event.version(),
        event.actor(),
        person("author"),
        people("asks"),
        data.flag("forwarded").orElse(false),
        Clip.text(data.text("text").orElse("")));
  }

  private Fact slot() throws BadField {
    Instant start = data.required("start", data.instant("start"));
    Instant end = data.required("end", data.instant("end"));
    if (end.isBefore(start)) {
      throw data.bad("end", "is before data.start");
    }
    return new Fact.SlotSet(
        item(), event.at(), event.version(), event.actor(), start, end, people("people"));
  }

  private PersonRef person(String name) throws BadField {
    return PersonRef.email(data.required(name, data.email(name)));
  }

  private Optional<PersonRef> maybePerson(String name) throws BadField {
    return data.email(name).map(PersonRef::email);
  }

  private List<PersonRef> people(String name) throws BadField {
    return data.emails(name).stream().limit(Clip.LIST).map(PersonRef::email).toList();
  }
}
