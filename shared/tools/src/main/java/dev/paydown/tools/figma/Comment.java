package dev.paydown.tools.figma;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A comment: a file has many, each with its replies a thread of its own, which the comment that
 * began it gives its id and its title.
 */
record Comment(Event event) {
  private static final int TITLE = 200;

  List<Fact> facts() throws BadField {
    Fields body = event.body();
    List<Fact> facts = event.shown(mentioned());
    facts.addAll(standing());
    Instant at = FigmaForm.time(body, "created_at").orElse(event.at());
    ItemRef.Own thread = event.item(event.file() + "#" + root());
    String text = Clip.text(text());
    if (FigmaForm.time(body, "resolved_at").isEmpty() && !text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(thread, at, 0, Actor.HUMAN, event.author(), asked(), false, text));
      facts.addAll(OwnText.links(thread, text, "", at, Actor.HUMAN));
    }
    return facts;
  }

  /** Its thread, and that this is resolved where it is; not what was said. */
  List<Fact> standing() throws BadField {
    List<Fact> facts = new ArrayList<>();
    boolean isRoot = FigmaForm.id(event.body(), "parent_id").isEmpty();
    ItemRef.Own thread = event.item(event.file() + "#" + root());
    facts.add(event.changed(thread, event.at(), fields(thread, root(), isRoot)));
    Optional<Instant> resolved = FigmaForm.time(event.body(), "resolved_at");
    if (resolved.isPresent()) {
      facts.add(event.turned(thread, resolved.get(), Transition.FINISHED));
    }
    return facts;
  }

  /** The id of the comment that began the thread. */
  private String root() throws BadField {
    Fields body = event.body();
    String id = body.required("comment_id", FigmaForm.id(body, "comment_id"));
    return FigmaForm.id(body, "parent_id").orElse(id);
  }

  private List<FieldChange> fields(ItemRef.Own thread, String root, boolean isRoot)
      throws BadField {
    List<FieldChange> changes = Event.fields("thread", thread.uid(), event.page() + "#" + root);
    String title = Clip.line(text(), TITLE);
    if (isRoot && !title.isEmpty()) {
      changes.add(FieldChange.set(ItemField.TITLE, title));
    }
    changes.add(FieldChange.set(ItemField.PARENT, "own:" + event.item(event.file()).node()));
    return changes;
  }

  /** The text with the names of those whom it mentions, by the id where no name is shown. */
  private String text() throws BadField {
    if (event.body().raw("comment").isTextual()) {
      return event.body().text("comment").orElse("");
    }
    Map<String, String> names = new HashMap<>();
    for (ShownPerson person : mentioned()) {
      person
          .id()
          .filter(id -> !person.name().isEmpty())
          .ifPresent(id -> names.put(id, person.name()));
    }
    StringBuilder text = new StringBuilder();
    for (Fields part : event.body().objects("comment")) {
      text.append(part.text("text").orElse(""));
      FigmaForm.id(part, "mention")
          .ifPresent(id -> text.append('@').append(names.getOrDefault(id, id)));
    }
    return text.toString();
  }

  private List<ShownPerson> mentioned() throws BadField {
    List<ShownPerson> people = new ArrayList<>();
    for (Fields user : event.body().objects("mentions")) {
      people.add(FigmaPeople.shown(user));
    }
    return people;
  }

  /** Whom it mentions, in the order of the text, each once. */
  private List<PersonRef> asked() throws BadField {
    Map<String, PersonRef> shown = new HashMap<>();
    Set<PersonRef> asked = new LinkedHashSet<>();
    for (ShownPerson person : mentioned()) {
      person
          .id()
          .ifPresent(id -> person.ref(event.connection()).ifPresent(ref -> shown.put(id, ref)));
    }
    if (event.body().raw("comment").isArray()) {
      for (Fields part : event.body().objects("comment")) {
        FigmaForm.id(part, "mention")
            .map(id -> shown.getOrDefault(id, PersonRef.alias(event.connection(), id)))
            .ifPresent(asked::add);
      }
    }
    for (ShownPerson person : mentioned()) {
      person.ref(event.connection()).ifPresent(asked::add);
    }
    return asked.stream().limit(Clip.LIST).toList();
  }
}
