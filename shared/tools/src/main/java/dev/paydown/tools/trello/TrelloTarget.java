package dev.paydown.tools.trello;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.act.Standing;
import dev.paydown.tools.act.Target;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.BoardColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A card as Trello's API shows it now.
 *
 * @param isShared whether it has more than one member, of whom none is the owner alone
 */
record TrelloTarget(
    String board,
    Optional<String> url,
    Optional<Instant> start,
    Optional<Instant> due,
    Set<String> owner,
    boolean isShared,
    Standing standing)
    implements Target {
  /** What a reading asks for (Atlassian developer docs, Trello REST API, Get a Card). */
  static final String ASKED =
      "?fields=closed,due,dueComplete,idBoard,idMembers,shortLink,start"
          + "&members=true&member_fields=username&list=true";

  private static final int NAME = 200;

  static TrelloTarget of(String connection, JsonNode shown) throws BadField {
    Fields card = Fields.of("", shown);
    Set<String> owner = new HashSet<>();
    for (Fields member : card.objects("members")) {
      for (String name : new String[] {"id", "username"}) {
        member.name(name, NAME).ifPresent(id -> owner.add(PersonRef.alias(connection, id).value()));
      }
    }
    return new TrelloTarget(
        card.required("idBoard", card.text("idBoard")),
        Card.shortLink(card).map(Card::page),
        card.instant("start"),
        card.instant("due"),
        Set.copyOf(owner),
        card.objects("members").size() > 1,
        standing(card));
  }

  /** As deliveries are read: by its archive, by its mark, by the name of its list. */
  private static Standing standing(Fields card) throws BadField {
    BoardColumn list = BoardColumn.named(card.object("list").text("name").orElse(""));
    if (list == BoardColumn.DONE || (isMarked(card) && !isPutAway(card))) {
      return Standing.DONE;
    }
    if (isPutAway(card) || list == BoardColumn.GIVEN_UP) {
      return Standing.CANCELLED;
    }
    return list == BoardColumn.UNDER_WAY ? Standing.STARTED : Standing.OPEN;
  }

  private static boolean isMarked(Fields card) throws BadField {
    return card.flag("dueComplete").orElse(false);
  }

  private static boolean isPutAway(Fields card) throws BadField {
    return card.flag("closed").orElse(false);
  }

  /** The instant in that field. */
  Optional<Instant> instant(String field) {
    return field.equals("start") ? start : due;
  }

  /** On UTC's day, as deliveries are read. */
  @Override
  public Optional<String> date(String field) {
    return instant(field).map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString());
  }
}
