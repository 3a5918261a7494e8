package dev.paydown.tools;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.act.Addition;
import java.util.List;

/**
 * What Paydown itself wrote into a tool comes back by the tool's webhook, under the name of whose
 * token it was. It is known by its mark, and counts as ours: our own words answer nobody and reset
 * no clock.
 */
public final class Echo {
  private Echo() {}

  /** The same facts, with posts of ours marked as such. */
  public static List<Fact> marked(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.ThreadPosted post && Addition.isMarked(post.text())) {
        return facts.stream().map(Echo::marked).toList();
      }
    }
    return facts;
  }

  private static Fact marked(Fact fact) {
    if (fact instanceof Fact.ThreadPosted post && Addition.isMarked(post.text())) {
      return new Fact.ThreadPosted(
          post.item(),
          post.at(),
          post.version(),
          Actor.US,
          post.author(),
          List.of(),
          post.forwarded(),
          post.text());
    }
    return fact;
  }
}
