package dev.paydown.tools.bitbucket;

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
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.StatedLinks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An issue of Cloud's own tracker as facts. Its milestone has a name and no date.
 *
 * <p>An issue that was given up and is then closed was still given up: an end is told when it
 * comes, not by what is shown later; of one that was read, what it shows is all there is.
 */
final class IssueFacts {
  private static final int NAME = 100;
  private static final Set<String> DONE = Set.of("resolved", "closed");
  private static final Set<String> GIVEN_UP = Set.of("duplicate", "invalid", "wontfix");
  private final Event event;
  private final Fields data;
  private final User user;
  private final ItemRef.Own item;
  private final Optional<String> key;
  private final StatedLinks.Place place;
  private final Instant at;
  private final boolean isNew;
  private final boolean isRead;

  private IssueFacts(Event event) throws BadField {
    this.event = event;
    this.data = event.body().object("issue");
    this.user = event.user();
    Fields shown = event.body().object("repository");
    Repository repository =
        Repository.ofCloud(shown.has("uuid") ? shown : data.object("repository"));
    long id = data.required("id", data.whole("id", 1, Long.MAX_VALUE));
    this.item = new ItemRef.Own(event.connection(), repository.uid() + "/issue-" + id);
    this.key = repository.name().map(name -> name + "#" + id);
    this.place = new StatedLinks.Place(repository.in(event.connection()), false);
    Optional<Instant> created = data.instant("created_on");
    this.at = data.instant("updated_on").or(() -> created).orElse(event.receivedAt());
    this.isNew = event.key().equals("issue:created");
    this.isRead = event.key().equals(Event.ISSUE_READ);
  }

  static List<Fact> of(Event event) throws BadField {
    return new IssueFacts(event).read();
  }

  private List<Fact> read() throws BadField {
    List<ShownPerson> people = new ArrayList<>();
    people.add(user.shown());
    people.add(User.of(data.object("assignee")).shown());
    List<Fact> facts = new ArrayList<>(ShownPerson.seen(event.connection(), at, people));
    facts.add(new Fact.ItemChanged(item, at, 0, user.actor(), fields()));
    Optional<Transition> turn = turn();
    if (turn.isPresent()) {
      Optional<PersonRef> by = user.human(event.connection());
      facts.add(new Fact.StatusChanged(item, at, 0, user.actor(), turn.get(), by));
    }
    if (isTextNew()) {
      String formerly = change("content").text("old").orElse("");
      facts.addAll(OwnText.links(item, text(), isNew ? "" : formerly, place, at, user.actor()));
    }
    // A change may be told together with what somebody said to it.
    if (event.body().has("comment")) {
      Comment comment = Comment.ofCloud(event, at);
      boolean isEdited = event.key().equals("issue:comment_updated");
      facts.addAll(
          isEdited
              ? CommentFacts.edited(item, place, comment, user.actor())
              : CommentFacts.made(event, item, place, comment));
    }
    return facts;
  }

  private Fields change(String name) throws BadField {
    return event.body().object("changes").object(name);
  }

  private boolean isTextNew() throws BadField {
    return isNew || isRead || event.body().object("changes").shows("content");
  }

  private String text() throws BadField {
    return data.object("content").text("raw").orElse("");
  }

  private List<FieldChange> fields() throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, kind()));
    key.ifPresent(text -> changes.add(FieldChange.set(ItemField.KEY, text)));
    data.text("title")
        .map(Clip::title)
        .filter(title -> !title.isEmpty())
        .ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    data.object("links")
        .object("html")
        .url("href")
        // What follows the number is the title of that day.
        .map(url -> url.replaceFirst("(/issues/[0-9]+)/[^/]*$", "$1"))
        .ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    Optional<PersonRef> owner = User.of(data.object("assignee")).human(event.connection());
    if (owner.isPresent() || (!isNew && data.shows("assignee"))) {
      changes.add(new FieldChange(ItemField.OWNER, owner.map(PersonRef::value)));
    }
    if (isTextNew()) {
      changes.addAll(OwnText.context(text(), !isNew));
    }
    return changes;
  }

  private String kind() throws BadField {
    Optional<String> kind = data.name("kind", NAME);
    return kind.or(() -> Optional.of("task")).get().toLowerCase(Locale.ROOT);
  }

  private Optional<Transition> turn() throws BadField {
    if (isNew || isRead) {
      return end(data.text("state").orElse(""));
    }
    Fields status = change("status").has("new") ? change("status") : change("state");
    if (!status.has("new")) {
      return Optional.empty();
    }
    boolean wasOver = end(status.text("old").orElse("")).isPresent();
    Optional<Transition> end = end(status.text("new").orElse(""));
    if (end.isPresent()) {
      return wasOver && status.text("new").orElse("").equals("closed") ? Optional.empty() : end;
    }
    return wasOver ? Optional.of(Transition.REOPENED) : Optional.empty();
  }

  private static Optional<Transition> end(String state) {
    if (DONE.contains(state)) {
      return Optional.of(Transition.FINISHED);
    }
    return GIVEN_UP.contains(state) ? Optional.of(Transition.CANCELLED) : Optional.empty();
  }
}
