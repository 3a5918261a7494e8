package dev.paydown.tools.gitea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Bond;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.PacketMarkdown;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.GivenUp;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Gitea lets be changed in an issue or a pull request (Gitea's API, as it describes itself). A
 * comment cannot be given an id, so it carries a mark and is looked for before it is added again;
 * of two the oldest counts.
 */
final class GiteaHands implements Hands<GiteaTarget> {
  private static final Makes.Items PULLS = Makes.Items.only("pull-request");

  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "due").withWayBack(),
          Makes.change(MoveAction.CLEAR, "due", "owner").withWayBack(),
          Makes.change(MoveAction.ASSIGN).withWayBack(),
          Makes.change(MoveAction.CANCEL),
          Makes.change(MoveAction.REOPEN),
          Makes.change(MoveAction.LINK).withWayBack(),
          Makes.change(MoveAction.CUT_LINK).withWayBack(),
          Makes.change(MoveAction.REQUEST_REVIEW).of(PULLS).withWayBack(),
          Makes.change(MoveAction.CLEAR, "reviewer").of(PULLS).withWayBack(),
          Makes.markedComment());

  private final GiteaApi api;
  private final Acting acting;

  GiteaHands(OutgoingHttp http, Acting acting) {
    this.acting = acting;
    this.api = GiteaApi.of(http, acting.connection(), acting.now());
  }

  @Override
  public String tool() {
    return GiteaApi.TOOL;
  }

  @Override
  public boolean knowsReviewers() {
    return true;
  }

  @Override
  public Look<GiteaTarget> look() {
    Optional<Uid> uid = Uid.of(acting.move().uid());
    if (uid.isEmpty()) {
      return new Look.NotSeen<>(Attempt.failed(tool() + " no longer knows the item"));
    }
    Look<GiteaTarget> shown =
        place(uid.get().repository()).then(place -> look(place.path(), uid.get().number()));
    return acting.move().field().equals("reviewer") ? shown.then(this::withReviewers) : shown;
  }

  /** Of whom a review is asked is told by the pull request alone. */
  private Look<GiteaTarget> withReviewers(GiteaTarget target) {
    String connection = acting.connection().name();
    return target.isPull()
        ? Look.of(tool(), api.rest().get(target.pull()), pull -> target.with(connection, pull))
        : new Look.Seen<>(target);
  }

  private Look<GiteaTarget> look(String repository, long number) {
    return Look.of(
        tool(),
        api.rest().get(repository + "/issues/" + number),
        shown -> GiteaTarget.of(acting.connection().name(), repository, number, shown));
  }

  /** Where the API has a repository, and how it names it elsewhere. */
  private record Place(String path, String owner, String name) {}

  private Look<Place> place(long repository) {
    return Look.of(
        tool(),
        api.repository(repository),
        shown -> {
          Fields fields = Fields.of("repository", shown);
          return new Place(
              fields.required("owner.login", GiteaApi.path(shown)),
              shown.path("owner").path("login").asText(),
              shown.path("name").asText());
        });
  }

  /**
   * By the request that is for this alone: it takes the day as it is written, while an edit of the
   * issue lets the day end by the clock of whoever asks, so that another day may be shown.
   */
  @Override
  public Way date(GiteaTarget target, String field, Optional<String> to) {
    if (!field.equals("due")) {
      return new Way.ByHand();
    }
    ObjectNode body = object();
    to.ifPresentOrElse(
        date -> body.put("due_date", date + "T12:00:00Z"), () -> body.putNull("due_date"));
    return Way.send(() -> api.rest().send("POST", target.path() + "/deadline", body));
  }

  @Override
  public Way assign(GiteaTarget target, Optional<String> email) {
    if (email.isEmpty()) {
      return Way.send(() -> edit(target, assignees(Optional.empty())));
    }
    return switch (login(target, email.get())) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> login) ->
          login.isPresent()
              ? Way.send(() -> edit(target, assignees(login)))
              : Way.cannot("no user of Gitea is known for the new owner");
    };
  }

  private static ObjectNode assignees(Optional<String> login) {
    ObjectNode body = object();
    ArrayNode list = body.putArray("assignees");
    login.ifPresent(list::add);
    return body;
  }

  /** The login that somebody said is theirs, else that of the assignable user with that address. */
  private Look<Optional<String>> login(GiteaTarget target, String email) {
    List<String> known = acting.userIds().of(email);
    if (!known.isEmpty()) {
      return new Look.Seen<>(Optional.of(known.getFirst()));
    }
    Reply assignable = api.rest().get(target.repository() + "/assignees");
    return Look.of(tool(), assignable, found -> withAddress(found, email));
  }

  private static Optional<String> withAddress(JsonNode users, String email) throws BadField {
    for (JsonNode one : users) {
      ShownPerson user = GiteaPeople.shown(Fields.of("user", one));
      if (user.email().filter(email::equalsIgnoreCase).isPresent()) {
        return user.id();
      }
    }
    return Optional.empty();
  }

  /**
   * Opened and closed by its state. Gitea has one state for what is done and what is called off: a
   * pull request is called off by closing it unmerged; an issue, by first giving it a label of its
   * repository that says so. Nothing says that somebody has begun.
   */
  @Override
  public Way turn(GiteaTarget target, Standing to) {
    return switch (to) {
      case OPEN -> Way.send(() -> edit(target, object().put("state", "open")));
      case CANCELLED -> target.isPull() ? Way.send(() -> close(target)) : cancel(target);
      case STARTED, DONE -> new Way.ByHand();
    };
  }

  private Way cancel(GiteaTarget target) {
    return switch (label(target)) {
      case Look.NotSeen<Optional<Long>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<Long>>(Optional<Long> label) ->
          label.map(id -> Way.send(() -> cancel(target, id))).orElseGet(Way.ByHand::new);
    };
  }

  /** To put on a label that is there changes nothing, so that both may be asked for again. */
  private Reply cancel(GiteaTarget target, long label) {
    ObjectNode body = object();
    body.putArray("labels").add(label);
    Reply labelled = api.rest().send("POST", target.path() + "/labels", body);
    return labelled instanceof Reply.Data ? close(target) : labelled;
  }

  private Look<Optional<Long>> label(GiteaTarget target) {
    Reply labels = api.rest().get(target.repository() + "/labels?limit=50");
    return Look.of(
        tool(),
        labels,
        shown -> {
          for (JsonNode label : shown) {
            if (GivenUp.saysDecided(label.path("name").asText())) {
              return Optional.of(label.path("id").asLong());
            }
          }
          return Optional.empty();
        });
  }

  private Reply close(GiteaTarget target) {
    return edit(target, object().put("state", "closed"));
  }

  private Reply edit(GiteaTarget target, ObjectNode body) {
    return api.rest().send("PATCH", target.path(), body);
  }

  @Override
  public Attempt comment(GiteaTarget target) {
    ObjectNode body = object().put("body", PacketMarkdown.of(acting.execution()));
    return new Addition(
            tool(),
            "the comment",
            () -> existing(target),
            () -> api.rest().send("POST", target.path() + "/comments", body))
        .make();
  }

  /** Gitea lists all comments of an issue at once, oldest first. */
  private Look<Optional<Addition.Place>> existing(GiteaTarget target) {
    String mark = Addition.markInText(acting.execution().id());
    return Look.of(
        tool(),
        api.rest().get(target.path() + "/comments"),
        comments -> {
          for (JsonNode comment : comments) {
            if (comment.path("body").asText().contains(mark)) {
              Fields ours = Fields.of("comment", comment);
              return Optional.of(new Addition.Place(ours.url("html_url")));
            }
          }
          return Optional.empty();
        });
  }

  /** A pull request's alone: the login that somebody said, else the assignable user's. */
  @Override
  public Way review(GiteaTarget target, String email, boolean isAsked) {
    if (!target.isPull()) {
      return new Way.ByHand();
    }
    return switch (login(target, email)) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> login) ->
          login
              .map(one -> Way.send(() -> review(target, one, isAsked ? "POST" : "DELETE")))
              .orElseGet(() -> Way.cannot("no user of Gitea is known for the reviewer"));
    };
  }

  private Reply review(GiteaTarget target, String login, String method) {
    ObjectNode body = object();
    body.putArray("reviewers").add(login);
    return api.rest().send(method, target.pull() + "/requested_reviewers", body);
  }

  /** A dependency of Gitea's own. */
  @Override
  public Look<Optional<Bond>> blockedBy(GiteaTarget target, String text) {
    Optional<Uid> uid = Uid.of(text);
    return uid.isEmpty()
        ? new Look.Seen<>(Optional.empty())
        : place(uid.get().repository())
            .then(place -> new Look.Seen<>(Optional.of(bond(target, uid.get(), place))));
  }

  private Bond bond(GiteaTarget target, Uid blocker, Place place) {
    String path = target.path() + "/dependencies";
    ObjectNode meta =
        object()
            .put("owner", place.owner())
            .put("repo", place.name())
            .put("index", blocker.number());
    return new Bond(
        () -> dependency(path, blocker),
        () -> api.rest().send("POST", path, meta),
        _ -> api.rest().send("DELETE", path, meta));
  }

  /** That item among those which Gitea holds that the target depends on. */
  private Look<Optional<String>> dependency(String path, Uid blocker) {
    return switch (api.list(path)) {
      case GiteaApi.Listing.NotRead(Reply reply) -> Look.of(tool(), reply, _ -> Optional.empty());
      case GiteaApi.Listing.Read(GiteaApi.Listed listed) ->
          new Look.Seen<>(
              listed.elements().stream()
                  .filter(one -> one.path("number").asLong() == blocker.number())
                  .filter(one -> one.path("repository").path("id").asLong() == blocker.repository())
                  .map(one -> one.path("id").asText())
                  .findFirst());
    };
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
