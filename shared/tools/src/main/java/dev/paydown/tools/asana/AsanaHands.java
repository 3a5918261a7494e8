package dev.paydown.tools.asana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Bond;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Asana lets be changed in a task (Asana docs, Update a task, Create a story on a task, Add
 * task to section). A comment cannot be given an id, so it carries a mark and is looked for before
 * it is added again; of two the oldest counts. A project is for people, with the link.
 */
final class AsanaHands implements Hands<AsanaTarget> {
  private static final Makes.Items TASKS = Makes.Items.except("initiative");

  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "start", "due").of(TASKS).withWayBack(),
          Makes.change(MoveAction.CLEAR, "start", "due", "owner").of(TASKS).withWayBack(),
          Makes.change(MoveAction.ASSIGN).of(TASKS).withWayBack(),
          Makes.change(MoveAction.START).of(TASKS).withWayBack(),
          Makes.change(MoveAction.REOPEN).of(TASKS).withWayBack(),
          Makes.change(MoveAction.LINK).of(TASKS).withWayBack(),
          Makes.change(MoveAction.CUT_LINK).of(TASKS).withWayBack(),
          Makes.markedComment().of(TASKS));

  private static final Pattern GID = Pattern.compile("[0-9]{1,30}");
  private static final int PAGE = 100;
  private static final int PAGES = 10;
  private final RestApi api;
  private final Acting acting;
  private final String task;

  AsanaHands(OutgoingHttp http, Acting acting) {
    this.acting = acting;
    Connection connection = acting.connection();
    this.api = AsanaApi.of(http, connection, connection.token().orElse(""), acting.now());
    this.task = AsanaApi.task(acting.move().uid());
  }

  @Override
  public String tool() {
    return AsanaApi.TOOL;
  }

  @Override
  public Look<AsanaTarget> look() {
    if (acting.move().uid().startsWith(Gids.PROJECT)) {
      return new Look.NotSeen<>(Attempt.byHand(acting.move().url()));
    }
    String connection = acting.connection().name();
    return Look.of(
        tool(), api.get(task + AsanaTarget.ASKED), shown -> AsanaTarget.of(connection, shown));
  }

  /** A date keeps the time of day that it has. */
  @Override
  public Way date(AsanaTarget target, String field, Optional<String> to) {
    return field.equals("start") ? start(target, to) : due(target, to);
  }

  /** Asana keeps no start without a due date: whether to give up both is for people. */
  private Way due(AsanaTarget target, Optional<String> to) {
    if (to.isEmpty() && target.start().on().isPresent()) {
      return new Way.ByHand();
    }
    return update(dated(AsanaApi.object(), "due", target.due(), to.map(LocalDate::parse)));
  }

  /** A request that sets or unsets a start has to say the due date too: the one that was read. */
  private Way start(AsanaTarget target, Optional<String> to) {
    AsanaTarget.Day due = target.due();
    if (due.on().isEmpty()) {
      return Way.cannot("Asana keeps no start date without a due date");
    }
    ObjectNode data = dated(AsanaApi.object(), "start", target.start(), to.map(LocalDate::parse));
    return update(dated(data, "due", due, due.on()));
  }

  /** One that has a time is moved by days. */
  private static ObjectNode dated(
      ObjectNode data, String field, AsanaTarget.Day was, Optional<LocalDate> to) {
    if (to.isEmpty()) {
      return data.putNull(field + "_on");
    }
    if (was.at().isEmpty() || was.on().isEmpty()) {
      return data.put(field + "_on", to.get().toString());
    }
    long days = ChronoUnit.DAYS.between(was.on().get(), to.get());
    Instant at = was.at().get().plus(days, ChronoUnit.DAYS);
    return data.put(field + "_at", at.toString());
  }

  /** By id, where somebody said whose it is; else by address, which Asana takes in its place. */
  @Override
  public Way assign(AsanaTarget target, Optional<String> email) {
    if (email.isEmpty()) {
      return update(AsanaApi.object().putNull("assignee"));
    }
    return user(email.get())
        .map(user -> update(AsanaApi.object().put("assignee", user)))
        .orElseGet(() -> Way.cannot("no user of Asana is known for the new owner"));
  }

  private Optional<String> user(String person) {
    List<String> known = acting.userIds().of(person);
    if (!known.isEmpty()) {
      return Optional.of(known.getFirst());
    }
    String own = acting.connection().name() + ":";
    String gid = person.startsWith(own) ? person.substring(own.length()) : "";
    return GID.matcher(gid).matches()
        ? Optional.of(gid)
        : Optional.of(person).filter(Fields::isEmail);
  }

  /**
   * Begun by the column of its first project that says so, and set back likewise; opened again by
   * taking away that it is complete. Nothing says that work is called off but to delete it, which
   * is for people.
   */
  @Override
  public Way turn(AsanaTarget target, Standing to) {
    return switch (to) {
      case STARTED ->
          target.columns().isEmpty()
              ? new Way.ByHand()
              : into(target.columns().getFirst().project(), BoardColumn.UNDER_WAY, false);
      case OPEN -> open(target);
      case DONE, CANCELLED -> new Way.ByHand();
    };
  }

  private Way open(AsanaTarget target) {
    List<String> underWay = target.underWay();
    return switch (underWay.size()) {
      case 0 -> Way.send(this::takeUp);
      case 1 -> into(underWay.getFirst(), BoardColumn.NOT_BEGUN, target.isCompleted());
      default -> new Way.ByHand();
    };
  }

  private Way into(String project, BoardColumn column, boolean isCompleted) {
    Reply sections =
        api.get(
            "/projects/" + RestApi.part(project) + "/sections?limit=" + PAGE + "&opt_fields=name");
    return switch (Look.of(tool(), sections, shown -> section(shown, column))) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> section) ->
          section
              .map(gid -> Way.send(() -> isCompleted ? moveAndTakeUp(gid) : move(gid)))
              .orElseGet(Way.ByHand::new);
    };
  }

  private static Optional<String> section(JsonNode shown, BoardColumn column) throws BadField {
    for (Fields section : Fields.of("sections", shown).objects("data")) {
      if (BoardColumn.named(section.text("name").orElse("")) == column) {
        return Gids.of(section);
      }
    }
    return Optional.empty();
  }

  private Reply move(String section) {
    ObjectNode data = AsanaApi.object().put("task", acting.move().uid());
    return api.send("POST", "/sections/" + RestApi.part(section) + "/addTask", AsanaApi.body(data));
  }

  /** To put it where it stands already changes nothing, so that both may be asked for again. */
  private Reply moveAndTakeUp(String section) {
    Reply moved = move(section);
    return moved instanceof Reply.Data ? takeUp() : moved;
  }

  private Reply takeUp() {
    return put(AsanaApi.object().put("completed", false));
  }

  /** A dependency between tasks (Asana docs, Set dependencies for a task). */
  @Override
  public Look<Optional<Bond>> blockedBy(AsanaTarget target, String uid) {
    return new Look.Seen<>(GID.matcher(uid).matches() ? Optional.of(bond(uid)) : Optional.empty());
  }

  private Bond bond(String blocker) {
    ObjectNode data = AsanaApi.object();
    data.putArray("dependencies").add(blocker);
    return new Bond(
        () -> dependency(blocker),
        () -> api.send("POST", task + "/addDependencies", AsanaApi.body(data)),
        _ -> api.send("POST", task + "/removeDependencies", AsanaApi.body(data)));
  }

  /** A task has at most thirty, which are one page. */
  private Look<Optional<String>> dependency(String blocker) {
    Reply dependencies = api.get(task + "/dependencies?limit=" + PAGE);
    return Look.of(
        tool(),
        dependencies,
        shown -> {
          for (JsonNode one : shown.path("data")) {
            if (one.path("gid").asText().equals(blocker)) {
              return Optional.of(blocker);
            }
          }
          return Optional.empty();
        });
  }

  private Way update(ObjectNode data) {
    return Way.send(() -> put(data));
  }

  private Reply put(ObjectNode data) {
    return api.send("PUT", task, AsanaApi.body(data));
  }

  @Override
  public Attempt comment(AsanaTarget target) {
    ObjectNode data = AsanaApi.object().put("html_text", AsanaComment.of(acting.execution()));
    return new Addition(
            tool(),
            "the comment",
            () -> existing(target, 0, ""),
            () -> api.send("POST", task + "/stories", AsanaApi.body(data)))
        .make();
  }

  /** Stories come oldest first, page by page. */
  private Look<Optional<Addition.Place>> existing(AsanaTarget target, int page, String offset) {
    if (page == PAGES) {
      // Whether it stands behind so many is not known: nothing may be added.
      return new Look.NotSeen<>(
          Attempt.failed("Asana's task has too many stories to see whether our comment is there"));
    }
    String from = offset.isEmpty() ? "" : "&offset=" + RestApi.part(offset);
    Reply stories = api.get(task + "/stories?limit=" + PAGE + "&opt_fields=text" + from);
    return Look.of(tool(), stories, this::page)
        .then(
            read ->
                read.isOurs() || read.next().isEmpty()
                    ? new Look.Seen<>(
                        read.isOurs()
                            ? Optional.of(new Addition.Place(target.url()))
                            : Optional.empty())
                    : existing(target, page + 1, read.next().get()));
  }

  /** One page of stories: whether our comment is among them, and where the next one begins. */
  private record Page(boolean isOurs, Optional<String> next) {}

  private Page page(JsonNode shown) throws BadField {
    Fields stories = Fields.of("stories", shown);
    String mark = Addition.markInText(acting.execution().id());
    boolean isOurs = false;
    for (Fields story : stories.objects("data")) {
      isOurs |= story.text("text").orElse("").contains(mark);
    }
    Optional<String> next = stories.object("next_page").text("offset");
    return new Page(isOurs, next.filter(text -> !text.isEmpty()));
  }
}
