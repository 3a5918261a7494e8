package dev.paydown.tools.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads one issue or pull request through the API: its fields as of its own last change, the dates
 * and the status of its projects as of theirs, its links as of now.
 */
record GitHubFetch(GitHubApi api, String connection, Instant now) {

  Optional<List<Fact>> fetch(String uid) {
    try {
      Optional<Whereabouts> place = place(uid);
      Optional<JsonNode> issue =
          place.isPresent() ? Lookup.found(api.get(place.get().issue())) : Optional.empty();
      return issue.isPresent()
          ? Optional.of(facts(place.orElseThrow(), issue.get()))
          : Optional.empty();
    } catch (BadField e) {
      throw Lookup.unreadable("GitHub", e);
    }
  }

  private Optional<Whereabouts> place(String uid) throws BadField {
    Optional<Whereabouts> told = Whereabouts.ofKey(uid);
    if (told.isPresent()) {
      return told;
    }
    Optional<JsonNode> item = Lookup.found(api.item(uid));
    return item.isPresent() ? Whereabouts.of(item.get()) : Optional.empty();
  }

  private List<Fact> facts(Whereabouts place, JsonNode issue) throws BadField {
    Event event = Event.reading(connection, issue, now);
    Subject subject = Subject.issue(event, "issue");
    List<Fact> facts = new ArrayList<>(Shown.facts(event, subject));
    for (ProjectCard card : place.cards()) {
      facts.addAll(said(subject.item(), card));
    }
    facts.addAll(due(place, subject));
    facts.addAll(links(place, subject));
    return facts;
  }

  private static List<Fact> said(ItemRef.Own item, ProjectCard card) {
    List<Fact> facts = new ArrayList<>();
    card.dated()
        .forEach(
            (field, said) -> facts.add(dated(item, field, said.at(), said.value(), Actor.HUMAN)));
    if (card.isUnderWay()) {
      Instant at = card.column().map(ProjectCard.Said::at).orElse(Instant.EPOCH);
      facts.add(
          new Fact.StatusChanged(item, at, 0, Actor.HUMAN, Transition.STARTED, Optional.empty()));
    }
    return facts;
  }

  private static Fact dated(
      ItemRef.Own item, ItemField field, Instant at, String value, Actor actor) {
    return new Fact.ItemChanged(item, at, 0, actor, List.of(FieldChange.set(field, value)));
  }

  /** What a comment of ours says of it, at the comment's time. */
  private List<Fact> due(Whereabouts place, Subject subject) throws BadField {
    long count = subject.data().whole("comments", 0, Integer.MAX_VALUE).orElse(0L);
    Optional<JsonNode> comments =
        count == 0 ? Optional.empty() : Lookup.found(api.comments(place.issue(), count));
    Optional<DueComment> last =
        comments.isPresent() ? DueComment.last(comments.get()) : Optional.empty();
    return last.stream()
        .<Fact>map(
            said ->
                new Fact.ItemChanged(
                    subject.item(),
                    said.at(),
                    0,
                    Actor.US,
                    List.of(new FieldChange(ItemField.DUE, said.due()))))
        .toList();
  }

  /** All links as one reading; where not all were shown, each for itself, and none is cut. */
  private List<Fact> links(Whereabouts place, Subject subject) throws BadField {
    NativeLinks links = new NativeLinks(subject, connection);
    boolean all = place.isAll();
    for (ProjectCard card : place.cards()) {
      links.in(card.project());
    }
    if (!subject.isPull()) {
      all &= links.before(list(place, "/dependencies/blocked_by"));
      all &= links.behind(list(place, "/dependencies/blocking"));
      all &= links.below(list(place, "/sub_issues"));
      all &= links.parent(parent(subject));
    }
    return all
        ? List.of(new Fact.LinksRead(subject.item(), now, links.made()))
        : List.copyOf(links.made());
  }

  private Optional<JsonNode> list(Whereabouts place, String what) {
    return Lookup.found(api.list(place.issue() + what));
  }

  /** Missing where the issue has none. */
  private Optional<JsonNode> parent(Subject subject) throws BadField {
    Optional<String> path = subject.parentInApi();
    return path.isPresent()
        ? Lookup.found(api.get(path.get()))
        : Optional.of(MissingNode.getInstance());
  }
}
