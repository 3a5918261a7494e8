package dev.paydown.tools.github;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where an issue or pull request stands, at GitHub's own times. A pull request is under way from
 * its beginning, draft or not.
 *
 * <p>Every delivery shows that an item is closed; only one is of the closing. Their versions let
 * that one's word stand, and put what GitHub tells within one second in order.
 */
final class Turns {
  private static final int OF_THE_ACT = 0;
  private static final int IN_PASSING = 1;
  private static final int REOPENED = 2;
  private static final int UNDER_WAY_AGAIN = 3;
  private static final Set<String> NOT_DONE = Set.of("not_planned", "duplicate");
  private final Event event;
  private final Subject subject;
  private final Fields data;
  private final List<Fact> turns = new ArrayList<>();

  private Turns(Event event, Subject subject) {
    this.event = event;
    this.subject = subject;
    this.data = subject.data();
  }

  static List<Fact> of(Event event, Subject subject) throws BadField {
    Turns turns = new Turns(event, subject);
    turns.read();
    return turns.turns;
  }

  private void read() throws BadField {
    Optional<Instant> created = data.instant("created_at");
    if (subject.isPull() && created.isPresent()) {
      Fields author = data.object("user");
      Optional<PersonRef> by = GitHubPeople.human(event.connection(), author);
      turn(created.get(), OF_THE_ACT, GitHubPeople.actor(author), Transition.STARTED, by);
    }
    boolean closed = data.text("state").orElse("").equals("closed");
    if (closed) {
      Optional<Transition> end = subject.isPull() ? pullEnd() : Optional.of(issueEnd());
      if (end.isPresent()) {
        ended(end.get());
      }
    } else if (isOwn("deleted") || isOwn("transferred")) {
      // Under this id it is gone; an issue that moved is announced anew where it went.
      turn(subject.at(), OF_THE_ACT, event.actor(), Transition.CANCELLED, event.by());
    } else if (isOwn("reopened")) {
      turn(subject.at(), REOPENED, event.actor(), Transition.REOPENED, event.by());
      if (subject.isPull()) {
        turn(subject.at(), UNDER_WAY_AGAIN, event.actor(), Transition.STARTED, event.by());
      }
    }
  }

  private boolean isOwn(String action) {
    return event.is("issues", action) || event.is("pull_request", action);
  }

  private void ended(Transition end) throws BadField {
    Optional<Instant> merged = mergedAt();
    Optional<Instant> closed = merged.isPresent() ? merged : data.instant("closed_at");
    Fields merger = data.object("merged_by");
    boolean isOfTheAct = isOwn("closed");
    Fields by = merger.has("login") || !isOfTheAct ? merger : event.sender();
    turn(
        closed.orElse(subject.at()),
        isOfTheAct ? OF_THE_ACT : IN_PASSING,
        GitHubPeople.actor(by),
        end,
        GitHubPeople.human(event.connection(), by));
  }

  private Transition issueEnd() throws BadField {
    return NOT_DONE.contains(data.text("state_reason").orElse(""))
        ? Transition.CANCELLED
        : Transition.FINISHED;
  }

  /** Empty where a pull request is shown as an issue that does not tell whether it was merged. */
  private Optional<Transition> pullEnd() throws BadField {
    if (mergedAt().isPresent() || data.flag("merged").orElse(false)) {
      return Optional.of(Transition.FINISHED);
    }
    boolean tells =
        data.shows("merged")
            || data.shows("merged_at")
            || data.object("pull_request").shows("merged_at");
    return tells ? Optional.of(Transition.CANCELLED) : Optional.empty();
  }

  private Optional<Instant> mergedAt() throws BadField {
    Optional<Instant> merged = data.instant("merged_at");
    return merged.isPresent() ? merged : data.object("pull_request").instant("merged_at");
  }

  private void turn(Instant at, long version, Actor actor, Transition to, Optional<PersonRef> by) {
    turns.add(new Fact.StatusChanged(subject.item(), at, version, actor, to, by));
  }
}
