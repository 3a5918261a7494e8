package dev.paydown.tools.azuredevops;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comment on a pull request, on the whole or on lines: a post, and the links that it states. */
final class PullComment {
  private PullComment() {}

  static Reading read(Event event) throws BadField {
    Fields resource = event.resource();
    if (!resource.has("pullRequest")) {
      return event.nothing("version 1.0 of it tells no pull request");
    }
    Fields comment = resource.object("comment");
    Identity author = Identity.in(comment, "author");
    Optional<Instant> published = comment.instant("publishedDate");
    Optional<Instant> edited = comment.instant("lastContentUpdatedDate");
    Instant at = published.orElse(event.at());
    Pull pull = Pull.of(event, resource.object("pullRequest"));
    List<Fact> facts = new ArrayList<>(Pulls.passing(event, pull, author, event.at()));
    if (comment.text("commentType").orElse("text").equals("system")) {
      return new Reading.Facts(facts);
    }
    Written said = Written.of(event.connection(), comment.text("content").orElse(""));
    boolean isDeleted = comment.flag("isDeleted").orElse(false);
    boolean isEdited = edited.isPresent() && edited.get().isAfter(at);
    String text = Clip.text(said.markdown());
    if (!isDeleted && !isEdited && !text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(
              pull.item(),
              at,
              0,
              author.actor(),
              author.orNobody(event.connection()),
              said.asks(),
              false,
              text));
    }
    // What it said before it was edited is not shown: what it stated then stays.
    facts.addAll(
        OwnText.links(
            pull.item(),
            isDeleted ? "" : said.markdown(),
            isDeleted ? said.markdown() : "",
            WorkItems.place(event, false),
            isDeleted ? event.at() : edited.orElse(at),
            author.actor()));
    return new Reading.Facts(facts);
  }
}
