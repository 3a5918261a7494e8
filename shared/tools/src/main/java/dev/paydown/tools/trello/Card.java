package dev.paydown.tools.trello;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What is done to a card: a task. */
record Card(Event event) {
  private static final Pattern SHORT_LINK = Pattern.compile("[A-Za-z0-9]{1,40}");

  /** What a change tells of that is kept; the others are its place, its cover and its reminder. */
  private static final Set<String> KEPT =
      Set.of("name", "desc", "due", "start", "dueComplete", "closed", "idList");

  /** A new card. One that was an item of a checklist is part of that one's card. */
  List<Fact> made() throws BadField {
    List<FieldChange> changes = shown(true);
    Fields source = event.data().object("cardSource");
    if (event.type().equals("convertToCardFromCheckItem") && source.has("id")) {
      changes.add(FieldChange.set(ItemField.PARENT, "own:" + event.own(source).node()));
    }
    List<Fact> facts = facts(changes);
    facts.addAll(stated(""));
    facts.addAll(turns().between(BoardColumn.NOT_BEGUN, column("list")));
    if (card().flag("dueComplete").orElse(false)) {
      facts.addAll(turns().completed());
    }
    return facts;
  }

  /**
   * What a reading shows, which is all of it: of several members the last is the one who was added
   * last. That it was opened again is told when it comes, not by what is shown later.
   */
  List<Fact> read() throws BadField {
    List<FieldChange> changes = shown(false);
    Optional<PersonRef> owner = Optional.empty();
    for (Fields member : card().objects("members")) {
      if (TrelloPeople.actor(member) == Actor.HUMAN) {
        owner = TrelloPeople.ref(event.connection(), member);
      }
    }
    changes.add(new FieldChange(ItemField.OWNER, owner.map(PersonRef::value)));
    List<Fact> facts = facts(changes);
    facts.addAll(stated(""));
    if (card().flag("closed").orElse(false)) {
      facts.addAll(turns().archived(column("list")));
    } else if (card().flag("dueComplete").orElse(false)) {
      facts.addAll(turns().completed());
    } else {
      facts.addAll(turns().between(BoardColumn.NOT_BEGUN, column("list")));
    }
    return facts;
  }

  Reading updated() throws BadField {
    Fields old = event.data().object("old");
    if (event.data().has("old") && KEPT.stream().noneMatch(old::shows)) {
      return event.nothing("nothing of it that is work");
    }
    List<Fact> facts = facts(shown(false));
    if (old.shows("desc")) {
      facts.addAll(stated(old.text("desc").orElse("")));
    }
    if (old.shows("idList")) {
      facts.addAll(turns().between(column("listBefore"), column("listAfter")));
    }
    if (old.shows("closed")) {
      facts.addAll(
          card().flag("closed").orElse(false)
              ? turns().archived(column("list"))
              : turns().backIn(column("list")));
    }
    if (old.shows("dueComplete")) {
      facts.addAll(
          card().flag("dueComplete").orElse(false)
              ? turns().completed()
              : turns().backIn(column("list")));
    }
    return new Reading.Facts(facts);
  }

  List<Fact> moved() throws BadField {
    List<Fact> facts = facts(shown(false));
    facts.addAll(turns().between(BoardColumn.OTHER, column("list")));
    return facts;
  }

  List<Fact> deleted() throws BadField {
    List<Fact> facts = facts(shown(false));
    facts.addAll(turns().archived(column("list")));
    return facts;
  }

  /** Trello has members of a card, and no order among them: whoever is added last owns it. */
  Reading given() throws BadField {
    Optional<PersonRef> owner = member();
    if (owner.isEmpty()) {
      return event.nothing("it is given to no person");
    }
    List<FieldChange> changes = shown(false);
    changes.add(FieldChange.set(ItemField.OWNER, owner.get().value()));
    return new Reading.Facts(facts(changes));
  }

  /** Whether others are left, a delivery does not show. */
  Reading taken() throws BadField {
    if (member().isEmpty()) {
      return event.nothing("it was given to no person");
    }
    List<FieldChange> changes = shown(false);
    changes.add(FieldChange.cleared(ItemField.OWNER));
    return new Reading.Facts(facts(changes));
  }

  /** Whom the action is about, if a person; old deliveries show an id and nothing more. */
  private Optional<PersonRef> member() throws BadField {
    Fields member = event.action().object("member");
    if (TrelloPeople.actor(member) == Actor.BOT) {
      return Optional.empty();
    }
    Optional<PersonRef> shown = TrelloPeople.ref(event.connection(), member);
    return shown.isPresent() ? shown : TrelloPeople.byId(event.connection(), event.data());
  }

  /** What any action shows of its card. */
  List<Fact> shownOnly() throws BadField {
    return facts(shown(false));
  }

  private Fields card() throws BadField {
    return event.data().object("card");
  }

  private ItemRef.Own item() throws BadField {
    return event.card();
  }

  private Turns turns() throws BadField {
    return new Turns(event, item());
  }

  private BoardColumn column(String name) throws BadField {
    return BoardColumn.named(event.data().object(name).text("name").orElse(""));
  }

  private List<Fact> facts(List<FieldChange> changes) throws BadField {
    List<Fact> facts = new ArrayList<>(event.seen());
    facts.add(event.changed(item(), changes));
    return facts;
  }

  /** Its short link, by which people call it and which its address ends in. */
  static Optional<String> shortLink(Fields card) throws BadField {
    Optional<String> link = card.text("shortLink").filter(text -> !text.isBlank());
    if (link.isPresent() && !SHORT_LINK.matcher(link.get()).matches()) {
      throw card.bad("shortLink", "is not a short link of Trello's");
    }
    return link;
  }

  static String page(String shortLink) {
    return "https://trello.com/c/" + shortLink;
  }

  private List<FieldChange> shown(boolean isNew) throws BadField {
    Fields card = card();
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "task"));
    Optional<String> link = shortLink(card);
    link.ifPresent(key -> changes.add(FieldChange.set(ItemField.KEY, key)));
    card.text("name")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    link.ifPresent(key -> changes.add(FieldChange.set(ItemField.URL, page(key))));
    day(card, "start", ItemField.START, !isNew, changes);
    day(card, "due", ItemField.DUE, !isNew, changes);
    if (card.shows("desc")) {
      changes.addAll(OwnText.context(card.text("desc").orElse(""), !isNew));
    }
    return changes;
  }

  /** A date has a time in Trello; its day is UTC's, for whose clock it was set by is not shown. */
  static void day(
      Fields of, String name, ItemField field, boolean clears, List<FieldChange> changes)
      throws BadField {
    Optional<Instant> at = of.instant(name);
    if (at.isPresent() || (clears && of.showsNull(name))) {
      changes.add(
          new FieldChange(
              field, at.map(then -> LocalDate.ofInstant(then, ZoneOffset.UTC).toString())));
    }
  }

  private List<Fact> stated(String formerly) throws BadField {
    String text = card().text("desc").orElse("");
    return OwnText.links(item(), text, formerly, event.at(), event.actor());
  }
}
