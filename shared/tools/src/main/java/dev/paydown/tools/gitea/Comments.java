package dev.paydown.tools.gitea;

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

/** Comments on an issue or a pull request: posts, and what they state. */
final class Comments {
  private Comments() {}

  static List<Fact> facts(Subject subject) throws BadField {
    Event event = subject.event();
    Fields comment = event.body().object("comment");
    String body = comment.text("body").orElse("");
    Instant created = comment.instant("created_at").orElse(subject.at());
    List<Fact> facts = new ArrayList<>();
    switch (event.action()) {
      case "created" -> {
        post(subject, body, comment.object("user"), created).ifPresent(facts::add);
        facts.addAll(links(subject, body, "", created));
      }
      case "edited" -> {
        String formerly = event.body().object("changes").object("body").text("from").orElse(body);
        Instant edited = comment.instant("updated_at").orElse(subject.at());
        facts.addAll(links(subject, body, formerly, edited));
      }
      // When it was deleted, Gitea does not tell.
      case "deleted" -> facts.addAll(links(subject, "", body, event.receivedAt()));
      default -> {
        /* Nothing else happens to a comment. */
      }
    }
    return facts;
  }

  /** What somebody wrote, unless that is nothing. */
  static Optional<Fact> post(Subject subject, String body, Fields author, Instant at)
      throws BadField {
    String connection = subject.event().connection();
    String text = Clip.text(body);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fact.ThreadPosted(
                subject.item(),
                at,
                0,
                GiteaPeople.actor(author),
                GiteaPeople.orGhost(connection, author),
                Asked.byDottedUserName(connection, text),
                false,
                text));
  }

  /** Closing words count in a pull request's own text only (Gitea docs, Linked references). */
  private static List<Fact> links(Subject subject, String text, String formerly, Instant at)
      throws BadField {
    return OwnText.links(
        subject.item(),
        text,
        formerly,
        new StatedLinks.Place(subject.place(), false),
        at,
        subject.event().actor());
  }
}
