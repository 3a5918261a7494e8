package dev.paydown.tools.github;

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
 * GitHub's webhooks as facts (GitHub docs, Webhook events and payloads). Payloads of all ages are
 * read: what they lack is not touched.
 */
final class GitHubReader {
  private static final int NAME = 100;
  private static final int COMMITS_MAX = 50;
  private final Event event;

  private GitHubReader(Event event) {
    this.event = event;
  }

  static Reading read(Delivery delivery, String connection) {
    Optional<String> name =
        delivery.header("x-github-event").filter(sent -> sent.matches("[a-z0-9_]{1,100}"));
    if (name.isEmpty()) {
      return new Reading.Unreadable("x-github-event is not sent once, as the name of an event");
    }
    return Reading.of(
        FormJson.parse(delivery.body(), "payload"),
        body -> {
          String action = body.name("action", NAME).orElse("");
          Event event = new Event(connection, name.get(), action, body, delivery.receivedAt());
          return new GitHubReader(event).read();
        });
  }

  private Reading read() throws BadField {
    return switch (event.name()) {
      case "issues" -> new Reading.Facts(Shown.facts(event, Subject.issue(event, "issue")));
      case "issue_comment" -> commented(Subject.issue(event, "issue"));
      case "pull_request" -> new Reading.Facts(Pulls.facts(event, Subject.pull(event)));
      case "pull_request_review" -> new Reading.Facts(Reviews.facts(event, Subject.pull(event)));
      case "pull_request_review_comment" -> commented(Subject.pull(event));
      // A resolved conversation is one of several: it does not end what else waits on the item.
      case "pull_request_review_thread" ->
          new Reading.Facts(Shown.facts(event, Subject.pull(event)));
      case "sub_issues" -> IssueLinks.subIssues(event);
      case "issue_dependencies" -> IssueLinks.dependencies(event);
      case "projects_v2" -> Projects.project(event);
      case "projects_v2_item" -> ProjectItems.read(event);
      case "projects_v2_status_update" -> Projects.statusUpdate(event);
      case "deployment_status" -> Deployments.read(event);
      case "push" -> pushed();
      case "milestone" -> event.nothing("its date is read with the issues that are in it");
      case "ping" -> event.nothing("GitHub can reach Paydown");
      default -> event.nothing("not part of the work graph");
    };
  }

  private Reading commented(Subject subject) throws BadField {
    List<Fact> facts = new ArrayList<>(Shown.facts(event, subject));
    facts.addAll(Comments.facts(event, subject));
    return new Reading.Facts(facts);
  }

  /**
   * What is pushed for a pull request is told with it; a push itself tells only who is who. GitHub
   * shows a login beside the address that belongs to that account, whoever wrote the commit.
   */
  private Reading pushed() throws BadField {
    Set<Fact> seen = new LinkedHashSet<>();
    for (Fields commit : event.body().objects("commits")) {
      if (seen.size() < COMMITS_MAX) {
        Instant at = commit.instant("timestamp").orElse(event.receivedAt());
        ShownPerson author = GitHubPeople.shown(commit.object("author"), "username");
        seen.addAll(ShownPerson.seen(event.connection(), at, List.of(author)));
      }
    }
    return seen.isEmpty()
        ? event.nothing("commits are told with their pull requests")
        : new Reading.Facts(List.copyOf(seen));
  }
}
