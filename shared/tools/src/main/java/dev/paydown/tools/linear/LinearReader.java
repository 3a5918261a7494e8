package dev.paydown.tools.linear;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.OwnText;
import dev.paydown.tools.text.Posted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linear's webhooks as facts. Payloads of all ages are read: where {@code updatedAt} lacks, the
 * time is that of creation, else the envelope's, else the receipt.
 */
final class LinearReader {
  private static final int ID = 100;
  private final String connection;
  private final Fields envelope;
  private final Fields data;
  private final Fields before;
  private final String action;
  private final Instant receivedAt;
  private Optional<Instant> updated = Optional.empty();

  private LinearReader(String connection, Fields envelope, Instant receivedAt) throws BadField {
    this.connection = connection;
    this.envelope = envelope;
    this.data = envelope.object("data");
    this.before = envelope.object("updatedFrom");
    this.action = envelope.required("action", envelope.name("action", ID));
    this.receivedAt = receivedAt;
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(),
        envelope -> new LinearReader(connection, envelope, delivery.receivedAt()).read());
  }

  private Reading read() throws BadField {
    String type = envelope.required("type", envelope.name("type", ID));
    return switch (type) {
      case "Issue" -> issue();
      case "Project" -> project();
      case "ProjectUpdate" -> projectUpdate();
      case "Comment" -> comment();
      default -> new Reading.Nothing(type + " " + action + ": not part of the work graph");
    };
  }

  private Reading issue() throws BadField {
    Shown shown = shown();
    ItemRef.Own item = item("id");
    Optional<String> type = data.object("state").text("type");
    List<Fact> facts = new ArrayList<>(people("assignee", "creator"));
    facts.add(changed(item, shown, IssueFacts.of(shown, page())));
    status(shown, item, type.orElse(""), "stateId").ifPresent(facts::add);
    if (shown.isNews("description")) {
      String formerly = before.text("description").orElse("");
      String now = data.text("description").orElse("");
      facts.addAll(OwnText.links(item, now, formerly, shown.at(), actor()));
    }
    if (!action.equals("remove")) {
      // Relations are in no delivery: the issue is read.
      facts.add(new Fact.ReadAsked(item, shown.at()));
    }
    return new Reading.Facts(facts);
  }

  private Reading project() throws BadField {
    Shown shown = shown();
    ItemRef.Own item = item("id");
    List<Fact> facts = new ArrayList<>(people("lead", "creator"));
    facts.add(changed(item, shown, ProjectFacts.of(shown, page())));
    status(shown, item, ProjectFacts.status(data).orElse(""), "statusId").ifPresent(facts::add);
    if (shown.isNews("content")) {
      String formerly = before.text("content").orElse("");
      String now = data.text("content").orElse("");
      facts.addAll(OwnText.links(item, now, formerly, shown.at(), actor()));
    }
    return new Reading.Facts(facts);
  }

  /** A new comment is a post on its item; an edited one says something only by its links. */
  private Reading comment() throws BadField {
    Optional<ItemRef.Own> item = commented();
    return item.isPresent()
        ? posted(item.get())
        : new Reading.Nothing("Comment " + action + ": on neither an issue nor a project");
  }

  /** The issue, or the project whose update the comment is on. */
  private Optional<ItemRef.Own> commented() throws BadField {
    Fields project = data.object("projectUpdate").object("project");
    if (data.has("issueId")) {
      return Optional.of(item("issueId"));
    }
    if (data.object("issue").has("id")) {
      return Optional.of(own(data.object("issue"), "id"));
    }
    if (project.has("id")) {
      return Optional.of(own(project, "id"));
    }
    return data.has("projectId") ? Optional.of(item("projectId")) : Optional.empty();
  }

  /** How a project fares, in somebody's words. */
  private Reading projectUpdate() throws BadField {
    return posted(data.has("projectId") ? item("projectId") : own(data.object("project"), "id"));
  }

  private Reading posted(ItemRef.Own item) throws BadField {
    String body = data.text("body").orElse("");
    List<Fact> facts = new ArrayList<>(people("user", "externalUser"));
    switch (action) {
      case "create" -> {
        facts.add(Posted.of(item, body, shownAt("createdAt"), writer(), author()));
        facts.addAll(OwnText.links(item, body, "", shownAt("createdAt"), writer()));
      }
      case "remove" -> facts.addAll(OwnText.links(item, "", body, gone(), actor()));
      default -> {
        String formerly = before.text("body").orElse("");
        facts.addAll(OwnText.links(item, body, formerly, updatedAt(), actor()));
      }
    }
    return facts.stream().allMatch(Fact.PersonSeen.class::isInstance)
        ? new Reading.Nothing(
            envelope.text("type").orElse("")
                + " "
                + action
                + ": no new post, no link stated or withdrawn")
        : new Reading.Facts(facts);
  }

  private Fact changed(ItemRef.Own item, Shown shown, List<FieldChange> changes) throws BadField {
    return new Fact.ItemChanged(item, shown.at(), 0, actor(), changes);
  }

  private Optional<Fact> status(Shown shown, ItemRef.Own item, String type, String idField)
      throws BadField {
    boolean byActor =
        !action.equals("update") || before.shows(idField) || before.shows("archivedAt");
    Optional<PersonRef> by = byActor ? person() : Optional.empty();
    if (action.equals("remove") || data.flag("trashed").orElse(false)) {
      return Status.removed(shown, item, type, actor(), gone(), by);
    }
    return Status.of(shown, item, type, actor(), by);
  }

  private Shown shown() throws BadField {
    Shown.How how = action.equals("create") ? Shown.How.NEW : Shown.How.CHANGED;
    return new Shown(connection, data, before, how, updatedAt());
  }

  /** Asked for by most of what an event says, and a time takes long to read. */
  private Instant updatedAt() throws BadField {
    if (updated.isEmpty()) {
      updated = Optional.of(shownAt("updatedAt"));
    }
    return updated.get();
  }

  private Instant shownAt(String first) throws BadField {
    for (String name : List.of(first, "updatedAt", "createdAt")) {
      if (data.has(name)) {
        return data.required(name, data.instant(name));
      }
    }
    return gone();
  }

  /** When the event happened, as its envelope says. */
  private Instant gone() throws BadField {
    if (envelope.has("createdAt")) {
      return envelope.required("createdAt", envelope.instant("createdAt"));
    }
    return envelope
        .whole("webhookTimestamp", 0, 999_999_999_999_999L)
        .map(Instant::ofEpochMilli)
        .orElse(receivedAt);
  }

  private ItemRef.Own item(String name) throws BadField {
    return own(data, name);
  }

  private ItemRef.Own own(Fields entity, String name) throws BadField {
    return new ItemRef.Own(connection, entity.required(name, entity.name(name, ID)));
  }

  private Optional<String> page() throws BadField {
    return envelope.url("url");
  }

  /** What Linear closes or archives when its time has come is nobody's act. */
  private Actor actor() throws BadField {
    for (String name : List.of("autoClosedAt", "autoArchivedAt")) {
      if (data.has(name) && before.showsNull(name)) {
        return Actor.BOT;
      }
    }
    Optional<String> type = envelope.object("actor").text("type");
    return type.isEmpty() || type.get().equals("user") ? Actor.HUMAN : Actor.BOT;
  }

  private Optional<PersonRef> person() throws BadField {
    Fields actor = envelope.object("actor");
    return actor() == Actor.HUMAN ? LinearPeople.user(connection, actor) : Optional.empty();
  }

  /** What somebody outside of Linear wrote, a service brought here. */
  private Actor writer() throws BadField {
    return data.has("externalUser") || data.has("externalUserId") ? Actor.HUMAN : actor();
  }

  private PersonRef author() throws BadField {
    Optional<PersonRef> user =
        LinearPeople.person(connection, data, "user", "userId", "externalUser", "externalUserId");
    Optional<PersonRef> author = user.isPresent() ? user : person();
    return author.orElse(PersonRef.alias(connection, "nobody"));
  }

  private List<Fact> people(String... names) throws BadField {
    List<Fields> users = new ArrayList<>();
    if (actor() == Actor.HUMAN) {
      users.add(envelope.object("actor"));
    }
    for (String name : names) {
      users.add(data.object(name));
    }
    return LinearPeople.seen(connection, updatedAt(), users);
  }
}
