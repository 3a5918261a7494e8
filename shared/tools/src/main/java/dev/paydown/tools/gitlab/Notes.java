package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Comments, on an item as a whole or on lines of a merge request: posts, and what they state. */
final class Notes {
  private Notes() {}

  static Reading read(Event event) throws BadField {
    Fields note = event.attributes();
    if (note.flag("system").orElse(false)) {
      return event.nothing("GitLab wrote it about a change that is told by itself");
    }
    Fields body = event.body();
    if (body.has("merge_request")) {
      return commented(event, Subject.merge(event, body.object("merge_request")));
    }
    for (String name : List.of("issue", "work_item")) {
      if (body.has(name)) {
        return commented(event, Subject.issue(event, body.object(name)));
      }
    }
    return event.nothing("it is on no work item");
  }

  private static Reading commented(Event event, Subject subject) throws BadField {
    List<Fact> facts = new ArrayList<>(Shown.facts(event, subject));
    Fields note = event.attributes();
    String text = Clip.text(note.text("note").orElse(""));
    Instant created = GitLabTime.in(note, "created_at").orElse(subject.at());
    // Deliveries from before notes had an action were sent for new ones only.
    boolean isNew = event.action().isEmpty() || event.action().equals("create");
    if (isNew && !text.isEmpty()) {
      facts.add(
          new Fact.ThreadPosted(
              subject.item(),
              created,
              0,
              event.actor(),
              GitLabPeople.orGhost(event.connection(), event.user()),
              GitLabPeople.asked(event.connection(), text),
              false,
              text));
    }
    Instant at = isNew ? created : GitLabTime.in(note, "updated_at").orElse(subject.at());
    StatedLinks.Place place = new StatedLinks.Place(subject.project(), false);
    // What it said before it was edited is not shown: what it stated then stays.
    facts.addAll(OwnText.links(subject.item(), text, "", place, at, event.actor()));
    return new Reading.Facts(facts);
  }
}
