package dev.paydown.tools.github;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a pull request: beside what it shows, who is asked for a review, and commits.
 *
 * <p>A team that is asked is nobody who could be waited for; whoever GitHub or the team picks out
 * of it is asked by name, in a delivery of its own. Bots that are asked owe nothing.
 */
final class Pulls {
  /** Within one second, a request is made before it is taken back. */
  private static final long TAKEN_BACK = 1;

  private Pulls() {}

  static List<Fact> facts(Event event, Subject subject) throws BadField {
    List<Fact> facts = new ArrayList<>(Shown.facts(event, subject));
    Fields reviewer = event.body().object("requested_reviewer");
    Optional<PersonRef> asked = GitHubPeople.human(event.connection(), reviewer);
    Actor actor = event.actor();
    switch (event.action()) {
      case "review_requested" ->
          asked.ifPresent(
              of ->
                  facts.add(
                      new Fact.ApprovalRequested(subject.item(), subject.at(), 0, actor, of)));
      case "review_request_removed" ->
          asked.ifPresent(
              of ->
                  facts.add(
                      new Fact.ApprovalDecided(
                          subject.item(),
                          subject.at(),
                          TAKEN_BACK,
                          actor,
                          of,
                          ApprovalOutcome.WITHDRAWN)));
      case "synchronize" ->
          facts.add(
              new Fact.CommitPushed(
                  subject.item(),
                  subject.at(),
                  0,
                  actor,
                  GitHubPeople.orGhost(event.connection(), event.sender())));
      default -> {
        /* All else is told by what it shows. */
      }
    }
    return facts;
  }
}
