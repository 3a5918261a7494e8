package dev.paydown.tools.notion;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.notion.Properties.Property;
import dev.paydown.tools.text.BoardColumn;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A page as it was read. Its last change is told to the minute, and for all of the page: within one
 * minute the later reading counts. A relation is told to be made at that change, for Notion does
 * not tell when it was.
 */
final class PageFacts {
  private static final Set<String> BLOCKED_BY =
      Set.of(
          "blocked by",
          "is blocked by",
          "depends on",
          "dependencies",
          "waiting on",
          "waits for",
          "predecessor",
          "predecessors");
  private static final Set<String> BLOCKS =
      Set.of("blocks", "blocking", "is blocking", "dependents", "successor", "successors");
  private static final Set<String> PARENT = Set.of("parent", "parent item", "parent task");
  private static final Set<String> WHOLE = Set.of("project", "projects", "initiative", "epic");
  private static final Set<String> PARTS =
      Set.of("sub item", "sub items", "sub task", "sub tasks", "subtask", "subtasks");
  private static final double MOST_DAYS = 10_000;

  private final Lookup lookup;
  private final Fields page;
  private final Properties properties;
  private final ItemRef.Own item;
  private final Instant at;
  private final Actor actor;
  private final NotionPeople people;
  private final List<FieldChange> changes = new ArrayList<>();
  private final List<Fact> facts = new ArrayList<>();
  private boolean areAllShown = true;

  private PageFacts(Lookup lookup, Fields page, Properties properties) throws BadField {
    this.lookup = lookup;
    this.page = page;
    this.properties = properties;
    this.item = Pages.own(lookup.connection(), page, "id");
    this.at = page.required("last_edited_time", page.instant("last_edited_time"));
    boolean isBot = NotionPeople.isBot(page.object("last_edited_by"));
    this.actor = isBot ? Actor.BOT : Actor.HUMAN;
    this.people = new NotionPeople(lookup.connection());
  }

  /**
   * The page as facts.
   *
   * @param blocks the answer with its content; empty where that may not be seen
   */
  static List<Fact> of(
      Lookup lookup,
      Fields page,
      Properties properties,
      Optional<Fields> blocks,
      List<Fields> comments)
      throws BadField {
    return new PageFacts(lookup, page, properties).read(blocks, comments);
  }

  private List<Fact> read(Optional<Fields> blocks, List<Fields> comments) throws BadField {
    String content = blocks.isPresent() ? RichText.content(blocks.get().objects("results")) : "";
    fields();
    if (blocks.isPresent()) {
      changes.addAll(OwnText.context(content, true));
    }
    facts.add(new Fact.ItemChanged(item, at, 0, actor, changes));
    status();
    facts.addAll(OwnText.links(item, content, "", at, actor));
    relations();
    posts(comments);
    List<Fact> all = new ArrayList<>(people.seen(at));
    all.addAll(facts);
    return all;
  }

  private void fields() throws BadField {
    boolean isRow =
        !page.object("parent").text("type").orElse("").matches("page_id|workspace|block_id");
    set(ItemField.KIND, Optional.of(isRow ? "task" : "document"));
    set(ItemField.KEY, properties.key());
    set(ItemField.TITLE, properties.title().map(Clip::title));
    set(ItemField.URL, page.url("url"));
    Optional<Property> owner = properties.owner();
    if (owner.isPresent()) {
      Optional<PersonRef> first = Optional.empty();
      for (Fields user : owner.get().values()) {
        Optional<PersonRef> person = people.person(user);
        first = first.isPresent() ? first : person;
      }
      changes.add(new FieldChange(ItemField.OWNER, first.map(PersonRef::value)));
    }
    for (ItemField field : List.of(ItemField.START, ItemField.DUE)) {
      if (properties.hasDate(field)) {
        changes.add(new FieldChange(field, properties.date(field)));
      }
    }
    Optional<Property> days = properties.days();
    if (days.isPresent()) {
      Optional<Double> estimate = Properties.number(days.get().shown(), MOST_DAYS);
      changes.add(new FieldChange(ItemField.ESTIMATE_DAYS, estimate.map(String::valueOf)));
    }
    set(ItemField.PERCENT, properties.percent().map(String::valueOf));
    Optional<ItemRef.Own> parent = parent();
    changes.add(new FieldChange(ItemField.PARENT, parent.map(own -> "own:" + own.node())));
  }

