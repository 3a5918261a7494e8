package dev.paydown.tools.gitea;

import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.json.FormJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gitea's and Forgejo's webhooks as facts (Gitea docs, Webhooks; its payloads, {@code
 * modules/structs/hook.go}). No delivery tells of a due date that is changed, nor of dependencies:
 * each about an item asks for it to be read, where Paydown can.
 */
final class GiteaReader {
  private static final int NAME = 100;
  private static final int COMMITS_MAX = 50;
  private static final List<String> EVENTS =
      List.of("x-gitea-event", "x-forgejo-event", "x-gogs-event");
  private final Event event;
  private final boolean canRead;

  private GiteaReader(Event event, boolean canRead) {
    this.event = event;
    this.canRead = canRead;
  }

  /**
   * What the delivery says.
   *
   * @param canRead whether the connection opens the API
   */
  static Reading read(Delivery delivery, String connection, boolean canRead) {
    String header = GiteaProof.first(delivery, EVENTS);
    Optional<String> name = delivery.header(header).filter(one -> one.matches("[a-z0-9_]{1,100}"));
    if (name.isEmpty()) {
      return new Reading.Unreadable(header + " is not sent once, as the name of an event");
    }
    return Reading.of(
        FormJson.parse(delivery.body(), "payload"),
        body -> {
          String action = body.name("action", NAME).orElse("");
          Event event = new Event(connection, name.get(), action, body, delivery.receivedAt());
          return new GiteaReader(event, canRead).read();
        });
  }

  private Reading read() throws BadField {
    return switch (event.name()) {
      case "issues" -> told(Subject.issue(event), Shown::facts);
      case "issue_comment" -> told(Subject.issue(event), GiteaReader::commented);
      case "pull_request" -> told(Subject.pull(event), Reviews::asked);
      case "pull_request_approved" -> reviewed(Optional.of(ApprovalOutcome.GRANTED));
      case "pull_request_rejected" -> reviewed(Optional.of(ApprovalOutcome.DENIED));
      case "pull_request_comment" -> reviewed(Optional.empty());
      case "push" -> pushed();
      default -> event.nothing("not part of the work graph");
    };
  }

  /** What of a subject becomes facts. */
  private interface Telling {
    List<Fact> of(Subject subject) throws BadField;
  }

  private Reading told(Subject subject, Telling telling) throws BadField {
    List<Fact> facts = new ArrayList<>(telling.of(subject));
    if (canRead && !event.isOwn("deleted")) {
      facts.add(new Fact.ReadAsked(subject.item(), subject.at()));
    }
    return new Reading.Facts(facts);
  }

  private static List<Fact> commented(Subject subject) throws BadField {
    List<Fact> facts = new ArrayList<>(Shown.facts(subject));
    facts.addAll(Comments.facts(subject));
    return facts;
  }

  private Reading reviewed(Optional<ApprovalOutcome> outcome) throws BadField {
    return told(Subject.pull(event), subject -> Reviews.given(subject, outcome));
  }

  /**
   * What is pushed for a pull request is told with it; a push itself tells only who is who: Gitea
   * shows the login of the user whose address a commit has.
   */
  private Reading pushed() throws BadField {
    Set<Fact> seen = new LinkedHashSet<>();
    for (Fields commit : event.body().objects("commits")) {
      if (seen.size() < COMMITS_MAX) {
        Instant at = commit.instant("timestamp").orElse(event.receivedAt());
        ShownPerson author = GiteaPeople.author(commit.object("author"));
        seen.addAll(ShownPerson.seen(event.connection(), at, List.of(author)));
      }
    }
    return seen.isEmpty()
        ? event.nothing("commits are told with their pull requests")
        : new Reading.Facts(List.copyOf(seen));
  }
}
