package dev.paydown.local.practice.trello;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Draft;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A stand-in for Trello: a board with four lists, members, cards with a start and a due date, and
 * comments; its REST API and its webhooks.
 */
public final class PracticeTrello implements PracticeTool {
  private final Desk desk;
  private final RestDoor door;

  /**
   * Opens it, with what its folder holds.
   *
   * @param token what its API asks for, beside any key
   */
  public PracticeTrello(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeTrello::seed, TrelloWebhooks::sent);
    this.door = new RestDoor(desk, new TrelloVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(
        now,
        draft -> {
          member(draft, "paydown");
          List.of("To Do", "Doing", "Done", "Someday")
              .forEach(
                  name -> draft.add("lists", Map.of("id", TrelloChanges.id(draft), "name", name)));
        });
  }

  private static Entity member(Draft draft, String username) {
    return draft.add("members", Map.of("id", TrelloChanges.id(draft), "username", username));
  }

  @Override
  public String slug() {
    return "trello";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    return door.handle(method, path, headers, body);
  }

  /** The member with that user name, made where there is none. */
  public Entity member(String username) {
    Optional<Entity> known = desk.read(books -> books.by("members", "username", username));
    return known.isPresent() ? known.get() : desk.change(draft -> member(draft, username));
  }

  /** The list of that name. */
  public Entity list(String name) {
    return desk.read(books -> books.by("lists", "name", name))
        .orElseThrow(() -> new NoSuchEntity("list " + name));
  }

  /**
   * A person makes a card in the first list.
   *
   * @param fields name, desc, start, due
   */
  public Entity create(String by, Map<String, Optional<String>> fields) {
    Entity actor = member(by);
    String first = list("To Do").id();
    return desk.change(draft -> new TrelloChanges(draft, actor).create(first, fields));
  }

  /** A person changes a card; {@code idMembers} is one id, or none. */
  public Entity update(String by, String card, Map<String, Optional<String>> fields) {
    return change(by, card, (changes, before) -> changes.update(before, fields));
  }

  /** A person comments on a card. */
  public Entity comment(String by, String card, String text) {
    return change(by, card, (changes, on) -> changes.comment(on, text));
  }

  private Entity change(String by, String card, BiFunction<TrelloChanges, Entity, Entity> what) {
    Entity actor = member(by);
    Entity on = card(card);
    return desk.change(
        draft ->
            what.apply(
                new TrelloChanges(draft, actor), draft.books().find("cards", on.id()).orElse(on)));
  }

  /** The card with that id or short link. */
  public Entity card(String id) {
    return desk.read(books -> books.find("cards", id).or(() -> books.by("cards", "shortLink", id)))
        .orElseThrow(() -> new NoSuchEntity("card " + id));
  }

  /** The comments on that card, oldest first. */
  public List<Entity> comments(String card) {
    String id = card(card).id();
    return desk.read(books -> List.copyOf(books.all("comments").values())).stream()
        .filter(comment -> comment.get("card").equals(id))
        .toList();
  }
}
