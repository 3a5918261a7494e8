package dev.paydown.tools.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.DeliveryId;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PagerDuty's events as facts (PagerDuty developer docs, Webhooks, Overview; tasks: Early Access
 * Webhook Events). The event's time is when it occurred; where that lacks, the receipt.
 */
final class PagerDutyReader {
  private static final int STATE = 60;
  private final Event event;
  private final Fields data;

  private PagerDutyReader(Event event) {
    this.event = event;
    this.data = event.data();
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(),
        body -> new PagerDutyReader(Event.of(connection, body, delivery.receivedAt())).read());
  }

  /**
   * An incident that was read through the API.
   *
   * @param fields it, as of its last change
   * @param turn it, as of the last change of where it stands
   */
  static List<Fact> incident(Event fields, Event turn) throws BadField {
    List<Fact> facts = new ArrayList<>(new PagerDutyReader(fields).incident(false));
    PagerDutyReader stands = new PagerDutyReader(turn);
    Optional<Transition> to =
        switch (turn.data().text("status").orElse("")) {
          case "acknowledged" -> Optional.of(Transition.STARTED);
          case "resolved" ->
              Optional.of(stands.isMerged() ? Transition.CANCELLED : Transition.FINISHED);
          default -> Optional.empty();
        };
    if (to.isPresent()) {
      facts.add(turn.turned(turn.own("", turn.data()), to.get()));
    }
    return facts;
  }

  /** The id that the body shows for its event. */
  static Optional<String> eventId(byte[] body) {
    return switch (HostileJson.parse(body)) {
      case HostileJson.Malformed _ -> Optional.empty();
      case HostileJson.Value(JsonNode node) ->
          Optional.of(node.path("event").path("id").asText()).filter(DeliveryId::isOne);
    };
  }

  private Reading read() throws BadField {
    return switch (event.type()) {
      case "incident.triggered" -> new Reading.Facts(incident(true));
      case "incident.acknowledged" -> turned(Transition.STARTED);
      case "incident.resolved" -> turned(isMerged() ? Transition.CANCELLED : Transition.FINISHED);
      case "incident.reopened", "incident.unacknowledged" -> turned(Transition.REOPENED);
      case "incident.annotated" -> posted(data.text("content"));
      case "incident.status_update_published" -> posted(data.text("message"));
      case "incident.responder.added" -> responderAsked();
      case "incident.responder.replied" -> responderReplied();
      case "incident.task.created" -> new Reading.Facts(task(true));
      case "incident.task.updated" -> new Reading.Facts(task(false));
      case "incident.task.completed" -> {
        List<Fact> facts = new ArrayList<>(task(false));
        facts.add(event.turned(event.own("task-", data), Transition.FINISHED));
        yield new Reading.Facts(facts);
      }
      case "pagey.ping" -> nothing("a test of the webhook");
      default ->
          data.text("type").filter("incident"::equals).isPresent()
              ? new Reading.Facts(incident(false))
              : nothing("not part of the work graph");
    };
  }

  private Reading nothing(String why) {
    return new Reading.Nothing(event.type() + ": " + why);
  }

  private List<Fact> incident(boolean isNew) throws BadField {
    List<Fact> facts = new ArrayList<>(event.seen(assignees()));
    facts.add(event.changed(event.own("", data), Shown.incident(event, isNew)));
    return facts;
  }

  private List<ShownPerson> assignees() throws BadField {
    return PagerDutyPeople.users(data.objects("assignees"));
  }

  private Reading turned(Transition to) throws BadField {
    List<Fact> facts = new ArrayList<>(incident(false));
    facts.add(event.turned(event.own("", data), to));
    return new Reading.Facts(facts);
  }

  /** One that was merged into another is not done: the other goes on (REST API, Incidents). */
  private boolean isMerged() throws BadField {
    JsonNode reason = data.raw("resolve_reason");
    return reason.path("type").asText().equals("merge_resolve_reason");
  }

  private ItemRef.Own ofIncident() throws BadField {
    return event.own("", data.object("incident"));
  }

  private List<Fact> onIncident(List<ShownPerson> others) throws BadField {
    List<Fact> facts = new ArrayList<>(event.seen(others));
    facts.add(event.changed(ofIncident(), Shown.reference(data.object("incident"))));
    return facts;
  }

  private Reading posted(Optional<String> text) throws BadField {
    String said = text.orElse("");
    List<Fact> facts = onIncident(List.of());
    facts.add(Posted.of(ofIncident(), said, event.at(), event.actor(), event.author()));
    facts.addAll(OwnText.links(ofIncident(), said, "", event.at(), event.actor()));
    return new Reading.Facts(facts);
  }

  /** Somebody is asked to come and help. An escalation policy that is asked is nobody yet. */
  private Reading responderAsked() throws BadField {
    Fields user = data.object("user");
    Optional<PersonRef> asked = PagerDutyPeople.shown(user).ref(event.connection());
    if (!PagerDutyPeople.isUser(user) || asked.isEmpty()) {
      return nothing("asks no person");
    }
    List<Fact> facts = onIncident(List.of(PagerDutyPeople.shown(user)));
    facts.add(
        new Fact.ThreadPosted(
            ofIncident(),
            event.at(),
            0,
            event.actor(),
            event.author(),
            List.of(asked.get()),
            false,
            Clip.text(data.text("message").orElse(""))));
    return new Reading.Facts(facts);
  }

  /** The message that is shown is the request's; of the answer only its state is. */
  private Reading responderReplied() throws BadField {
    Fields user = data.object("user");
    Optional<PersonRef> answering = PagerDutyPeople.shown(user).ref(event.connection());
    String state = Clip.line(data.text("state").orElse(""), STATE);
    if (!PagerDutyPeople.isUser(user) || answering.isEmpty() || !isAnswer(state)) {
      return nothing("nobody answers");
    }
    List<Fact> facts = onIncident(List.of(PagerDutyPeople.shown(user)));
    facts.add(
        new Fact.ThreadPosted(
            ofIncident(), event.at(), 0, Actor.HUMAN, answering.get(), List.of(), false, state));
    return new Reading.Facts(facts);
  }

  private static boolean isAnswer(String state) {
    return !state.isEmpty() && !state.equals("pending");
  }

  private List<Fact> task(boolean isNew) throws BadField {
    ItemRef.Own item = event.own("task-", data);
    List<Fact> facts = new ArrayList<>(event.seen(assignees()));
    facts.add(event.changed(item, Shown.task(event, isNew)));
    return facts;
  }
}
