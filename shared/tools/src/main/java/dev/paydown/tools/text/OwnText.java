package dev.paydown.tools.text;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.LagUnit;
import dev.paydown.brain.event.LinkType;
import dev.paydown.brain.event.Provenance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an item's own text says: its context, and the links that somebody wrote there. */
public final class OwnText {
  private OwnText() {}

  /**
   * The context as fields.
   *
   * @param clears whether what the text does not say is cleared
   */
  public static List<FieldChange> context(String text, boolean clears) {
    Context context = Context.of(text);
    Optional<String> owed =
        context.owed().isEmpty()
            ? Optional.empty()
            : Optional.of(String.join("\n", context.owed()));
    List<FieldChange> changes = new ArrayList<>();
    changes.add(new FieldChange(ItemField.WHY, context.why()));
    changes.add(new FieldChange(ItemField.DONE, context.done()));
    changes.add(new FieldChange(ItemField.OWED, owed));
    changes.removeIf(change -> change.value().isEmpty() && !clears);
    return changes;
  }

  /**
   * The links that the text states, and cuts of those that only its former wording did.
   *
   * @param formerly the former wording; empty where there is none
   */
  public static List<Fact> links(
      ItemRef.Own item, String text, String formerly, Instant at, Actor actor) {
    return links(item, text, formerly, StatedLinks.Place.ANY, at, actor);
  }

  /** The same, of a text that stands there. */
  public static List<Fact> links(
      ItemRef.Own item,
      String text,
      String formerly,
      StatedLinks.Place place,
      Instant at,
      Actor actor) {
    List<Fact> links = new ArrayList<>();
    Set<StatedLinks.Stated> now = StatedLinks.in(text, place);
    for (StatedLinks.Stated stated : now) {
      Ends ends = Ends.of(item, stated);
      links.add(
          new Fact.LinkMade(
              ends.from(),
              ends.to(),
              stated.kind(),
              LinkType.FS,
              0,
              LagUnit.WORKING,
              Provenance.STATED,
              at,
              0,
              actor));
    }
    for (StatedLinks.Stated stated : StatedLinks.in(formerly, place)) {
      if (!now.contains(stated)) {
        Ends ends = Ends.of(item, stated);
        links.add(new Fact.LinkCut(ends.from(), ends.to(), stated.kind(), at, 0, actor));
      }
    }
    return links;
  }

  private record Ends(ItemRef from, ItemRef to) {
    static Ends of(ItemRef.Own item, StatedLinks.Stated stated) {
      ItemRef other = new ItemRef.Named(stated.other());
      return stated.inward() ? new Ends(other, item) : new Ends(item, other);
    }
  }
}
