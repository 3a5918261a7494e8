package dev.paydown.tools.github;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reviews: an approval granted or refused, and what its author wrote. A review without words of its
 * own carries comments, and each of those comes in a delivery of its own.
 */
final class Reviews {
  /** Within one second, a review is given before it is dismissed. */
  private static final long DISMISSED = 1;

  private Reviews() {}

  static List<Fact> facts(Event event, Subject subject) throws BadField {
    List<Fact> facts = new ArrayList<>(Shown.facts(event, subject));
    Fields review = event.body().object("review");
    Fields user = review.object("user");
    PersonRef reviewer = GitHubPeople.orGhost(event.connection(), user);
    Actor actor = GitHubPeople.actor(user);
    if (event.action().equals("submitted")) {
      Instant at = review.instant("submitted_at").orElse(subject.at());
      outcome(review)
          .ifPresent(
              outcome ->
                  facts.add(
                      new Fact.ApprovalDecided(subject.item(), at, 0, actor, reviewer, outcome)));
      Comments.post(event, subject, review, at).ifPresent(facts::add);
    } else if (event.action().equals("dismissed")) {
      facts.add(
          new Fact.ApprovalDecided(
              subject.item(),
              subject.at(),
              DISMISSED,
              event.actor(),
              reviewer,
              ApprovalOutcome.WITHDRAWN));
    }
    return facts;
  }

  private static Optional<ApprovalOutcome> outcome(Fields review) throws BadField {
    return switch (review.text("state").orElse("").toLowerCase(Locale.ROOT)) {
      case "approved" -> Optional.of(ApprovalOutcome.GRANTED);
      case "changes_requested" -> Optional.of(ApprovalOutcome.DENIED);
      default -> Optional.empty();
    };
  }
}
