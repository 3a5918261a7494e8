package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A comment as facts: a post, and the links that it states. */
final class CommentFacts {
  private CommentFacts() {}

  static List<Fact> made(Event event, ItemRef.Own item, StatedLinks.Place place, Comment comment) {
    List<Fact> facts = new ArrayList<>();
    String text = Clip.text(comment.text());
    if (!text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(
              item,
              comment.created(),
              0,
              comment.author().actor(),
              comment.author().orNobody(event.connection()),
              comment.asks(),
              false,
              text));
    }
    Actor actor = comment.author().actor();
    facts.addAll(OwnText.links(item, comment.text(), "", place, comment.created(), actor));
    return facts;
  }

  /** What Cloud's said before is not told: what it stated then stays. */
  static List<Fact> edited(
      ItemRef.Own item, StatedLinks.Place place, Comment comment, Actor actor) {
    return OwnText.links(item, comment.text(), comment.formerly(), place, comment.changed(), actor);
  }

  static List<Fact> deleted(
      ItemRef.Own item, StatedLinks.Place place, Comment comment, Instant at, Actor actor) {
    return OwnText.links(item, "", comment.text(), place, at, actor);
  }
}
