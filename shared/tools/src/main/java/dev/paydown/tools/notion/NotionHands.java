package dev.paydown.tools.notion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.notion.Properties.DateProperty;
import dev.paydown.tools.notion.Properties.Property;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Notion lets be changed of a page (Notion docs, Update page, Create comment): the properties
 * that a reading understands. A page without such a property is for people; so is putting one in
 * the trash, where Notion would delete it after a while.
 */
final class NotionHands implements Hands<NotionTarget> {
  /** What Paydown can make there. */
  static final Set<Makes> MAKES =
      Set.of(
          Makes.change(MoveAction.SET_DATE, "start", "due").withWayBack(),
          Makes.change(MoveAction.CLEAR, "start", "due", "owner").withWayBack(),
          Makes.change(MoveAction.ASSIGN).withWayBack(),
          Makes.change(MoveAction.START).withWayBack(),
          Makes.change(MoveAction.REOPEN).withWayBack(),
          Makes.change(MoveAction.CANCEL),
          Makes.markedComment());

  private static final int PAGES = 10;
  private final OutgoingHttp http;
  private final Acting acting;
  private final String uid;

  NotionHands(OutgoingHttp http, Acting acting) {
    this.http = http;
    this.acting = acting;
    this.uid = acting.move().uid();
  }

  private RestApi api() {
    return NotionApi.lookup(http, acting.connection(), acting.now()).api();
  }

  @Override
  public String tool() {
    return NotionApi.TOOL;
  }

  @Override
  public Look<NotionTarget> look() {
    Look<Fields> page =
        Look.of(tool(), api().get(NotionApi.page(uid)), shown -> Fields.of("page", shown));
    return page.then(shown -> source(shown).then(source -> target(shown, source)));
  }

  private Look<NotionTarget> target(Fields page, Optional<Fields> source) {
    try {
      String connection = acting.connection().name();
      Properties properties = Properties.of(page, _ -> source);
      return new Look.Seen<>(NotionTarget.of(connection, page, properties));
    } catch (BadField e) {
      return notUnderstood(e);
    }
  }

  private <T> Look<T> notUnderstood(BadField e) {
    String why = tool() + "'s answer is not to be understood: " + e.what();
    return new Look.NotSeen<>(Attempt.failed(why));
  }

  /** Where the page is a row, its data source, which tells its options; if it may be seen. */
  private Look<Optional<Fields>> source(Fields page) {
    boolean isAsked =
        switch (acting.move().action()) {
          case START, CANCEL, REOPEN -> true;
          case SET_DATE,
              COMMENT,
              ASSIGN,
              CLEAR,
              BOOK_SLOT,
              GRANT_APPROVAL,
              DENY_APPROVAL,
              UNBLOCK,
              CUT_LINK,
              REQUEST_REVIEW,
              LINK,
              RE_COMMIT ->
              false;
        };
    try {
      Optional<String> id = Pages.id(page.object("parent"), "data_source_id");
      return isAsked && id.isPresent() ? source(id.get()) : new Look.Seen<>(Optional.empty());
    } catch (BadField e) {
      return notUnderstood(e);
    }
  }

  private Look<Optional<Fields>> source(String id) {
    Reply reply = api().get(NotionApi.source(id));
    return reply instanceof Reply.Refused || reply instanceof Reply.Missing
        ? new Look.Seen<>(Optional.empty())
        : Look.of(tool(), reply, shown -> Optional.of(Fields.of("data_source", shown)));
  }

  @Override
  public Way date(NotionTarget target, String field, Optional<String> to) {
    ItemField of = field.equals("start") ? ItemField.START : ItemField.DUE;
    try {
      Optional<DateProperty> at = target.properties().dateProperty(of);
      Optional<JsonNode> value = at.isEmpty() ? Optional.empty() : DateWritten.of(at.get(), to);
      return value.isEmpty() ? new Way.ByHand() : update(at.orElseThrow().property(), value.get());
    } catch (BadField e) {
      return Way.cannot(e.what());
    }
  }

