package dev.paydown.tools.linear;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Posted;
import java.time.Instant;

/** Comments as posts. Who is asked stands in them as {@code @address}. */
final class Posts {
  private Posts() {}

  static Fact of(ItemRef.Own item, Fields data, Instant at, Actor actor, PersonRef author)
      throws BadField {
    return Posted.of(item, data.text("body").orElse(""), at, actor, author);
  }
}
