package dev.paydown.tools.text;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import java.time.Instant;

/** What somebody wrote on an item, in a tool whose texts name people only by address. */
public final class Posted {
  /** The latest posts that one reading through an API tells: it is one row of the log. */
  public static final int READ = 40;

  /** The most characters of a post in such a reading. */
  public static final int READ_LENGTH = 1_000;

  private Posted() {}

  /** The text as a post. Who is asked stands in it as {@code @address}. */
  public static Fact of(ItemRef.Own item, String text, Instant at, Actor actor, PersonRef author) {
    return new Fact.ThreadPosted(
        item, at, 0, actor, author, Asked.byAddress(text), false, Clip.text(text));
  }
}
