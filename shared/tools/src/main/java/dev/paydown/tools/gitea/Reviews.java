package dev.paydown.tools.gitea;

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
 * What is asked of people on a pull request, and what they answer. Gitea tells of a team that is
 * asked nothing, and gives a review no time but that of the pull request's last change: so of what
 * one second brings, a request comes first, then its answer, then what takes it back.
 */
final class Reviews {
  private static final long ANSWERED = 1;
  private static final long TAKEN_BACK = 2;

  private Reviews() {}

  /** Who is asked, and commits. */
  static List<Fact> asked(Subject subject) throws BadField {
    Event event = subject.event();
    List<Fact> facts = new ArrayList<>(Shown.facts(subject));
    Fields reviewer = event.body().object("requested_reviewer");
    Optional<PersonRef> asked = GiteaPeople.human(event.connection(), reviewer);
    Actor actor = event.actor();
    switch (event.action()) {
      case "review_requested" ->
          asked.ifPresent(
              of ->
                  facts.add(
                      new Fact.ApprovalRequested(subject.item(), subject.at(), 0, actor, of)));
      case "review_request_removed" ->
          asked.ifPresent(
              of -> facts.add(decided(subject, TAKEN_BACK, actor, of, ApprovalOutcome.WITHDRAWN)));
      case "synchronized" -> {
        PersonRef by = GiteaPeople.orGhost(event.connection(), event.sender());
        facts.add(new Fact.CommitPushed(subject.item(), subject.at(), 0, actor, by));
      }
      default -> {
        /* All else is told by what it shows. */
      }
    }
    return facts;
  }

  /**
   * A review: what it says, and what its author wrote. The sender is the reviewer.
   *
   * @param outcome what the event's name says; empty for words alone
   */
  static List<Fact> given(Subject subject, Optional<ApprovalOutcome> outcome) throws BadField {
    Event event = subject.event();
    Actor actor = event.actor();
    PersonRef reviewer = GiteaPeople.orGhost(event.connection(), event.sender());
    List<Fact> facts = new ArrayList<>(Shown.facts(subject));
    outcome.ifPresent(said -> facts.add(decided(subject, ANSWERED, actor, reviewer, said)));
    String words = event.body().object("review").text("content").orElse("");
    Comments.post(subject, words, event.sender(), subject.at()).ifPresent(facts::add);
    return facts;
  }

  private static Fact decided(
      Subject subject, long version, Actor actor, PersonRef of, ApprovalOutcome outcome) {
    return new Fact.ApprovalDecided(subject.item(), subject.at(), version, actor, of, outcome);
  }
}
