package dev.paydown.tools.monday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.HostileJson;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * monday.com's webhooks as facts (monday.com developer docs, Webhooks). What happened is named in
 * the body, not by the event that was subscribed to. Its time is when it was triggered; where that
 * lacks, when the column changed, else the receipt.
 */
final class MondayReader {
  private static final int CHALLENGE_BYTES = 2_000;
  private static final Pattern CHALLENGE = Pattern.compile("[\\x21-\\x7e]{1,1000}");
  private final Event event;

  private MondayReader(Event event) {
    this.event = event;
  }

  /** The answer to a body that is a challenge and nothing else. */
  static Optional<Verdict> challenge(byte[] body) {
    if (body.length > CHALLENGE_BYTES) {
      return Optional.empty();
    }
    return switch (HostileJson.parse(body)) {
      case HostileJson.Malformed _ -> Optional.empty();
      case HostileJson.Value(JsonNode node) ->
          Optional.of(node.path("challenge"))
              .filter(challenge -> challenge.isTextual() && node.size() == 1)
              .map(JsonNode::asText)
              .filter(challenge -> CHALLENGE.matcher(challenge).matches())
              .map(
                  challenge ->
                      new Verdict.Handshake(
                          Map.of("content-type", "application/json"),
                          JsonNodeFactory.instance
                              .objectNode()
                              .put("challenge", challenge)
                              .toString(),
                          Optional.empty()));
    };
  }

  /** The id that the body shows for what was triggered. */
  static Optional<String> trigger(byte[] body) {
    return switch (HostileJson.parse(body)) {
      case HostileJson.Malformed _ -> Optional.empty();
      case HostileJson.Value(JsonNode node) ->
          Optional.of(node.path("event").path("triggerUuid").asText());
    };
  }

  static Reading read(Delivery delivery, Connection connection) {
    return Reading.of(
        delivery.json(),
        body ->
            body.has("challenge") && !body.has("event")
                ? new Reading.Nothing("challenge: answered with itself")
                : new MondayReader(Event.of(connection, body, delivery.receivedAt())).read());
  }

  private Reading read() throws BadField {
    return switch (event.type()) {
      case "create_pulse", "create_item", "create_subitem" ->
          new Reading.Facts(Columns.read(event, Column.filled(event.fields())));
      case "update_column_value",
          "change_column_value",
          "change_status_column_value",
          "change_specific_column_value",
          "change_subitem_column_value" ->
          column();
      case "update_name", "change_name", "change_subitem_name" -> renamed();
      case "create_update", "create_subitem_update" -> posted();
      case "edit_update" -> links(UpdateText.of(event).markdown(), "");
      case "delete_update" -> links("", UpdateText.of(event).markdown());
      case "move_subitem" -> moved();
      case "archive_pulse",
          "delete_pulse",
          "item_archived",
          "item_deleted",
          "subitem_archived",
          "subitem_deleted" ->
          turned(Transition.CANCELLED);
      case "restore_pulse", "item_restored" -> turned(Transition.REOPENED);
      default -> nothing("not part of the work graph");
    };
  }

  private Reading nothing(String why) {
    return new Reading.Nothing(event.type() + ": " + why);
  }

  private Reading column() throws BadField {
    Column column = Column.changed(event.fields());
    List<Fact> facts = Columns.read(event, List.of(column));
    return facts.isEmpty()
        ? nothing(
            "column " + Fields.quoted(column.name()) + " says nothing of the item that is plain")
        : new Reading.Facts(facts);
  }

  private Reading renamed() throws BadField {
    List<FieldChange> name = new ArrayList<>();
    event
        .fields()
        .object("value")
        .text("name")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> name.add(FieldChange.set(ItemField.TITLE, title)));
    return new Reading.Facts(List.of(event.shown(event.item(), name)));
  }

  private Reading posted() throws BadField {
    UpdateText text = UpdateText.of(event);
    ItemRef.Own item = event.item();
    PersonRef author = event.by().orElse(event.person("nobody"));
    List<Fact> facts = new ArrayList<>();
    facts.add(event.shown(item, List.of()));
    facts.add(
        new Fact.ThreadPosted(
            item,
            event.at(),
            0,
            event.actor(),
            author,
            text.asks(),
            false,
            Clip.text(text.markdown())));
    facts.addAll(OwnText.links(item, text.markdown(), "", event.at(), event.actor()));
    return new Reading.Facts(facts);
  }

  private Reading links(String text, String formerly) throws BadField {
    List<Fact> links = OwnText.links(event.item(), text, formerly, event.at(), event.actor());
    return links.isEmpty()
        ? nothing("no new post, no link stated or withdrawn")
        : new Reading.Facts(links);
  }

  /** A subitem under another item than before. */
  private Reading moved() throws BadField {
    Fields fields = event.fields();
    String subitem = fields.required("subitem", Event.id(fields, "subitem"));
    String parent = fields.required("destPulseId", Event.id(fields, "destPulseId"));
    return new Reading.Facts(
        List.of(event.shown(event.own(subitem), List.of(event.parent(parent)))));
  }

  /** Out of sight or gone. monday does not tell whether it was done. */
  private Reading turned(Transition to) throws BadField {
    ItemRef.Own item = event.item();
    return new Reading.Facts(List.of(event.shown(item, List.of()), event.turned(item, to, 0)));
  }
}
