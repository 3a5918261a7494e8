package dev.paydown.tools.azuredevops;

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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a work item stands, at Azure DevOps' own times. Deliveries tell a state's name and not its
 * category, so the states of the processes that it comes with are known by name (Microsoft Learn,
 * Azure Boards, Workflow states and state categories); of others, the dates that they set tell.
 * Resolved is under way, as it is on the boards: nobody has found it done yet.
 *
 * <p>What is shown without having changed in this delivery is told as of its own date, or not.
 */
final class States {
  private static final int OF_THE_ACT = 0;
  private static final int IN_PASSING = 1;
  private static final int REOPENED = 2;
  private static final int BEGUN_AGAIN = 3;
  private static final String COMMON = "Microsoft.VSTS.Common.";
  private static final String STATE = "System.State";
  private static final String CLOSED = COMMON + "ClosedDate";
  private static final String ACTIVATED = COMMON + "ActivatedDate";
  private static final String CHANGED = COMMON + "StateChangeDate";
  private static final String BLOCKED = "Microsoft.VSTS.CMMI.Blocked";
  private static final Set<String> PROPOSED = Set.of("new", "to do", "proposed", "approved");
  private static final Set<String> BEGUN =
      Set.of("active", "committed", "in progress", "doing", "resolved");
  private static final Set<String> DONE = Set.of("closed", "done", "completed");
  private static final Set<String> REMOVED = Set.of("removed", "cut");

  /** Reasons that the processes come with, beside those that anybody would give. */
  private static final Set<String> NOT_DONE =
      Set.of("as designed", "copied to backlog", "cut", "deferred", "removed from the backlog");

  private final Event event;
  private final WorkItem work;
  private final Identity actor;
  private final List<Fact> turns = new ArrayList<>();

  private States(Event event, WorkItem work, Identity actor) {
    this.event = event;
    this.work = work;
    this.actor = actor;
  }

  static List<Fact> of(Event event, WorkItem work, Identity actor) throws BadField {
    States states = new States(event, work, actor);
    Category now = category(work.now());
    switch (event.type()) {
      case "workitem.updated" -> {
        if (work.isChanged(STATE)) {
          states.turned(category(work.before()), now);
        } else {
          states.passing(now);
        }
        states.blocked();
      }
      case "workitem.created" -> {
        states.turned(Category.PROPOSED, now);
        states.blocked();
      }
      case "workitem.deleted" -> {
        if (!now.isEnd()) {
          // Who deleted it, and when, is not told with the item.
          states.turn(event.at(), OF_THE_ACT, Transition.CANCELLED, Identity.NOT_SHOWN);
        }
      }
      case "workitem.restored" -> states.restored(now);
      default -> states.passing(now);
    }
    return states.turns;
  }

  /** The category of a state. */
  private enum Category {
    PROPOSED,
    BEGUN,
    DONE,
    REMOVED,
    /** One of a process of somebody's own. */
    UNKNOWN;

    boolean isEnd() {
      return this == DONE || this == REMOVED;
    }
  }

  private static String state(Fields fields) throws BadField {
    return fields.text(STATE).orElse("").strip().toLowerCase(Locale.ROOT);
  }

  private static Category category(Fields fields) throws BadField {
    String state = state(fields);
    if (PROPOSED.contains(state)) {
      return Category.PROPOSED;
    }
    if (BEGUN.contains(state)) {
      return Category.BEGUN;
    }
    if (DONE.contains(state)) {
      return Category.DONE;
    }
    return REMOVED.contains(state) ? Category.REMOVED : Category.UNKNOWN;
  }

