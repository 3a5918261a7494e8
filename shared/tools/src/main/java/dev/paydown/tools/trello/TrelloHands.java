package dev.paydown.tools.trello;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.proposal.MoveAction;
import dev.paydown.tools.Acting;
import dev.paydown.tools.Attempt;
import dev.paydown.tools.Makes;
import dev.paydown.tools.act.Addition;
import dev.paydown.tools.act.Hands;
import dev.paydown.tools.act.Look;
import dev.paydown.tools.act.PacketMarkdown;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Way;
import dev.paydown.tools.http.OutgoingHttp;
import dev.paydown.tools.http.Reply;
import dev.paydown.tools.http.RestApi;
import dev.paydown.tools.text.BoardColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Trello lets be changed in a card (Atlassian developer docs, Trello REST API, Update a Card,
 * Add a new comment to a Card). A comment cannot be given an id, so it carries a mark and is looked
 * for before it is added again; of two the oldest counts.
 */
final class TrelloHands implements Hands<TrelloTarget> {
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

  /** The most actions of one reading. */
  private static final int PAGE = 1_000;

  /** How far the clocks of Trello and of Paydown may be apart, and more. */
  private static final Duration MARGIN = Duration.ofHours(1);

  private final RestApi api;
  private final Acting acting;
  private final String card;

  TrelloHands(OutgoingHttp http, Acting acting) {
    this.acting = acting;
    this.api = TrelloApi.of(http, acting.connection(), acting.now());
    this.card = TrelloApi.card(acting.move().uid());
  }

  @Override
  public String tool() {
    return TrelloApi.TOOL;
  }

  @Override
  public Look<TrelloTarget> look() {
    String connection = acting.connection().name();
    return Look.of(
        tool(), api.get(card + TrelloTarget.ASKED), shown -> TrelloTarget.of(connection, shown));
  }

  /** A date has a time in Trello: the one that it had, else UTC's noon, most people's same day. */
  @Override
  public Way date(TrelloTarget target, String field, Optional<String> to) {
    ObjectNode body = object();
    LocalTime time =
        target
            .instant(field)
            .map(at -> LocalTime.ofInstant(at, ZoneOffset.UTC))
            .orElse(LocalTime.NOON);
    to.ifPresentOrElse(
        day ->
            body.put(field, LocalDate.parse(day).atTime(time).toInstant(ZoneOffset.UTC).toString()),
        () -> body.putNull(field));
    return update(body);
  }

  /** Makes one member the only one; a card of several is for its people. */
  @Override
  public Way assign(TrelloTarget target, Optional<String> email) {
    if (target.isShared()) {
      return new Way.ByHand();
    }
    if (email.isEmpty()) {
      return update(object().put("idMembers", ""));
    }
    List<String> known = acting.userIds().of(email.get());
    if (known.isEmpty()) {
      return Way.cannot("no member of Trello is known for the new owner");
    }
    Reply member = api.get("/members/" + RestApi.part(known.getFirst()) + "?fields=username");
    return switch (Look.of(tool(), member, shown -> shown.path("id").asText())) {
      case Look.NotSeen<String>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<String>(String id) -> update(object().put("idMembers", id));
    };
  }

  /**
   * To the first list of its board whose name says so, out of the archive and without the mark.
   * What is called off goes to the archive where there is no list for it.
   */
  @Override
  public Way turn(TrelloTarget target, Standing to) {
    Reply lists =
        api.get("/boards/" + RestApi.part(target.board()) + "/lists?filter=open&fields=name");
    return switch (Look.of(tool(), lists, shown -> list(shown, column(to)))) {
      case Look.NotSeen<Optional<String>>(Attempt answer) -> new Way.Not(answer);
      case Look.Seen<Optional<String>>(Optional<String> list) ->
          list.map(id -> update(into(id, to)))
              .orElseGet(
                  () ->
                      to == Standing.CANCELLED
                          ? update(object().put("closed", true))
                          : new Way.ByHand());
    };
  }

  private static ObjectNode into(String list, Standing to) {
    ObjectNode body = object().put("idList", list);
    return to == Standing.OPEN ? body.put("closed", false).put("dueComplete", false) : body;
  }

  private static BoardColumn column(Standing to) {
    return switch (to) {
      case OPEN -> BoardColumn.NOT_BEGUN;
      case STARTED -> BoardColumn.UNDER_WAY;
      case DONE -> BoardColumn.DONE;
      case CANCELLED -> BoardColumn.GIVEN_UP;
    };
  }

  private static Optional<String> list(JsonNode lists, BoardColumn column) {
    for (JsonNode list : lists) {
      if (BoardColumn.named(list.path("name").asText()) == column) {
        return Optional.of(list.path("id").asText()).filter(id -> !id.isBlank());
      }
    }
    return Optional.empty();
  }

  private Way update(ObjectNode body) {
    return Way.send(() -> api.send("PUT", card, body));
  }

  @Override
  public Attempt comment(TrelloTarget target) {
    return new Addition(tool(), "the comment", () -> existing(target), this::create).make();
  }

  private Reply create() {
    ObjectNode body = object().put("text", PacketMarkdown.of(acting.execution()));
    return api.send("POST", card + "/actions/comments", body);
  }

  /** Looks for the mark among what was written since the decision, newest first. */
  private Look<Optional<Addition.Place>> existing(TrelloTarget target) {
    Instant since = acting.execution().decidedAt().minus(MARGIN);
    Reply comments =
        api.get(
            card
                + "/actions?filter=commentCard&fields=data&limit="
                + PAGE
                + "&since="
                + RestApi.part(since.toString()));
    return switch (Look.of(tool(), comments, shown -> shown)) {
      case Look.NotSeen<JsonNode>(Attempt answer) -> new Look.NotSeen<>(answer);
      case Look.Seen<JsonNode>(JsonNode shown) -> {
        Optional<Addition.Place> ours = marked(target, shown);
        // Whether it stands behind so many is not known: nothing may be added.
        yield ours.isEmpty() && shown.size() >= PAGE
            ? new Look.NotSeen<>(
                Attempt.failed("Trello's card has too many comments to see whether ours is there"))
            : new Look.Seen<>(ours);
      }
    };
  }

  private Optional<Addition.Place> marked(TrelloTarget target, JsonNode comments) {
    String mark = Addition.markInText(acting.execution().id());
    Optional<Addition.Place> oldest = Optional.empty();
    for (JsonNode comment : comments) {
      if (comment.at("/data/text").asText().contains(mark)) {
        String id = comment.path("id").asText();
        oldest = Optional.of(new Addition.Place(target.url().map(url -> url + "#comment-" + id)));
      }
    }
    return oldest;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
