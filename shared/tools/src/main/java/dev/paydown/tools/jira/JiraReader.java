package dev.paydown.tools.jira;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.jira.IssueLinks.Ends;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jira's webhooks as facts. The event is named in the body. Its time is the envelope's; where that
 * lacks, the issue's last change, else the receipt.
 */
final class JiraReader {
  private static final int NAME = 100;
  private final String connection;
  private final Fields body;
  private final String event;
  private final Instant receivedAt;

  private JiraReader(String connection, Fields body, Instant receivedAt) throws BadField {
    this.connection = connection;
    this.body = body;
    this.event = body.required("webhookEvent", body.name("webhookEvent", NAME));
    this.receivedAt = receivedAt;
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(), body -> new JiraReader(connection, body, delivery.receivedAt()).read());
  }

  private Reading read() throws BadField {
    return switch (event) {
      case "jira:issue_created" -> issue(Told.How.CREATED);
      case "jira:issue_updated" -> issue(Told.How.UPDATED);
      case "jira:issue_deleted" -> issue(Told.How.DELETED);
      case "comment_created", "comment_updated", "comment_deleted" -> comment();
      case "issuelink_created", "issuelink_deleted" -> link();
      default -> new Reading.Nothing(event + ": not part of the work graph");
    };
  }

  private Reading issue(Told.How how) throws BadField {
    Fields user = body.object("user");
    Told told = told(how, user);
    List<Fact> facts = new ArrayList<>(IssueFacts.of(told, user));
    if (body.has("comment")) {
      // Jira Server tells comments so, and names no issue in the events that are theirs.
      CommentFacts comment = new CommentFacts(told, body.object("comment"));
      switch (body.text("issue_event_type_name").orElse("")) {
        case "issue_commented" -> facts.addAll(comment.made());
        case "issue_comment_edited" -> facts.addAll(comment.changed());
        default -> {
          /* Another event that shows a comment in passing. */
        }
      }
    }
    return new Reading.Facts(facts);
  }

  /** The delivery itself names nobody; the comment tells who wrote and who changed it. */
  private Reading comment() throws BadField {
    if (!body.object("issue").has("id")) {
      return new Reading.Nothing(event + ": does not say on which issue");
    }
    Fields comment = body.object("comment");
    return switch (event) {
      case "comment_created" -> {
        Fields author = comment.object("author");
        Told told = told(Told.How.UPDATED, author);
        List<Fact> facts = new ArrayList<>(IssueFacts.passing(told, author));
        facts.addAll(new CommentFacts(told, comment).made());
        yield new Reading.Facts(facts);
      }
      case "comment_updated" -> {
        Told told = told(Told.How.UPDATED, comment.object("updateAuthor"));
        yield orNothing(new CommentFacts(told, comment).changed());
      }
      default -> {
        Told told = told(Told.How.UPDATED, body.object("user"));
        yield orNothing(new CommentFacts(told, comment).gone());
      }
    };
  }

  private Reading orNothing(List<Fact> links) {
    return links.isEmpty()
        ? new Reading.Nothing(event + ": no new post, no link stated or withdrawn")
        : new Reading.Facts(links);
  }

  private Reading link() throws BadField {
    Optional<Ends> ends = IssueLinks.event(connection, body.object("issueLink"));
    if (ends.isEmpty()) {
      return new Reading.Nothing(event + ": of a parent, whom its child tells itself");
    }
    Actor actor = JiraPeople.actor(body.object("user"));
    Fact fact =
        event.equals("issuelink_created")
            ? ends.get().made(at(), actor)
            : ends.get().cut(at(), actor);
    return new Reading.Facts(List.of(fact));
  }

  private Told told(Told.How how, Fields user) throws BadField {
    Actor actor = JiraPeople.actor(user);
    Optional<PersonRef> by =
        actor == Actor.HUMAN ? JiraPeople.ref(connection, user) : Optional.empty();
    Fields issue = body.object("issue");
    return new Told(
        Told.own(connection, issue, "id"), how, issue, Changes.of(body), at(), actor, by);
  }

  private Instant at() throws BadField {
    Optional<Instant> stamp = JiraForm.stamp(body, "timestamp");
    Optional<Instant> updated = JiraForm.time(body.object("issue").object("fields"), "updated");
    return stamp.or(() -> updated).orElse(receivedAt);
  }
}