  private void turned(Category before, Category now) throws BadField {
    Instant at = work.now().instant(CHANGED).orElse(work.at());
    switch (now) {
      case DONE, REMOVED -> turn(at, OF_THE_ACT, end(now), actor);
      case BEGUN -> begun(before, at);
      case PROPOSED -> {
        if (before != Category.PROPOSED) {
          turn(at, REOPENED, Transition.REOPENED, actor);
        }
      }
      case UNKNOWN -> {
        if (work.isChanged(CLOSED) && work.now().has(CLOSED)) {
          turn(at, OF_THE_ACT, end(now), actor);
        } else if (work.isChanged(ACTIVATED) && work.now().has(ACTIVATED)) {
          begun(before, at);
        } else if (before.isEnd() || work.isCleared(CLOSED)) {
          turn(at, REOPENED, Transition.REOPENED, actor);
        }
      }
    }
  }

  private void begun(Category before, Instant at) throws BadField {
    if (before.isEnd() || work.isCleared(CLOSED)) {
      turn(at, REOPENED, Transition.REOPENED, actor);
      turn(at, BEGUN_AGAIN, Transition.STARTED, actor);
    } else {
      turn(at, OF_THE_ACT, Transition.STARTED, actor);
    }
  }

  private void passing(Category now) throws BadField {
    switch (now) {
      case DONE, REMOVED -> passing(CLOSED, "ClosedBy", end(now));
      case BEGUN -> passing(ACTIVATED, "ActivatedBy", Transition.STARTED);
      case PROPOSED, UNKNOWN -> {
        /* It is not told since when, or not what it is. */
      }
    }
  }

  private void passing(String date, String by, Transition to) throws BadField {
    Optional<Instant> own = work.now().instant(date);
    Optional<Instant> at = own.isPresent() ? own : work.now().instant(CHANGED);
    if (at.isPresent()) {
      turn(at.get(), IN_PASSING, to, Identity.in(work.now(), COMMON + by));
    }
  }

  private void restored(Category now) throws BadField {
    if (now.isEnd()) {
      return;
    }
    turn(event.at(), REOPENED, Transition.REOPENED, Identity.NOT_SHOWN);
    if (now == Category.BEGUN) {
      turn(event.at(), BEGUN_AGAIN, Transition.STARTED, Identity.NOT_SHOWN);
    }
  }

  private Transition end(Category now) throws BadField {
    boolean isGivenUp = now == Category.REMOVED || GivenUp.says(state(work.now()));
    for (String field : List.of("System.Reason", COMMON + "ResolvedReason")) {
      String reason = work.now().text(field).orElse("");
      isGivenUp |=
          GivenUp.says(reason) || NOT_DONE.contains(reason.strip().toLowerCase(Locale.ROOT));
    }
    return isGivenUp ? Transition.CANCELLED : Transition.FINISHED;
  }

  /** By the field of the CMMI process, or by a state that is called so. */
  private void blocked() throws BadField {
    boolean isNow = isYes(work.now());
    boolean isNewlyBlocked =
        isNow
            && (!work.isChanged(BLOCKED)
                ? event.type().endsWith("created")
                : !isYes(work.before()));
    if (isNewlyBlocked) {
      blocked("marked as blocked");
    } else if (work.isChanged(BLOCKED) && isYes(work.before()) && !isNow) {
      turn(work.at(), OF_THE_ACT, Transition.UNBLOCKED, actor);
    }
    if (work.isChanged(STATE) && state(work.now()).equals("blocked")) {
      blocked("its state says so");
    } else if (work.isChanged(STATE) && state(work.before()).equals("blocked")) {
      turn(work.at(), OF_THE_ACT, Transition.UNBLOCKED, actor);
    }
  }

  private static boolean isYes(Fields fields) throws BadField {
    return fields.text(BLOCKED).filter("Yes"::equalsIgnoreCase).isPresent();
  }

  private void blocked(String why) {
    turns.add(
        new Fact.Blocked(
            work.item(),
            work.at(),
            0,
            actor.actor(),
            Optional.of(why),
            Optional.empty(),
            Optional.empty()));
  }

  private void turn(Instant at, long version, Transition to, Identity by) {
    Optional<PersonRef> person = by.human(event.connection());
    Actor who = by.actor();
    turns.add(new Fact.StatusChanged(work.item(), at, version, who, to, person));
  }
}
