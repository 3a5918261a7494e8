package dev.paydown.tools.trello;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item of a card's checklist: a task below the card, so that the card is as far as they are. */
record CheckItem(Event event) {

  List<Fact> shown() throws BadField {
    List<Fact> facts = new ArrayList<>(new Card(event).shownOnly());
    facts.add(event.changed(item(), fields()));
    if (event.type().equals("createCheckItem") && isComplete()) {
      facts.add(event.turned(item(), 0, Transition.FINISHED));
    }
    return facts;
  }

  /** As a reading shows it, beside its card. */
  List<Fact> read() throws BadField {
    List<Fact> facts = new ArrayList<>();
    facts.add(event.changed(item(), fields()));
    if (isComplete()) {
      facts.add(event.turned(item(), 0, Transition.FINISHED));
    }
    return facts;
  }

  List<Fact> ticked() throws BadField {
    List<Fact> facts = new ArrayList<>(shown());
    if (isComplete()) {
      facts.add(event.turned(item(), 0, Transition.FINISHED));
    } else if (state().equals("incomplete")) {
      facts.add(event.turned(item(), 0, Transition.REOPENED));
    }
    return facts;
  }

  /** One that was ticked off stays done. */
  List<Fact> deleted() throws BadField {
    List<Fact> facts = new ArrayList<>(shown());
    if (!isComplete()) {
      facts.add(event.turned(item(), 0, Transition.CANCELLED));
    }
    return facts;
  }

  private Fields checkItem() throws BadField {
    return event.data().object("checkItem");
  }

  private ItemRef.Own item() throws BadField {
    return event.own(checkItem());
  }

  private String state() throws BadField {
    return checkItem().text("state").orElse("");
  }

  private boolean isComplete() throws BadField {
    return state().equals("complete");
  }

  private List<FieldChange> fields() throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "task"));
    checkItem()
        .text("name")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    Optional<String> link = Card.shortLink(event.data().object("card"));
    if (link.isPresent()) {
      // It has no page of its own; the mark tells it from its card.
      String url = Card.page(link.get()) + "#checkitem-" + item().uid();
      changes.add(FieldChange.set(ItemField.URL, url));
    }
    changes.add(FieldChange.set(ItemField.PARENT, "own:" + event.card().node()));
    Card.day(checkItem(), "due", ItemField.DUE, !event.type().equals("createCheckItem"), changes);
    return changes;
  }
}
