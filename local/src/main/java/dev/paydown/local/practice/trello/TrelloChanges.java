package dev.paydown.local.practice.trello;

import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of one member, each with the webhook that Trello would send for it. */
final class TrelloChanges {
  /** What may be changed of a card here (Trello REST API, Update a Card). */
  private static final List<String> FIELDS =
      List.of("name", "desc", "start", "due", "dueComplete", "closed", "idList", "idMembers");

  private final Draft draft;
  private final Entity actor;

  TrelloChanges(Draft draft, Entity actor) {
    this.draft = draft;
    this.actor = actor;
  }

  static String id(Draft draft) {
    return "%08x%016x".formatted(draft.now().getEpochSecond(), draft.next());
  }

  Entity create(String list, Map<String, Optional<String>> wanted) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", id(draft));
    fields.put("shortLink", "Pr%06d".formatted(draft.next()));
    fields.put("name", "Untitled");
    fields.put("idList", list);
    Entity card = draft.add("cards", fields).with(checked(wanted));
    draft.books().put("cards", card);
    announce("createCard", card, Map.of(), Optional.empty());
    return card;
  }

  /** Each change of one card is told at once, but for its members. */
  Entity update(Entity old, Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> before = new LinkedHashMap<>();
    checked(wanted)
        .forEach(
            (name, value) -> {
              if (!old.find(name).equals(value)) {
                before.put(name, old.find(name));
              }
            });
    Entity changed = old.with(checked(wanted));
    draft.books().put("cards", changed);
    if (before.remove("idMembers") != null) {
      old.find("idMembers")
          .ifPresent(id -> announce("removeMemberFromCard", changed, Map.of(), Optional.of(id)));
      changed
          .find("idMembers")
          .ifPresent(id -> announce("addMemberToCard", changed, Map.of(), Optional.of(id)));
    }
    if (!before.isEmpty()) {
      announce("updateCard", changed, before, Optional.empty());
    }
    return changed;
  }

  Entity comment(Entity on, String text) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("id", id(draft));
    fields.put("card", on.id());
    fields.put("date", draft.now().toString());
    fields.put("text", text);
    Entity comment = draft.add("comments", fields);
    TrelloWebhooks.announce(
        draft, TrelloWebhooks.commented(draft.books(), on, comment, actor, draft.now()));
    return comment;
  }

  private static Map<String, Optional<String>> checked(Map<String, Optional<String>> wanted) {
    Map<String, Optional<String>> set = new TreeMap<>();
    wanted.forEach(
        (name, value) -> {
          if (!FIELDS.contains(name)) {
            throw new IllegalArgumentException("invalid value for " + name);
          }
          set.put(name, value.filter(text -> !text.isEmpty() && !text.equals("false")));
        });
    set.getOrDefault("due", Optional.empty()).ifPresent(Instant::parse);
    set.getOrDefault("start", Optional.empty()).ifPresent(Instant::parse);
    return set;
  }

  private void announce(
      String type, Entity card, Map<String, Optional<String>> before, Optional<String> member) {
    TrelloWebhooks.announce(
        draft,
        TrelloWebhooks.changed(
            draft.books(),
            new TrelloWebhooks.Action(type, card, actor, before, member),
            id(draft),
            draft.now()));
  }
}
