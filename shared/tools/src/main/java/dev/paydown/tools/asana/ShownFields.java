package dev.paydown.tools.asana;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a task or project that was read shows: a field is cleared where it is shown empty. */
final class ShownFields {
  /** Addresses of tasks, of the present form and of the one before it. */
  private static final Pattern TASK =
      Pattern.compile(
          "https://app\\.asana\\.com/"
              + "(?:0/[0-9]{1,30}/|1/[0-9]{1,30}/(?:[a-z]{1,20}/[0-9]{1,30}/)?task/)([0-9]{1,30})"
              + "(?:[/?#][^\\s<>)\\]]{0,500})?");

  private final Fields shown;
  private final List<FieldChange> changes = new ArrayList<>();

  ShownFields(Fields shown, String kind) throws BadField {
    this.shown = shown;
    changes.add(FieldChange.set(ItemField.KIND, kind));
    shown
        .text("name")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    shown.url("permalink_url").ifPresent(u -> changes.add(FieldChange.set(ItemField.URL, u)));
  }

  /** Adds the field, or that it is empty where one of the names is shown without a value. */
  void add(ItemField field, Optional<String> value, String... names) {
    boolean isShown = false;
    for (String name : names) {
      isShown |= shown.shows(name);
    }
    if (value.isPresent() || isShown) {
      changes.add(new FieldChange(field, value));
    }
  }

  List<FieldChange> changes() throws BadField {
    if (shown.shows("notes")) {
      changes.addAll(OwnText.context(shown.text("notes").orElse(""), true));
    }
    return changes;
  }

  /** The links that the notes state. */
  List<Fact> links(ItemRef.Own item, Instant at) throws BadField {
    return links(item, shown.text("notes").orElse(""), at, Actor.HUMAN);
  }

  /** The links that a text states; an address of a task stands for the task. */
  static List<Fact> links(ItemRef.Own item, String text, Instant at, Actor actor) {
    String named = TASK.matcher(text).replaceAll(item.connection() + ":$1");
    return OwnText.links(item, named, "", at, actor);
  }
}
