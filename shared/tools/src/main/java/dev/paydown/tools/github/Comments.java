package dev.paydown.tools.github;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Comments, on an item as a whole or on lines of a pull request: posts, and what they state. */
final class Comments {
  private Comments() {}

  static List<Fact> facts(Event event, Subject subject) throws BadField {
    Fields comment = event.body().object("comment");
    String body = comment.text("body").orElse("");
    long id = comment.whole("id", 0, Long.MAX_VALUE).orElse(0L);
    Instant created = comment.instant("created_at").orElse(subject.at());
    List<Fact> facts = new ArrayList<>();
    switch (event.action()) {
      case "created" -> {
        post(event, subject, comment, created).ifPresent(facts::add);
        facts.addAll(links(event, subject, body, "", created));
        due(event, comment, body, created)
            .ifPresent(said -> facts.add(dated(subject, said, id, Actor.US)));
      }
      case "edited" -> {
        String formerly = event.body().object("changes").object("body").text("from").orElse(body);
        Instant edited = comment.instant("updated_at").orElse(subject.at());
        facts.addAll(links(event, subject, body, formerly, edited));
        Optional<DueComment> before = due(event, comment, formerly, edited);
        Optional<DueComment> now = due(event, comment, body, edited);
        if (!now.equals(before)) {
          DueComment said = now.orElseGet(() -> new DueComment(edited, Optional.empty()));
          facts.add(dated(subject, said, id, event.actor()));
        }
      }
      case "deleted" -> {
        // When it was deleted, GitHub does not tell.
        Instant heard = event.receivedAt();
        facts.addAll(links(event, subject, "", body, heard));
        if (due(event, comment, body, heard).isPresent()) {
          facts.add(dated(subject, new DueComment(heard, Optional.empty()), 0, event.actor()));
          facts.add(milestoneAgain(event, subject));
        }
      }
      default -> {
        /* Pinned or not, it says the same. */
      }
    }
    return facts;
  }

  /** What a comment on the whole item says of its due date. */
  private static Optional<DueComment> due(Event event, Fields comment, String text, Instant at)
      throws BadField {
    return event.name().equals("issue_comment")
        ? DueComment.in(comment, text, at)
        : Optional.empty();
  }

  /** Of two comments of one second the one of the higher id is the later. */
  private static Fact dated(Subject subject, DueComment said, long version, Actor actor) {
    return new Fact.ItemChanged(
        subject.item(),
        said.at(),
        version,
        actor,
        List.of(new FieldChange(ItemField.DUE, said.due())));
  }

  /** Now that there is no date before it: said after that, in the same instant. */
  private static Fact milestoneAgain(Event event, Subject subject) throws BadField {
    return new Fact.ItemChanged(
        subject.item(),
        event.receivedAt(),
        1,
        event.actor(),
        List.of(new FieldChange(ItemField.MILESTONE_DUE, Shown.milestoneDue(subject.data()))));
  }

  /** What somebody wrote, unless that is nothing. */
  static Optional<Fact> post(Event event, Subject subject, Fields written, Instant at)
      throws BadField {
    String text = Clip.text(written.text("body").orElse(""));
    Fields author = written.object("user");
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fact.ThreadPosted(
                subject.item(),
                at,
                0,
                GitHubPeople.actor(author),
                GitHubPeople.orGhost(event.connection(), author),
                Asked.byUserName(event.connection(), text),
                false,
                text));
  }

  /**
   * Closing words count in a pull request's own text only (GitHub docs, Linking a pull request).
   */
  private static List<Fact> links(
      Event event, Subject subject, String text, String formerly, Instant at) throws BadField {
    return OwnText.links(
        subject.item(),
        text,
        formerly,
        new StatedLinks.Place(subject.repository(), false),
        at,
        event.actor());
  }
}
