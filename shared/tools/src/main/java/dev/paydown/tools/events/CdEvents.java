package dev.paydown.tools.events;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.GivenUp;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * CDEvents as facts. Tickets, changes and approvals are people's work; what monitoring, pipelines
 * and deployments tell is a bot's act.
 */
final class CdEvents {
  private static final String REPOSITORY = "[A-Za-z0-9_.-]{1,100}(?:/[A-Za-z0-9_.-]{1,100}){1,20}";
  private final CdEvent event;
  private final Fields content;

  private CdEvents(CdEvent event) {
    this.event = event;
    this.content = event.content();
  }

  static Reading read(Fields data, String connection, Instant receivedAt) throws BadField {
    return new CdEvents(CdEvent.of(data, connection, receivedAt)).read();
  }

  private Reading read() throws BadField {
    return switch (event.what()) {
      case "ticket.created", "ticket.updated" -> human(ticket(), List.of());
      case "ticket.closed" -> human(ticket(), List.of(closed()));
      case "change.created" -> change(List.of(turned(Actor.HUMAN, Transition.STARTED)));
      case "change.updated", "change.reviewed" -> change(List.of());
      case "change.merged" -> change(List.of(turned(Actor.HUMAN, Transition.FINISHED)));
      case "change.abandoned" -> change(List.of(turned(Actor.HUMAN, Transition.CANCELLED)));
      case "approval.created", "approval.updated" ->
          human(approval(), CdLinks.gate(event, Actor.HUMAN));
      case "approval.closed" -> decided();
      case "incident.detected" -> facts(Actor.BOT, incident(true), List.of());
      case "incident.reported" -> human(incident(true), CdLinks.ticket(event));
      case "incident.resolved" ->
          facts(Actor.BOT, incident(false), List.of(turned(Actor.BOT, Transition.FINISHED)));
      case "service.deployed", "service.upgraded" -> deployed(Optional.of(Transition.FINISHED));
      case "service.rolledback" -> deployed(Optional.of(Transition.REOPENED));
      case "service.removed" -> deployed(Optional.of(Transition.CANCELLED));
      case "deployment.queued" -> deployed(Optional.empty());
      case "deployment.started" -> deployed(Optional.of(Transition.STARTED));
      case "deployment.finished" -> deployed(Optional.of(ended()));
      case "pipelinerun.finished" -> facts(Actor.BOT, run(), List.of(turned(Actor.BOT, ended())));
      default ->
          new Reading.Nothing(
              "CDEvent " + Fields.quoted(event.what()) + ": not part of the work graph");
    };
  }

  private Reading human(List<FieldChange> fields, List<Fact> more) throws BadField {
    return facts(Actor.HUMAN, fields, more);
  }

