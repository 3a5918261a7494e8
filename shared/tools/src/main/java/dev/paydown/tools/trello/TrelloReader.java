package dev.paydown.tools.trello;

import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;

/**
 * Trello's webhooks as facts (Atlassian developer docs, Trello, Webhooks; Action types). A delivery
 * shows of a card its name and what was changed of it.
 */
final class TrelloReader {
  private final Event event;

  private TrelloReader(Event event) {
    this.event = event;
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(),
        body -> new TrelloReader(Event.of(connection, body, delivery.receivedAt())).read());
  }

  private Reading read() throws BadField {
    return switch (event.type()) {
      case "createCard", "copyCard", "emailCard", "convertToCardFromCheckItem" ->
          new Reading.Facts(new Card(event).made());
      case "updateCard" -> new Card(event).updated();
      case "moveCardToBoard" -> new Reading.Facts(new Card(event).moved());
      case "moveCardFromBoard" -> event.nothing("the board that it moved to tells of it");
      case "deleteCard" -> new Reading.Facts(new Card(event).deleted());
      case "addMemberToCard" -> new Card(event).given();
      case "removeMemberFromCard" -> new Card(event).taken();
      case "commentCard" -> new Reading.Facts(new Comment(event).made());
      case "updateComment" -> new Reading.Facts(new Comment(event).changed());
      case "deleteComment" -> new Comment(event).gone();
      case "addAttachmentToCard" -> new Attachment(event).made();
      case "deleteAttachmentFromCard" -> new Attachment(event).gone();
      case "createCheckItem", "updateCheckItem", "updateCheckItemDue" ->
          new Reading.Facts(new CheckItem(event).shown());
      case "updateCheckItemStateOnCard" -> new Reading.Facts(new CheckItem(event).ticked());
      case "deleteCheckItem" -> new Reading.Facts(new CheckItem(event).deleted());
      case "addChecklistToCard", "updateChecklist", "removeChecklistFromCard" ->
          event.nothing("what is on a checklist is told for itself");
      default -> event.nothing("not part of the work graph");
    };
  }
}
