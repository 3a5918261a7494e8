package dev.paydown.tools.trello;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.DueHistory;
import dev.paydown.tools.Lookup;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A card's due dates by its actions, of which Trello lists at most a thousand at once, the latest
 * first (Atlassian developer docs, Trello REST API, Get Actions on a Card). When it was made stands
 * in its id (same docs, Getting the time a card or board was created).
 */
record TrelloPast(Lookup lookup) {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
  private static final int MOST = 1_000;
  private static final String ASKED =
      "/actions?filter=updateCard:due&fields=data,date,type&limit="
          + MOST
          + "&memberCreator=true&memberCreator_fields=username,fullName";

  List<Fact> of(String uid) {
    Optional<JsonNode> shown =
        ID.matcher(uid).matches()
            ? lookup.findIfAllowed(TrelloApi.card(uid) + ASKED)
            : Optional.empty();
    if (shown.isEmpty()) {
      return List.of();
    }
    List<DueHistory.Move> moves = new ArrayList<>();
    try {
      for (JsonNode action : shown.get()) {
        moves.add(move(Fields.of("action", action)));
      }
    } catch (BadField e) {
      throw Lookup.unreadable(TrelloApi.TOOL, e);
    }
    boolean isAll = shown.get().size() < MOST;
    return DueHistory.facts(
        new ItemRef.Own(lookup.connection(), uid),
        moves,
        () -> isAll ? Optional.of(madeAt(uid)) : Optional.empty());
  }

  private static DueHistory.Move move(Fields action) throws BadField {
    Fields data = action.object("data");
    return new DueHistory.Move(
        action.required("date", action.instant("date")),
        TrelloPeople.actor(action.object("memberCreator")),
        day(data.object("old")),
        day(data.object("card")));
  }

  private static Optional<LocalDate> day(Fields of) throws BadField {
    return of.instant("due").map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC));
  }

  private static Instant madeAt(String uid) {
    return Instant.ofEpochSecond(Long.parseLong(uid.substring(0, 8), 16));
  }
}
