package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.bitbucket.Pull.Reviewer;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asked for a review, who approves or asks for changes, and who takes that back. A reviewer
 * who has taken it back, or whose approval a change undid, owes the review again: Bitbucket shows
 * them as undecided. Bots that are asked owe nothing.
 */
final class Reviews {
  /** Of one instant: asked, given, taken back, owed again. */
  private static final int ASKED = 0;

  private static final int GIVEN = 1;
  private static final int TAKEN_BACK = 2;
  private static final int ASKED_AGAIN = 3;
  private final Event event;
  private final Pull pull;
  private final User user;
  private final List<Fact> facts = new ArrayList<>();

  private Reviews(Event event, Pull pull, User user) {
    this.event = event;
    this.pull = pull;
    this.user = user;
  }

  static List<Fact> of(Event event, Act act, Pull pull, User user) throws BadField {
    Reviews reviews = new Reviews(event, pull, user);
    switch (act) {
      case OPENED, CHANGED, PUSHED -> reviews.asked(pull.reviewers());
      case READ -> {
        reviews.asked(pull.reviewers());
        reviews.standing();
      }
      case REVIEWERS -> {
        reviews.asked(reviews.added());
        reviews.takenOff();
      }
      case APPROVED -> reviews.decided(ApprovalOutcome.GRANTED);
      case REFUSED -> reviews.decided(ApprovalOutcome.DENIED);
      case WITHDRAWN -> reviews.decided(ApprovalOutcome.WITHDRAWN);
      case EDITED,
          MERGED,
          DECLINED,
          DELETED,
          REOPENED,
          COMMENTED,
          COMMENT_EDITED,
          COMMENT_DELETED,
          OTHER -> {
        /* Nobody is asked or answers. */
      }
    }
    return reviews.facts;
  }

  /** Whoever of them has not decided is asked, for all that is known for the second time. */
  private void asked(List<Reviewer> reviewers) {
    if (pull.state() == Pull.State.MERGED || pull.state() == Pull.State.DECLINED) {
      return;
    }
    Set<PersonRef> asked = new LinkedHashSet<>();
    for (Reviewer reviewer : reviewers) {
      if (!reviewer.isDecided()) {
        reviewer.user().human(event.connection()).ifPresent(asked::add);
      }
    }
    for (PersonRef of : asked) {
      facts.add(new Fact.ApprovalRequested(pull.item(), pull.at(), ASKED, user.actor(), of));
    }
  }

  /** The decisions that stand, each at its own time, where Cloud shows one. */
  private void standing() throws BadField {
    for (Fields one : event.body().object("pullrequest").objects("participants")) {
      Optional<Instant> at = one.instant("participated_on");
      User reviewer = User.of(one.object("user"));
      Optional<PersonRef> of = reviewer.human(event.connection());
      boolean isGranted = one.flag("approved").orElse(false);
      boolean isDenied = one.text("state").filter("changes_requested"::equals).isPresent();
      if (at.isPresent() && of.isPresent() && (isGranted || isDenied)) {
        ApprovalOutcome outcome = isGranted ? ApprovalOutcome.GRANTED : ApprovalOutcome.DENIED;
        decided(of.get(), reviewer, at.get(), outcome);
      }
    }
  }

  private List<Reviewer> added() throws BadField {
    List<Reviewer> added = new ArrayList<>();
    for (Fields one : event.body().objects("addedReviewers")) {
      added.add(new Reviewer(User.of(one), false));
    }
    return added;
  }

  /** Only Data Center tells who is no reviewer any more. */
  private void takenOff() throws BadField {
    for (Fields one : event.body().objects("removedReviewers")) {
      Optional<PersonRef> of = User.of(one).human(event.connection());
      if (of.isPresent()) {
        decided(of.get(), user, pull.at(), ApprovalOutcome.WITHDRAWN);
      }
    }
  }

  private void decided(ApprovalOutcome outcome) throws BadField {
    User reviewer = reviewer();
    PersonRef of = reviewer.orNobody(event.connection());
    Instant at = decidedAt();
    decided(of, reviewer, at, outcome);
    if (outcome == ApprovalOutcome.WITHDRAWN && pull.awaits(reviewer)) {
      facts.add(new Fact.ApprovalRequested(pull.item(), at, ASKED_AGAIN, reviewer.actor(), of));
    }
  }

  private void decided(PersonRef of, User by, Instant at, ApprovalOutcome outcome) {
    facts.add(
        new Fact.ApprovalDecided(
            pull.item(),
            at,
            outcome == ApprovalOutcome.WITHDRAWN ? TAKEN_BACK : GIVEN,
            by.actor(),
            of,
            outcome));
  }

  /** Whose review it is: who did it, where nothing else is shown. */
  private User reviewer() throws BadField {
    User shown = User.of(review().object("user"));
    return shown.shown().id().isPresent() ? shown : user;
  }

  private Instant decidedAt() throws BadField {
    Fields review = review();
    return review.shows("date") ? review.instant("date").orElse(pull.at()) : pull.at();
  }

  private Fields review() throws BadField {
    for (String name : List.of("approval", "changes_request", "changes_requested")) {
      if (event.body().has(name)) {
        return event.body().object(name);
      }
    }
    return event.body().object("participant");
  }
}
