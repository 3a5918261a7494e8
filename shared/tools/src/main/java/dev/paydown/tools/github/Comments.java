package dev.paydown.tools.github;

import dev.paydown.brain.event.Fact;
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
    Instant created = comment.instant("created_at").orElse(subject.at());
    List<Fact> facts = new ArrayList<>();
    switch (event.action()) {
      case "created" -> {
        post(event, subject, comment, created).ifPresent(facts::add);
        facts.addAll(links(event, subject, body, "", created));
      }
      case "edited" -> {
        String formerly = event.body().object("changes").object("body").text("from").orElse(body);
        Instant edited = comment.instant("updated_at").orElse(subject.at());
        facts.addAll(links(event, subject, body, formerly, edited));
      }
      // When it was deleted, GitHub does not tell.
      case "deleted" -> facts.addAll(links(event, subject, "", body, event.receivedAt()));
      default -> {
        /* Pinned or not, it says the same. */
      }
    }
    return facts;
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