  private void set(ItemField field, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(v -> changes.add(FieldChange.set(field, v)));
  }

  /** By a relation, to the item that it is a part of, else to its project; else the page above. */
  private Optional<ItemRef.Own> parent() throws BadField {
    for (Set<String> names : List.of(PARENT, WHOLE)) {
      for (Property relation : properties.relations(names)) {
        List<Fields> pages = relation.values();
        if (!pages.isEmpty()) {
          return Optional.of(Pages.own(lookup.connection(), pages.getFirst(), "id"));
        }
      }
    }
    return Pages.id(page.object("parent"), "page_id")
        .map(id -> new ItemRef.Own(lookup.connection(), id));
  }

  private void status() throws BadField {
    boolean isGone = page.flag("in_trash").orElse(false) || page.flag("archived").orElse(false);
    if (isGone) {
      facts.add(turn(Transition.CANCELLED));
    } else {
      properties.stage().flatMap(this::turned).ifPresent(facts::add);
    }
  }

  private Optional<Fact> turned(BoardColumn column) {
    return switch (column) {
      case NOT_BEGUN -> Optional.of(turn(Transition.REOPENED));
      case UNDER_WAY -> Optional.of(turn(Transition.STARTED));
      case DONE -> Optional.of(turn(Transition.FINISHED));
      case GIVEN_UP -> Optional.of(turn(Transition.CANCELLED));
      case BLOCKED ->
          Optional.of(
              new Fact.Blocked(
                  item,
                  at,
                  lookup.now().getEpochSecond(),
                  actor,
                  Optional.of("its status says so"),
                  Optional.empty(),
                  Optional.empty()));
      case OTHER -> Optional.empty();
    };
  }

  /** Of two readings that show the same minute the later is of the higher version. */
  private Fact turn(Transition to) {
    long version = lookup.now().getEpochSecond();
    return new Fact.StatusChanged(item, at, version, actor, to, Optional.empty());
  }

  /** A page shows at most 25 of each relation; where there are more, none is cut. */
  private void relations() throws BadField {
    List<Fact.LinkMade> links = new ArrayList<>();
    Optional<ItemRef.Own> parent = parent();
    take(BLOCKED_BY, other -> links.add(link(other, item, LinkKind.BLOCKS)));
    take(BLOCKS, other -> links.add(link(item, other, LinkKind.BLOCKS)));
    take(PARTS, other -> links.add(link(item, other, LinkKind.CONTAINS)));
    take(
        WHOLE,
        other -> {
          if (!parent.equals(Optional.of(other))) {
            links.add(link(other, item, LinkKind.CONTAINS));
          }
        });
    if (areAllShown) {
      facts.add(new Fact.LinksRead(item, lookup.now(), links));
    } else {
      facts.addAll(links);
    }
  }

  /** Takes each page that relations of such a name show. */
  private void take(Set<String> names, Consumer<ItemRef.Own> each) throws BadField {
    for (Property relation : properties.relations(names)) {
      for (Fields other : relation.values()) {
        each.accept(Pages.own(lookup.connection(), other, "id"));
      }
      areAllShown &= !relation.shown().flag("has_more").orElse(false);
    }
  }

  private Fact.LinkMade link(ItemRef from, ItemRef to, LinkKind kind) {
    return new Fact.LinkMade(
        from, to, kind, LinkType.FS, 0, LagUnit.WORKING, Provenance.NATIVE, at, 0, actor);
  }

  private void posts(List<Fields> comments) throws BadField {
    List<Fields> latest =
        comments.subList(Math.max(0, comments.size() - Posted.READ), comments.size());
    for (Fields comment : latest) {
      List<Fields> pieces = comment.objects("rich_text");
      Fields by = comment.object("created_by");
      Optional<PersonRef> author = people.person(by);
      Actor who = author.isPresent() ? Actor.HUMAN : Actor.BOT;
      Instant said = comment.required("created_time", comment.instant("created_time"));
      facts.add(
          new Fact.ThreadPosted(
              item,
              said,
              0,
              who,
              author.orElse(PersonRef.alias(lookup.connection(), "nobody")),
              RichText.asked(pieces, people),
              false,
              Clip.to(RichText.plain(pieces).strip(), Posted.READ_LENGTH)));
      facts.addAll(OwnText.links(item, RichText.markdown(pieces), "", said, who));
    }
  }
}