  /** Makes one user the only one in the property that tells whose the page is. */
  @Override
  public Way assign(NotionTarget target, Optional<String> email) {
    Optional<Property> owner = target.properties().owner();
    if (owner.isEmpty()) {
      return new Way.ByHand();
    }
    ArrayNode people = NotionApi.object().arrayNode();
    if (email.isEmpty()) {
      return update(owner.get(), people);
    }
    return switch (user(email.get())) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> id) -> {
        id.ifPresent(one -> people.addObject().put("object", "user").put("id", one));
        yield id.isPresent()
            ? update(owner.get(), people)
            : Way.cannot("no user of Notion is known for the new owner");
      }
    };
  }

  /** The id that somebody said is theirs, else that of the user with that address. */
  private Look<Optional<String>> user(String email) {
    List<String> known = acting.userIds().of(email);
    return known.isEmpty()
        ? search("/v1/users?page_size=100", user -> withAddress(user, email))
        : new Look.Seen<>(Optional.of(known.getFirst()));
  }

  private static Optional<String> withAddress(Fields user, String email) throws BadField {
    Optional<ShownPerson> person = NotionPeople.shown(user);
    return person
        .filter(one -> one.email().filter(email::equalsIgnoreCase).isPresent())
        .flatMap(ShownPerson::id);
  }

  /** What is looked for in one of a list's elements. */
  @FunctionalInterface
  private interface Found<T> {
    Optional<T> in(Fields element) throws BadField;
  }

  /** Goes through a list page by page, oldest first (Notion docs, Pagination). */
  private <T> Look<Optional<T>> search(String path, Found<T> found) {
    String from = "";
    for (int page = 0; page < PAGES; page++) {
      Look<Fields> look =
          Look.of(tool(), api().get(path + from), shown -> Fields.of("list", shown));
      switch (look) {
        case Look.NotSeen<Fields>(Attempt answer) -> {
          return new Look.NotSeen<>(answer);
        }
        case Look.Seen<Fields>(Fields list) -> {
          try {
            for (Fields element : list.objects("results")) {
              Optional<T> one = found.in(element);
              if (one.isPresent()) {
                return new Look.Seen<>(one);
              }
            }
            Optional<String> next = list.text("next_cursor").filter(text -> !text.isEmpty());
            if (next.isEmpty()) {
              return new Look.Seen<>(Optional.empty());
            }
            from = "&start_cursor=" + RestApi.part(next.get());
          } catch (BadField e) {
            return notUnderstood(e);
          }
        }
      }
    }
    return new Look.NotSeen<>(Attempt.failed("Notion has too many of them to look through"));
  }

  /** To the first option of its status or select that says so, else by its box. */
  @Override
  public Way turn(NotionTarget target, Standing to) {
    try {
      Optional<Property> stage = target.properties().stageProperty();
      Optional<JsonNode> value =
          stage.isEmpty()
              ? Optional.empty()
              : StageOptions.value(target.properties(), stage.get(), to);
      return value.isEmpty() ? new Way.ByHand() : update(stage.orElseThrow(), value.get());
    } catch (BadField e) {
      return Way.cannot(e.what());
    }
  }

  private Way update(Property property, JsonNode value) {
    ObjectNode body = NotionApi.object();
    body.putObject("properties").putObject(property.key()).set(property.type(), value);
    return Way.send(() -> api().send("PATCH", NotionApi.page(uid), body));
  }

  @Override
  public Attempt comment(NotionTarget target) {
    String mark = Addition.markInText(acting.execution().id());
    Addition.Place page = new Addition.Place(target.url());
    Found<Addition.Place> ours =
        comment ->
            RichText.plain(comment.objects("rich_text")).contains(mark)
                ? Optional.of(page)
                : Optional.empty();
    return new Addition(
            tool(),
            "the comment",
            () -> search(NotionApi.comments(uid), ours),
            () -> api().send("POST", "/v1/comments", comment()))
        .make();
  }

  private ObjectNode comment() {
    ObjectNode body = NotionApi.object();
    body.putObject("parent").put("page_id", uid);
    body.set("rich_text", NotionPacket.of(acting.execution()));
    return body;
  }
}
