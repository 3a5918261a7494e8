package dev.paydown.tools.jira;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comment: a post where it is new; else it says something only by the links it states. */
record CommentFacts(Told told, Fields comment) {

  List<Fact> made() throws BadField {
    JiraText text = text();
    Instant at = JiraForm.time(comment, "created").orElse(told.at());
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.ThreadPosted(
            told.item(),
            at,
            0,
            told.actor(),
            author(),
            text.asks(),
            false,
            Clip.text(text.markdown())));
    facts.addAll(OwnText.links(told.item(), text.markdown(), "", at, told.actor()));
    return facts;
  }

  /** Jira does not tell what it said before, so nothing is withdrawn. */
  List<Fact> changed() throws BadField {
    Instant at = JiraForm.time(comment, "updated").orElse(told.at());
    return OwnText.links(told.item(), text().markdown(), "", at, told.actor());
  }

  List<Fact> gone() throws BadField {
    return OwnText.links(told.item(), "", text().markdown(), told.at(), told.actor());
  }

  private JiraText text() throws BadField {
    return JiraText.of(told.connection(), comment, "body");
  }

  private PersonRef author() throws BadField {
    Optional<PersonRef> shown = JiraPeople.ref(told.connection(), comment.object("author"));
    return shown.or(told::by).orElse(PersonRef.alias(told.connection(), "nobody"));
  }
}
