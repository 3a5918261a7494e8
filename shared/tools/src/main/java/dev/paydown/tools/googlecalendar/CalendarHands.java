package dev.paydown.tools.googlecalendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.Execution;
import dev.paydown.brain.proposal.Move;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Slot;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.Optional;
import java.util.Set;

/**
 * What Google lets be changed in a calendar (Google Calendar docs, Events: insert, Events: patch):
 * a slot is booked, as an event of whoever gave the token with the recipient as its guest, and
 * moved. An event may be given an id, which no second one can have: the execution's.
 */
final class CalendarHands implements Hands<CalendarTarget> {
  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.addition(
              MoveAction.BOOK_SLOT,
              "a new event's id is the execution's; a move is of the version that was read"));

  private final RestApi api;
  private final Acting acting;

  CalendarHands(RestApi api, Acting acting) {
    this.api = api;
    this.acting = acting;
  }

  @Override
  public String tool() {
    return CalendarApi.TOOL;
  }

  /** Only when it is can be changed in an event: all else of it is for people. */
  @Override
  public Look<CalendarTarget> look() {
    Move move = acting.move();
    return move.action() == MoveAction.BOOK_SLOT
        ? Look.of(
            tool(),
            api.get(CalendarApi.event(move.uid()) + CalendarTarget.ASKED),
            CalendarTarget::of)
        : new Look.NotSeen<>(Attempt.byHand(move.url()));
  }

  @Override
  public Way date(CalendarTarget target, String field, Optional<String> to) {
    return new Way.ByHand();
  }

  @Override
  public Way assign(CalendarTarget target, Optional<String> email) {
    return new Way.ByHand();
  }

  @Override
  public Way turn(CalendarTarget target, Standing to) {
    return new Way.ByHand();
  }

  @Override
  public Attempt comment(CalendarTarget target) {
    return Attempt.byHand(target.url());
  }

  /** Only the version that was read is moved, and its guests are told. A series is for people. */
  @Override
  public Way slot(CalendarTarget target, Slot to) {
    if (target.isSeries()) {
      return new Way.ByHand();
    }
    RestApi unchanged = CalendarApi.onlyIf(api, target.etag());
    String event = CalendarApi.event(acting.move().uid());
    return Way.send(() -> unchanged.send("PATCH", event + "?sendUpdates=all", times(to)));
  }

  @Override
  public Attempt book(Move move, Slot slot) {
    return switch (isTaken(slot)) {
      case Look.NotSeen<Boolean>(Attempt answer) -> answer;
      case Look.Seen<Boolean>(Boolean isTaken) ->
          isTaken
              ? Attempt.stale("another event at that time")
              : new Addition(tool(), "the slot", this::existing, () -> create(move, slot)).make();
    };
  }

  /**
   * Whether the recipient's calendar shows something else then. One that the token may not see says
   * nothing: what was known when the slot was proposed counts.
   */
  private Look<Boolean> isTaken(Slot slot) {
    Reply events =
        api.get(
            CalendarApi.calendar(acting.execution().recipient())
                + "singleEvents=true&timeMin="
                + slot.start()
                + "&timeMax="
                + slot.end()
                + "&fields=items(id,status,transparency,eventType,attendees(self,responseStatus))");
    return events instanceof Reply.Missing || events instanceof Reply.Refused
        ? new Look.Seen<>(false)
        : Look.of(tool(), events, this::isTaken);
  }

  private boolean isTaken(JsonNode shown) throws BadField {
    boolean isTaken = false;
    for (Fields event : Fields.of("events", shown).objects("items")) {
      if (EventFacts.id(event).equals(acting.execution().id())) {
        return false; // Ours has the time already.
      }
      isTaken |= EventFacts.takesTime(event) && !isDeclined(event);
    }
    return isTaken;
  }

  private static boolean isDeclined(Fields event) throws BadField {
    for (Fields guest : event.objects("attendees")) {
      if (guest.flag("self").orElse(false)) {
        return guest.text("responseStatus").orElse("").equals("declined");
      }
    }
    return false;
  }

  /** What was booked and taken away again by somebody stands as cancelled: it was booked. */
  private Look<Optional<Addition.Place>> existing() {
    Reply event = api.get(CalendarApi.event(acting.execution().id()) + "?fields=htmlLink,id");
    return event instanceof Reply.Missing
        ? new Look.Seen<>(Optional.empty())
        : Look.of(
            tool(),
            event,
            shown -> Optional.of(new Addition.Place(Fields.of("event", shown).url("htmlLink"))));
  }

  /** Calendars are seen by more people than an item is: the context packet stays with the item. */
  private Reply create(Move move, Slot slot) {
    Execution execution = acting.execution();
    ObjectNode body =
        times(slot).put("id", execution.id()).put("summary", Clip.title(move.title()));
    StringBuilder said = new StringBuilder(move.item());
    move.url().ifPresent(url -> said.append('\n').append(url));
    said.append("\nConfirmed by ").append(execution.recipient()).append(", by Paydown.");
    body.put("description", said.toString());
    body.putArray("attendees")
        .addObject()
        .put("email", execution.recipient())
        .put("responseStatus", "accepted");
    return api.send("POST", CalendarApi.insert(), body);
  }

  private static ObjectNode times(Slot slot) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("start").put("dateTime", slot.start().toString());
    body.putObject("end").put("dateTime", slot.end().toString());
    return body;
  }
}
