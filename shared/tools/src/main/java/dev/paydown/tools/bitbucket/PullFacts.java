package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pull request as facts: who is who, its fields, where it stands. It is under way from its
 * beginning, draft or not.
 *
 * <p>Every delivery shows that it is merged or declined; only one is of that. Their versions let
 * that one's word stand.
 */
final class PullFacts {
  private static final int OF_THE_ACT = 0;
  private static final int IN_PASSING = 1;
  private static final int REOPENED = 2;
  private static final int UNDER_WAY_AGAIN = 3;
  private final Event event;
  private final Act act;
  private final Pull pull;
  private final User user;
  private final List<Fact> facts = new ArrayList<>();

  private PullFacts(Event event, Act act, Pull pull, User user) {
    this.event = event;
    this.act = act;
    this.pull = pull;
    this.user = user;
  }

  static List<Fact> of(Event event, Act act, Pull pull, User user) {
    PullFacts read = new PullFacts(event, act, pull, user);
    read.facts.addAll(read.people());
    read.facts.add(
        new Fact.ItemChanged(pull.item(), pull.at(), pull.version(), user.actor(), read.fields()));
    read.turns();
    if (read.isTextShownAnew()) {
      read.facts.addAll(
          OwnText.links(
              pull.item(), pull.text(), pull.formerly(), place(pull), pull.at(), user.actor()));
    }
    return read.facts;
  }

  /** A number alone is an item of the same repository; no words in a text close one. */
  static StatedLinks.Place place(Pull pull) {
    return new StatedLinks.Place(pull.repository(), false);
  }

  private List<Fact> people() {
    List<ShownPerson> people = new ArrayList<>();
    people.add(user.shown());
    people.add(pull.author().shown());
    people.add(pull.closedBy().shown());
    pull.reviewers().forEach(reviewer -> people.add(reviewer.user().shown()));
    return ShownPerson.seen(event.connection(), pull.at(), people);
  }

  private boolean isTextShownAnew() {
    return act == Act.OPENED || act == Act.CHANGED || act == Act.EDITED || act == Act.READ;
  }

  private List<FieldChange> fields() {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "pull-request"));
    pull.key().ifPresent(key -> changes.add(FieldChange.set(ItemField.KEY, key)));
    pull.title()
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    pull.url().ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    pull.author()
        .human(event.connection())
        .ifPresent(owner -> changes.add(FieldChange.set(ItemField.OWNER, owner.value())));
    if (isTextShownAnew()) {
      changes.addAll(OwnText.context(pull.text(), act != Act.OPENED));
    }
    return changes;
  }

  private void turns() {
    pull.created()
        .ifPresent(
            created ->
                turn(
                    created,
                    OF_THE_ACT,
                    pull.author().actor(),
                    Transition.STARTED,
                    pull.author().human(event.connection())));
    switch (act) {
      case MERGED -> ended(Transition.FINISHED, OF_THE_ACT);
      case DECLINED -> ended(Transition.CANCELLED, OF_THE_ACT);
      case REOPENED -> {
        Optional<PersonRef> by = user.human(event.connection());
        turn(pull.at(), REOPENED, user.actor(), Transition.REOPENED, by);
        turn(pull.at(), UNDER_WAY_AGAIN, user.actor(), Transition.STARTED, by);
      }
      case OPENED,
          CHANGED,
          EDITED,
          REVIEWERS,
          PUSHED,
          APPROVED,
          REFUSED,
          WITHDRAWN,
          DELETED,
          COMMENTED,
          COMMENT_EDITED,
          COMMENT_DELETED,
          READ,
          OTHER ->
          shown();
    }
  }

  /** Where it stands by now: told once more, that changes nothing. */
  private void shown() {
    switch (pull.state()) {
      case MERGED -> ended(Transition.FINISHED, IN_PASSING);
      case DECLINED -> ended(Transition.CANCELLED, IN_PASSING);
      case OPEN, UNSAID -> {
        if (act == Act.DELETED) {
          ended(Transition.CANCELLED, OF_THE_ACT);
        }
      }
    }
  }

  private void ended(Transition end, int version) {
    boolean isOfTheAct = version == OF_THE_ACT;
    User by = pull.closedBy().shown().id().isPresent() || !isOfTheAct ? pull.closedBy() : user;
    Instant at = pull.closedAt().orElse(pull.at());
    turn(at, version, by.actor(), end, by.human(event.connection()));
  }

  private void turn(Instant at, long version, Actor actor, Transition to, Optional<PersonRef> by) {
    facts.add(new Fact.StatusChanged(pull.item(), at, version, actor, to, by));
  }
}
