package dev.paydown.tools.figma;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkKind;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.Posted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A frame or section of a file, with its status in Dev Mode: a design by itself, which is finished
 * when it is ready for development. What is linked from it there waits for it: that is whom it is
 * handed to. Figma shows no name of it, only the file's.
 */
record Layer(Event event) {

  /** What a link may hold that is kept as it is written. */
  private static final Pattern WEB = Pattern.compile("https?://[^\\s\\p{C}\\p{Z}]{1,1000}");

  List<Fact> facts() throws BadField {
    List<Fact> facts = event.shown(List.of());
    ItemRef.Own item = event.item(uid());
    facts.add(event.changed(item, event.at(), fields(item)));
    facts.addAll(said(item));
    facts.addAll(links(item));
    return facts;
  }

  /** The layer, and what is linked from it; not its status, nor what was said with that. */
  List<Fact> standing() throws BadField {
    ItemRef.Own item = event.item(uid());
    List<Fact> facts = new ArrayList<>();
    facts.add(event.changed(item, event.at(), fields(item)));
    facts.addAll(links(item));
    return facts;
  }

  private List<Fact> said(ItemRef.Own item) throws BadField {
    List<Fact> facts = new ArrayList<>();
    String said = event.body().text("change_message").orElse("");
    if (!said.isBlank()) {
      facts.add(Posted.of(item, said, event.at(), Actor.HUMAN, event.author()));
      facts.addAll(OwnText.links(item, said, "", event.at(), Actor.HUMAN));
    }
    Optional<Transition> turn = turn();
    if (turn.isPresent()) {
      facts.add(event.turned(item, event.at(), turn.get()));
    }
    return facts;
  }

  private List<Fact> links(ItemRef.Own item) throws BadField {
    List<Fact> facts = new ArrayList<>();
    for (String other : linked()) {
      facts.add(
          new Fact.LinkMade(
              item,
              new ItemRef.Named(other),
              LinkKind.MENTIONS,
              LinkType.FS,
              0,
              LagUnit.WORKING,
              Provenance.STATED,
              event.at(),
              0,
              Actor.HUMAN));
    }
    return facts;
  }

  private String node() throws BadField {
    return event.body().required("node_id", FigmaForm.id(event.body(), "node_id"));
  }

  private String uid() throws BadField {
    return event.file() + "/" + node();
  }

  private List<FieldChange> fields(ItemRef.Own item) throws BadField {
    String inUrl = node().replace(':', '-').replace(";", "%3B");
    String url = event.page() + "?node-id=" + inUrl;
    List<FieldChange> changes = Event.fields("design", item.uid(), url);
    String file = event.fileName();
    if (!file.isEmpty()) {
      changes.add(FieldChange.set(ItemField.TITLE, Clip.title(file + " (" + node() + ")")));
    }
    changes.add(FieldChange.set(ItemField.PARENT, "own:" + event.item(event.file()).node()));
    return changes;
  }

  /** That it is completed in development does not make it less finished. */
  private Optional<Transition> turn() throws BadField {
    return switch (event.body().text("status").orElse("")) {
      case "READY_FOR_DEV", "COMPLETED" -> Optional.of(Transition.FINISHED);
      case "NONE" -> Optional.of(Transition.REOPENED);
      default -> Optional.empty();
    };
  }

  private Set<String> linked() throws BadField {
    Set<String> linked = new LinkedHashSet<>();
    for (Fields link : event.body().objects("related_links")) {
      String url = link.text("url").orElse("").strip();
      if (WEB.matcher(url).matches() && linked.size() < Clip.LIST) {
        linked.add(url);
      }
    }
    return linked;
  }
}
