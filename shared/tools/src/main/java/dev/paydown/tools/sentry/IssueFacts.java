package dev.paydown.tools.sentry;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An issue as facts: something that is broken, which somebody owes a fix for. A delivery tells no
 * time of its own: a new issue is told as of when it was first seen, all else as of the receipt.
 */
final class IssueFacts {
  private static final int KEY = 100;
  private final Event event;
  private final Fields issue;
  private final List<FieldChange> changes = new ArrayList<>();

  private IssueFacts(Event event) throws BadField {
    this.event = event;
    this.issue = event.data().object("issue");
  }

  static List<Fact> of(Event event) throws BadField {
    return new IssueFacts(event).read();
  }

  private List<Fact> read() throws BadField {
    ItemRef.Own item = event.issue(issue, "id");
    boolean isNew = event.action().equals("created");
    Optional<Instant> first = isNew ? issue.instant("firstSeen") : Optional.empty();
    Instant at = first.orElse(event.receivedAt());
    fields(isNew);
    List<Fact> facts = new ArrayList<>(ShownPerson.seen(event.connection(), at, people()));
    facts.add(new Fact.ItemChanged(item, at, 0, event.actor(), changes));
    Optional<Transition> turn = turn();
    if (turn.isPresent()) {
      facts.add(new Fact.StatusChanged(item, at, 0, event.actor(), turn.get(), event.by()));
    }
    return facts;
  }

  /** Archived is what Sentry has called ignored since 2023. */
  private Optional<Transition> turn() {
    return switch (event.action()) {
      case "resolved" -> Optional.of(Transition.FINISHED);
      case "ignored", "archived" -> Optional.of(Transition.CANCELLED);
      case "unresolved" -> Optional.of(Transition.REOPENED);
      default -> Optional.empty();
    };
  }

  private void fields(boolean isNew) throws BadField {
    Optional<String> permalink = issue.url("permalink");
    set(ItemField.KIND, Optional.of("bug"));
    set(ItemField.KEY, issue.name("shortId", KEY));
    set(ItemField.TITLE, issue.text("title").map(Clip::title));
    set(ItemField.URL, permalink.isPresent() ? permalink : issue.url("web_url"));
    Optional<String> owner = owner().map(PersonRef::value);
    set(ItemField.OWNER, owner);
    // A team that has it in somebody's place owns nothing: no one in it was asked.
    if (owner.isEmpty() && !isNew && (issue.showsNull("assignedTo") || isOfTeam())) {
      changes.add(FieldChange.cleared(ItemField.OWNER));
    }
  }

  private void set(ItemField field, Optional<String> value) {
    value.filter(text -> !text.isBlank()).ifPresent(v -> changes.add(FieldChange.set(field, v)));
  }

  private boolean isOfTeam() throws BadField {
    return assignee().text("type").filter("team"::equals).isPresent();
  }

  private Optional<PersonRef> owner() throws BadField {
    return SentryPeople.isUser(assignee())
        ? SentryPeople.shown(assignee()).ref(event.connection())
        : Optional.empty();
  }

  private Fields assignee() throws BadField {
    return issue.object("assignedTo");
  }

  private List<ShownPerson> people() throws BadField {
    List<ShownPerson> people = new ArrayList<>();
    if (event.actor() == Actor.HUMAN) {
      people.add(SentryPeople.shown(event.who()));
    }
    if (SentryPeople.isUser(assignee())) {
      people.add(SentryPeople.shown(assignee()));
    }
    return people;
  }
}
