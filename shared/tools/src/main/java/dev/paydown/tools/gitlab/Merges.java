package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a merge request: beside what it shows, who is asked for a review, who approves or
 * asks for changes, and commits. Bots that are asked owe nothing.
 */
final class Merges {
  /** Within one second, a review is asked for, then taken back or given, then withdrawn. */
  private static final int ASKED = 0;

  private static final int TAKEN_BACK = 1;
  private static final int GIVEN = 2;
  private static final int WITHDRAWN = 3;
  private final Event event;
  private final Subject subject;
  private final List<Fact> facts = new ArrayList<>();

  private Merges(Event event, Subject subject) {
    this.event = event;
    this.subject = subject;
  }

  static List<Fact> facts(Event event, Subject subject) throws BadField {
    Merges merges = new Merges(event, subject);
    merges.facts.addAll(Shown.facts(event, subject));
    merges.reviewers();
    merges.act();
    return merges.facts;
  }

  private void act() throws BadField {
    PersonRef user = GitLabPeople.orGhost(event.connection(), event.user());
    switch (event.action()) {
      case "approved", "approval" -> decided(user, ApprovalOutcome.GRANTED, GIVEN);
      case "unapproved", "unapproval" -> {
        // Where GitLab itself resets approvals, the user is who pushed, and no approver is shown.
        if (!event.attributes().flag("system").orElse(false)) {
          decided(user, ApprovalOutcome.WITHDRAWN, WITHDRAWN);
        }
      }
      case "update" -> {
        // Shown only where commits were pushed: what the branch was at before.
        if (event.attributes().has("oldrev")) {
          facts.add(new Fact.CommitPushed(subject.item(), subject.at(), 0, event.actor(), user));
        }
      }
      default -> {
        /* All else is told by what it shows. */
      }
    }
  }

  private void reviewers() throws BadField {
    Fields change = event.changes().object("reviewers");
    List<Fields> before = change.objects("previous");
    List<Fields> now = change.objects("current");
    if (event.action().equals("open") && !event.changes().shows("reviewers")) {
      now = event.body().objects("reviewers");
    }
    for (Fields reviewer : now) {
      Optional<PersonRef> person = GitLabPeople.human(event.connection(), reviewer);
      Optional<Fields> was = same(before, reviewer);
      if (person.isPresent()) {
        asked(person.get(), reviewer, was);
      }
    }
    for (Fields reviewer : before) {
      Optional<PersonRef> person = GitLabPeople.human(event.connection(), reviewer);
      if (person.isPresent() && same(now, reviewer).isEmpty()) {
        decided(person.get(), ApprovalOutcome.WITHDRAWN, TAKEN_BACK);
      }
    }
  }

  private void asked(PersonRef person, Fields reviewer, Optional<Fields> was) throws BadField {
    boolean isAgain =
        reviewer.flag("re_requested").orElse(false)
            && !(was.isPresent() && was.get().flag("re_requested").orElse(false));
    if (was.isEmpty() || isAgain) {
      facts.add(
          new Fact.ApprovalRequested(subject.item(), subject.at(), ASKED, event.actor(), person));
    }
    if (was.isPresent() && isRefused(reviewer) && !isRefused(was.get())) {
      decided(person, ApprovalOutcome.DENIED, GIVEN);
    }
  }

  private static boolean isRefused(Fields reviewer) throws BadField {
    return reviewer.text("state").orElse("").equals("requested_changes");
  }

  private static Optional<Fields> same(List<Fields> among, Fields user) throws BadField {
    String name = user.text("username").orElse("");
    for (Fields one : among) {
      if (one.text("username").orElse("").equals(name)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  private void decided(PersonRef person, ApprovalOutcome outcome, int version) throws BadField {
    facts.add(
        new Fact.ApprovalDecided(
            subject.item(), subject.at(), version, event.actor(), person, outcome));
  }
}