  private Reading facts(Actor actor, List<FieldChange> fields, List<Fact> more) throws BadField {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemChanged(event.item(), event.at(), 0, actor, fields));
    facts.addAll(more);
    facts.addAll(CdLinks.stated(event, actor));
    return new Reading.Facts(facts);
  }

  private Fact turned(Actor actor, Transition to) throws BadField {
    return turned(actor, to, Optional.empty());
  }

  private Fact turned(Actor actor, Transition to, Optional<PersonRef> by) throws BadField {
    return new Fact.StatusChanged(event.item(), event.at(), 0, actor, to, by);
  }

  private List<FieldChange> ticket() throws BadField {
    boolean isIncident = content.text("ticketType").orElse("").equalsIgnoreCase("incident");
    List<FieldChange> fields = event.fields(isIncident ? "incident" : "task");
    put(fields, ItemField.TITLE, content.text("summary").map(Clip::title));
    put(fields, ItemField.URL, event.url("uri"));
    if (content.has("assignees")) {
      Optional<PersonRef> owner =
          content.texts("assignees").stream().flatMap(one -> event.named(one).stream()).findFirst();
      fields.add(new FieldChange(ItemField.OWNER, owner.map(PersonRef::value)));
    }
    return fields;
  }

  private static void put(List<FieldChange> to, ItemField field, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(text -> to.add(FieldChange.set(field, text)));
  }

  private Fact closed() throws BadField {
    boolean isGivenUp = GivenUp.says(content.text("resolution").orElse(""));
    return turned(
        Actor.HUMAN,
        isGivenUp ? Transition.CANCELLED : Transition.FINISHED,
        event.person("updatedBy"));
  }

  /** A pull request. Who reviewed it and how, no event tells. */
  private Reading change(List<Fact> turn) throws BadField {
    List<FieldChange> fields = event.fields("pull-request");
    String text = content.text("description").orElse("");
    put(
        fields,
        ItemField.TITLE,
        text.lines().map(Clip::title).filter(t -> !t.isEmpty()).findFirst());
    fields.addAll(OwnText.context(text, false));
    Optional<String> repository =
        content.object("repository").text("id").filter(id -> id.matches(REPOSITORY));
    StatedLinks.Place place = new StatedLinks.Place(repository.orElse(""), true);
    List<Fact> more = new ArrayList<>(turn);
    more.addAll(OwnText.links(event.item(), text, "", place, event.at(), Actor.HUMAN));
    return facts(Actor.HUMAN, fields, more);
  }

  private List<FieldChange> approval() throws BadField {
    List<FieldChange> fields = event.fields("approval");
    put(fields, ItemField.TITLE, event.url("resourceTargetUrl").map(url -> "Approval of " + url));
    put(fields, ItemField.URL, event.url("approvalDetailsUrl"));
    return fields;
  }

  /**
   * An approval that is not granted is over and gates nothing any more: a new one is another
   * approval, and what becomes of its object, the object's own system tells.
   */
  private Reading decided() throws BadField {
    String status = content.required("status", content.text("status"));
    ApprovalOutcome outcome =
        switch (status.toLowerCase(Locale.ROOT)) {
          case "approved" -> ApprovalOutcome.GRANTED;
          case "rejected" -> ApprovalOutcome.DENIED;
          case "cancelled", "expired" -> ApprovalOutcome.WITHDRAWN;
          default ->
              throw content.bad(
                  "status",
                  Fields.quoted(status) + " is not approved, rejected, cancelled or expired");
        };
    boolean isGranted = outcome == ApprovalOutcome.GRANTED;
    Actor actor = status.equalsIgnoreCase("expired") ? Actor.BOT : Actor.HUMAN;
    Optional<PersonRef> of = event.person("responder");
    List<Fact> facts = new ArrayList<>();
    if (of.isPresent()) {
      facts.add(new Fact.ApprovalDecided(event.item(), event.at(), 0, actor, of.get(), outcome));
    }
    facts.add(turned(actor, isGranted ? Transition.FINISHED : Transition.CANCELLED, of));
    facts.addAll(isGranted ? CdLinks.gate(event, actor) : CdLinks.noLongerGate(event, actor));
    return facts(actor, approval(), facts);
  }

  /** What a resolution describes is how it was resolved: not its title. */
  private List<FieldChange> incident(boolean isDescribed) throws BadField {
    List<FieldChange> fields = event.fields("incident");
    if (isDescribed) {
      put(fields, ItemField.TITLE, content.text("description").map(Clip::title));
    }
    return fields;
  }

  private Reading deployed(Optional<Transition> to) throws BadField {
    List<FieldChange> fields = event.fields("deployment");
    String what =
        event.what().startsWith("service.")
            ? event.subject().text("id").orElse("")
            : content.text("artifactId").map(CdEvents::artifact).orElse("");
    String where = event.environment().map(one -> " to " + one).orElse("");
    put(fields, ItemField.TITLE, Optional.of(Clip.title("Deploy " + what + where)));
    return facts(
        Actor.BOT, fields, to.isPresent() ? List.of(turned(Actor.BOT, to.get())) : List.of());
  }

  /** The name in a package URL, {@code pkg:oci/web@sha256…}. */
  private static String artifact(String purl) {
    String path = purl.replaceFirst("[@?#](?s:.*)$", "");
    return path.startsWith("pkg:") ? path.substring(path.lastIndexOf('/') + 1) : path;
  }

  private List<FieldChange> run() throws BadField {
    List<FieldChange> fields = event.fields("pipeline-run");
    put(fields, ItemField.TITLE, content.text("pipelineName").map(Clip::title));
    Optional<String> url = event.url("uri");
    put(fields, ItemField.URL, url.isPresent() ? url : event.url("url"));
    return fields;
  }

  /** One that failed is over too: the next try is another. */
  private Transition ended() throws BadField {
    return content.text("outcome").orElse("success").equalsIgnoreCase("success")
        ? Transition.FINISHED
        : Transition.CANCELLED;
  }
}
