package dev.paydown.tools.gitea;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.GivenUp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an issue or pull request stands, at Gitea's own times. A pull request is under way from its
 * beginning, draft or not. Gitea closes an issue without saying how it ended: a label of it may,
 * {@code wontfix} or {@code duplicate}, before or after it is closed.
 *
 * <p>Every delivery shows that an item is closed; only one is of the closing. Their versions let
 * that one's word stand, let a cancellation stand over an end at the same instant, and put what
 * Gitea tells within one second in order.
 */
final class Turns {
  private static final int OF_THE_ACT = 0;
  private static final int IN_PASSING = 1;
  private static final int GIVEN_UP = 2;
  private static final int REOPENED = 3;
  private static final int UNDER_WAY_AGAIN = 4;
  private final Event event;
  private final Subject subject;
  private final Fields data;
  private final List<Fact> turns = new ArrayList<>();

  private Turns(Subject subject) {
    this.event = subject.event();
    this.subject = subject;
    this.data = subject.data();
  }

  static List<Fact> of(Subject subject) throws BadField {
    Turns turns = new Turns(subject);
    turns.read();
    return turns.turns;
  }

  private void read() throws BadField {
    Optional<Instant> created = data.instant("created_at");
    if (subject.isPull() && created.isPresent()) {
      Fields author = data.object("user");
      Optional<PersonRef> by = GiteaPeople.human(event.connection(), author);
      turn(created.get(), OF_THE_ACT, GiteaPeople.actor(author), Transition.STARTED, by);
    }
    if (isClosed(data)) {
      ended();
    } else if (event.isOwn("deleted")) {
      // Of the deletion itself Gitea states no time.
      turn(event.receivedAt(), OF_THE_ACT, event.actor(), Transition.CANCELLED, event.by());
    } else if (event.isOwn("reopened")) {
      turn(subject.at(), REOPENED, event.actor(), Transition.REOPENED, event.by());
      if (subject.isPull()) {
        turn(subject.at(), UNDER_WAY_AGAIN, event.actor(), Transition.STARTED, event.by());
      }
    }
  }

  static boolean isClosed(Fields data) throws BadField {
    return data.text("state").orElse("").equals("closed");
  }

  private void ended() throws BadField {
    if (subject.isPull() && !tellsWhetherMerged()) {
      return;
    }
    boolean isGivenUp = isGivenUp(data, subject.isPull());
    boolean isOfTheAct = event.isOwn("closed");
    Optional<Instant> merged = mergedAt();
    Optional<Instant> closed = merged.isPresent() ? merged : data.instant("closed_at");
    Fields merger = data.object("merged_by");
    Fields by = merger.has("login") || !isOfTheAct ? merger : event.sender();
    turn(
        closed.orElse(subject.at()),
        isGivenUp ? GIVEN_UP : isOfTheAct ? OF_THE_ACT : IN_PASSING,
        GiteaPeople.actor(by),
        isGivenUp ? Transition.CANCELLED : Transition.FINISHED,
        GiteaPeople.human(event.connection(), by));
  }

  /** Whether it was closed without its work being done. */
  static boolean isGivenUp(Fields data, boolean isPull) throws BadField {
    if (isPull) {
      return !isMerged(data);
    }
    for (Fields label : data.objects("labels")) {
      if (GivenUp.says(label.text("name").orElse(""))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMerged(Fields data) throws BadField {
    return data.flag("merged").orElse(false)
        || data.object("pull_request").flag("merged").orElse(false);
  }

  private boolean tellsWhetherMerged() throws BadField {
    return data.has("merged") || data.object("pull_request").has("merged");
  }

  private Optional<Instant> mergedAt() throws BadField {
    Optional<Instant> merged = data.instant("merged_at");
    return merged.isPresent() ? merged : data.object("pull_request").instant("merged_at");
  }

  private void turn(Instant at, long version, Actor actor, Transition to, Optional<PersonRef> by) {
    turns.add(new Fact.StatusChanged(subject.item(), at, version, actor, to, by));
  }
}
