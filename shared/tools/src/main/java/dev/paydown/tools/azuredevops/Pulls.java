package dev.paydown.tools.azuredevops;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.ApprovalOutcome;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.azuredevops.Pull.Reviewer;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pull request as facts: its fields, where it stands, who is asked for a review and how they
 * vote. It is under way from its beginning, draft or not. Whom a delivery does not tell apart as
 * who did it counts as a person.
 */
final class Pulls {
  private static final int OF_THE_ACT = 0;
  private static final int IN_PASSING = 1;
  private static final int REOPENED = 2;
  private static final int UNDER_WAY_AGAIN = 3;

  /** Of one instant: asked, given, taken back, owed again. */
  private static final int ASKED = 0;

  private static final int GIVEN = 1;
  private static final int TAKEN_BACK = 2;
  private static final int ASKED_AGAIN = 3;
  private final Event event;
  private final Pull pull;
  private final Said said;
  private final Identity who;
  private final Instant at;
  private final boolean isNew;
  private final List<Fact> facts = new ArrayList<>();

  private Pulls(Event event, Pull pull, Said said, Identity who, Instant at) {
    this.event = event;
    this.pull = pull;
    this.said = said;
    this.who = who;
    this.at = at;
    this.isNew = event.type().equals("git.pullrequest.created");
  }

  /** What a delivery about the pull request itself tells. */
  static List<Fact> facts(Event event, Pull pull) throws BadField {
    Said said = Said.of(event);
    boolean isNew = event.type().equals("git.pullrequest.created");
    Identity who = isNew ? pull.author() : said.who(pull.people()).orElse(Identity.NOT_SHOWN);
    Instant created = pull.data().instant("creationDate").orElse(event.at());
    Pulls pulls = new Pulls(event, pull, said, who, isNew ? created : event.at());
    pulls.shown();
    pulls.reviews();
    return pulls.facts;
  }

  /** What a delivery about something else shows of it. */
  static List<Fact> passing(Event event, Pull pull, Identity who, Instant at) throws BadField {
    Pulls pulls = new Pulls(event, pull, new Said("", Said.What.OTHER), who, at);
    pulls.shown();
    return pulls.facts;
  }

  private void shown() throws BadField {
    List<ShownPerson> people = new ArrayList<>(List.of(who.shown()));
    pull.people().forEach(person -> people.add(person.shown()));
    facts.addAll(ShownPerson.seen(event.connection(), at, people));
    facts.add(new Fact.ItemChanged(pull.item(), at, 0, who.actor(), fields()));
    turns();
    if (isNew) {
      facts.addAll(
          OwnText.links(pull.item(), text(), "", WorkItems.place(event, true), at, who.actor()));
    }
  }

  private String text() throws BadField {
    return pull.data().text("description").orElse("");
  }

  private List<FieldChange> fields() throws BadField {
    Fields data = pull.data();
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "pull-request"));
    changes.add(FieldChange.set(ItemField.KEY, "!" + pull.number()));
    data.text("title")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    url().ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    pull.author()
        .human(event.connection())
        .ifPresent(owner -> changes.add(FieldChange.set(ItemField.OWNER, owner.value())));
    if (isNew) {
      changes.addAll(OwnText.context(text(), false));
    }
    return changes;
  }

  /** Where people see it; the address of the repository may hold a user. */
  private Optional<String> url() throws BadField {
    Optional<String> own = pull.data().object("_links").object("web").url("href");
    Fields repository = pull.data().object("repository");
    Optional<String> web = repository.url("webUrl");
    Optional<String> either = web.isPresent() ? web : repository.url("remoteUrl");
    return own.or(
        () ->
            either
                .map(url -> url.replaceFirst("^(https?://)[^/@]{0,300}@", "$1"))
                .map(url -> url + "/pullrequest/" + pull.number()));
  }

  private void turns() throws BadField {
    Optional<Instant> created = pull.data().instant("creationDate");
    if (created.isPresent()) {
      turn(created.get(), OF_THE_ACT, Transition.STARTED, pull.author());
    }
    switch (pull.data().text("status").orElse("")) {
      case "completed" -> ended(Transition.FINISHED);
      case "abandoned" -> ended(Transition.CANCELLED);
      default -> {
        if (said.what() == Said.What.REACTIVATED) {
          turn(at, REOPENED, Transition.REOPENED, who);
          turn(at, UNDER_WAY_AGAIN, Transition.STARTED, who);
        }
      }
    }
  }

  private void ended(Transition end) throws BadField {
    Identity closedBy = Identity.in(pull.data(), "closedBy");
    Identity by = closedBy.ref(event.connection()).isPresent() ? closedBy : Identity.NOT_SHOWN;
    boolean isOfTheAct = !said.name().isEmpty();
    if (by.equals(Identity.NOT_SHOWN) && isOfTheAct) {
      by = who;
    }
    Instant closed = pull.data().instant("closedDate").orElse(at);
    turn(closed, isOfTheAct ? OF_THE_ACT : IN_PASSING, end, by);
  }

  private void turn(Instant when, long version, Transition to, Identity by) {
    facts.add(
        new Fact.StatusChanged(
            pull.item(), when, version, by.actor(), to, by.human(event.connection())));
  }

  private void reviews() throws BadField {
    boolean isOver = !pull.data().text("status").orElse("active").equals("active");
    switch (said.what()) {
      case VOTED -> voted();
      case PUSHED -> {
        facts.add(
            new Fact.CommitPushed(
                pull.item(), at, 0, who.actor(), who.orNobody(event.connection())));
        asked(isOver);
      }
      case REVIEWERS -> asked(isOver);
      case REACTIVATED, OTHER -> asked(isOver || !isNew);
    }
  }

  /** Whoever has not voted is asked; teams are nobody who could be waited for, bots owe nothing. */
  private void asked(boolean isNobody) {
    for (Reviewer reviewer : pull.reviewers()) {
      Optional<PersonRef> of = reviewer.identity().human(event.connection());
      if (!isNobody && reviewer.isAwaited() && of.isPresent()) {
        facts.add(new Fact.ApprovalRequested(pull.item(), at, ASKED, who.actor(), of.get()));
      }
    }
  }

  /** The vote of who is said to have voted: those of others were told when they were cast. */
  private void voted() {
    List<Reviewer> voters =
        pull.reviewers().stream()
            .filter(reviewer -> reviewer.identity().shown().name().equals(said.name()))
            .toList();
    if (voters.size() != 1) {
      return;
    }
    Reviewer voter = voters.getFirst();
    Actor actor = voter.identity().actor();
    PersonRef of = voter.identity().orNobody(event.connection());
    if (voter.vote() != 0) {
      ApprovalOutcome outcome = voter.vote() > 0 ? ApprovalOutcome.GRANTED : ApprovalOutcome.DENIED;
      facts.add(new Fact.ApprovalDecided(pull.item(), at, GIVEN, actor, of, outcome));
    } else {
      facts.add(
          new Fact.ApprovalDecided(
              pull.item(), at, TAKEN_BACK, actor, of, ApprovalOutcome.WITHDRAWN));
      if (voter.identity().human(event.connection()).isPresent() && voter.isAwaited()) {
        facts.add(new Fact.ApprovalRequested(pull.item(), at, ASKED_AGAIN, actor, of));
      }
    }
  }
}
