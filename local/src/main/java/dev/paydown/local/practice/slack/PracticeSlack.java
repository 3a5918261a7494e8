package dev.paydown.local.practice.slack;

import dev.paydown.local.practice.Books;
import dev.paydown.local.practice.Desk;
import dev.paydown.local.practice.Entity;
import dev.paydown.local.practice.NoSuchEntity;
import dev.paydown.local.practice.PracticeTool;
import dev.paydown.local.practice.Response;
import dev.paydown.local.practice.RestDoor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stand-in for Slack: a workspace with channels, users, threads, messages and reactions; an app
 * that is in its channels until somebody takes it out; its Web API and its Events API.
 */
public final class PracticeSlack implements PracticeTool {
  private static final Pattern ADDRESSED = Pattern.compile("@([\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)");
  private final Desk desk;
  private final RestDoor door;

  /**
   * Opens it, with what its folder holds.
   *
   * @param token what its API asks for, as a bearer's
   */
  public PracticeSlack(Desk.World world, String token) {
    this.desk = new Desk(world, slug(), PracticeSlack::seed, SlackEvents::sent);
    this.door = new RestDoor(desk, new SlackVendor(this, token));
  }

  private static Books seed(Instant now) {
    return Desk.seeded(
        now,
        draft ->
            draft.add(
                "users",
                Map.of(
                    "id",
                    SlackShown.BOT_USER,
                    "email",
                    "paydown@practice.example",
                    "name",
                    "Paydown",
                    "bot",
                    "true")));
  }

  @Override
  public String slug() {
    return "slack";
  }

  @Override
  public Desk desk() {
    return desk;
  }

  /** An address that it is hooked up to is tried at once, as Slack does. */
  @Override
  public Response handle(String method, String path, Map<String, String> headers, byte[] body) {
    Response answer = door.handle(method, path, headers, body);
    if (method.equals("POST") && path.equals("/hook") && answer.status() == 200) {
      desk.change(SlackEvents::tried);
    }
    return answer;
  }

  /** The user with that address, who joins where there is none. */
  public Entity user(String email) {
    Optional<Entity> known = desk.read(books -> books.by("users", "email", email));
    return known.isPresent()
        ? known.get()
        : desk.change(draft -> SlackChanges.join(draft, email, email));
  }

  /** A person opens a channel, in which the app is. */
  public Entity open(String name) {
    return desk.change(draft -> SlackChanges.open(draft, name));
  }

  /**
   * A person changes a channel.
   *
   * @param fields {@code app}: in or out; {@code archived}: true
   */
  public Entity change(String channel, Map<String, Optional<String>> fields) {
    Entity of = channel(channel);
    if (!List.of("app", "archived").containsAll(fields.keySet())) {
      throw new IllegalArgumentException("a channel has app and archived, not " + fields.keySet());
    }
    return desk.change(
        draft -> {
          Entity changed = of.with(fields);
          draft.books().put("channels", changed);
          return changed;
        });
  }

  /**
   * A person writes a message, in which {@code @ada@example.com} mentions her.
   *
   * @param thread the time of the message that it answers
   */
  public Entity post(String by, String channel, Optional<String> thread, String text) {
    Entity in = channel(channel);
    thread.ifPresent(root -> message(in.id(), root));
    String written = mentioned(text);
    return as(by, changes -> changes.post(in, thread, written));
  }

  /** A person words a message anew. */
  public Entity edit(String by, String channel, String ts, String text) {
    Entity message = message(channel(channel).id(), ts);
    String written = mentioned(text);
    return as(by, changes -> changes.edit(message, written));
  }

  /** A person reacts to a message. */
  public Entity react(String by, String channel, String ts, String name) {
    Entity to = message(channel(channel).id(), ts);
    return as(by, changes -> changes.react(to, name));
  }

  /** A person takes a reaction back. */
  public Entity unreact(String by, String channel, String ts, String name) {
    Entity to = message(channel(channel).id(), ts);
    return as(by, changes -> changes.unreact(to, name));
  }

  private Entity as(String by, Function<SlackChanges, Entity> what) {
    Entity actor = user(by);
    return desk.change(draft -> what.apply(new SlackChanges(draft, actor)));
  }

  private String mentioned(String text) {
    return ADDRESSED
        .matcher(text)
        .replaceAll(address -> Matcher.quoteReplacement("<@" + user(address.group(1)).id() + ">"));
  }

  /** The channel with that id or name. */
  public Entity channel(String id) {
    return desk.read(books -> books.find("channels", id).or(() -> books.by("channels", "name", id)))
        .orElseThrow(() -> new NoSuchEntity("channel " + id));
  }

  /** The message of that time. */
  public Entity message(String channel, String ts) {
    return desk.read(books -> books.find("messages", channel + "/" + ts))
        .orElseThrow(() -> new NoSuchEntity("message " + channel + "/" + ts));
  }

  /** What was answered to that message, oldest first. */
  public List<Entity> replies(String channel, String root) {
    return desk.read(books -> SlackShown.replies(books, channel, root));
  }
}
