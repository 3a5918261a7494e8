package dev.paydown.tools.gitlab;

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
 * Where a work item or merge request stands, at GitLab's own times. A merge request is under way
 * from its beginning, draft or not; a work item, once its status is of the category in progress.
 *
 * <p>When a work item is closed or opened again, deliveries still show the status that it had
 * before: its state leads, and its status only says how it ended. That comes last, so of two ends
 * at one instant a cancellation stands.
 */
final class Turns {
  private static final int BEGUN = 0;
  private static final int DONE = 1;
  private static final int GIVEN_UP = 2;
  private static final int REOPENED = 3;
  private static final int BEGUN_AGAIN = 4;
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
    if (subject.isMerge()) {
      turns.merge();
    } else {
      turns.workItem();
    }
    return turns.turns;
  }

  private void merge() throws BadField {
    Optional<Instant> created = GitLabTime.in(data, "created_at");
    if (created.isPresent()) {
      Fields author = Authors.of(event, data);
      Optional<PersonRef> by = GitLabPeople.human(event.connection(), author);
      turn(created.get(), BEGUN, GitLabPeople.actor(author), Transition.STARTED, by);
    }
    switch (data.text("state").orElse("")) {
      case "merged" -> ended(Transition.FINISHED, "merged_at", isOfTheEnd("merge"));
      case "closed" -> ended(Transition.CANCELLED, "closed_at", isOfTheEnd("close"));
      default -> reopened();
    }
  }

  private void workItem() throws BadField {
    String state = data.text("state").orElse("");
    String category = category(data);
    if (state.equals("closed")) {
      Transition end = isGivenUp(data) ? Transition.CANCELLED : Transition.FINISHED;
      ended(end, "closed_at", isOfTheEnd("close"));
      return;
    }
    reopened();
    if (category.equals("in_progress") && isOwn("open")) {
      Instant created = GitLabTime.in(data, "created_at").orElse(subject.at());
      turn(created, BEGUN, event.actor(), Transition.STARTED, event.by());
    } else if (category.equals("in_progress") && isOwn("update")) {
      turn(subject.at(), BEGUN, event.actor(), Transition.STARTED, event.by());
    }
  }

  /** GitLab docs, Status: triage, to_do, in_progress, done, canceled. */
  private static String category(Fields data) throws BadField {
    return data.object("status").text("category").orElse("");
  }

  /**
   * Whether a work item that is closed was closed without its work being done. Where there are no
   * statuses people say so by a label: {@code wontfix}.
   */
  static boolean isGivenUp(Fields data) throws BadField {
    if (category(data).equals("canceled")
        || data.has("duplicated_to_id")
        || data.has("moved_to_id")) {
      return true;
    }
    for (Fields label : data.objects("labels")) {
      if (GivenUp.says(label.text("title").orElse(""))) {
        return true;
      }
    }
    return false;
  }

  /** That it was opened again, as GitLab keeps it beside the item. */
  static List<Fact> reopened(Event event, Subject subject, Fields told) throws BadField {
    Turns turns = new Turns(event, subject);
    Instant at = told.required("created_at", GitLabTime.in(told, "created_at"));
    Fields user = told.object("user");
    turns.reopened(at, GitLabPeople.actor(user), GitLabPeople.human(event.connection(), user));
    return turns.turns;
  }

  /** An end that is shown later, without its time, is not told: it was told when it came. */
  private void ended(Transition end, String time, boolean isOfTheAct) throws BadField {
    Optional<Instant> shown = GitLabTime.in(data, time);
    if (shown.isEmpty() && !isOfTheAct) {
      return;
    }
    turn(
        shown.orElse(subject.at()),
        end == Transition.CANCELLED ? GIVEN_UP : DONE,
        isOfTheAct ? event.actor() : Actor.HUMAN,
        end,
        isOfTheAct ? event.by() : Optional.empty());
  }

  private void reopened() throws BadField {
    if (isOwn("reopen")) {
      reopened(subject.at(), event.actor(), event.by());
    }
  }

  private void reopened(Instant at, Actor actor, Optional<PersonRef> by) {
    turn(at, REOPENED, actor, Transition.REOPENED, by);
    if (subject.isMerge()) {
      turn(at, BEGUN_AGAIN, actor, Transition.STARTED, by);
    }
  }

  /** GitLab may tell the change of state first and the act after it. */
  private boolean isOfTheEnd(String action) throws BadField {
    return isOwn(action) || (isOwn("update") && event.changes().shows("state_id"));
  }

  private boolean isOwn(String action) {
    return !event.kind().equals("note") && event.action().equals(action);
  }

  private void turn(Instant at, long version, Actor actor, Transition to, Optional<PersonRef> by) {
    turns.add(new Fact.StatusChanged(subject.item(), at, version, actor, to, by));
  }
}
