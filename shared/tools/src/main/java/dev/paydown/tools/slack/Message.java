package dev.paydown.tools.slack;

import dev.paydown.brain.event.Actor;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message as a request shows it.
 *
 * @param place the thread that it stands in, or begins
 * @param ts when it was written, which is also its name in the channel
 */
record Message(Told told, Fields fields, Place place, String ts, Actor actor, SlackText text) {
  private static final int TITLE = 200;
  private static final String SLACKBOT = "USLACKBOT";
  private static final Pattern ADDRESSED =
      Pattern.compile("^(?:@[A-Za-z0-9._-]++[\\s,:]*+)++(?=\\S)");
  private static final Pattern EMPHASIS =
      Pattern.compile("(?<![\\p{Alnum}_])[*_~]{1,3}(?=\\S)|(?<=\\S)[*_~]{1,3}(?![\\p{Alnum}_])");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)|<(https?://[^>]*)>");

  static Message of(Told told, String channel, Fields fields) throws BadField {
    String ts = Place.ts(fields, "ts");
    boolean isIn = !fields.text("thread_ts").orElse("").isBlank();
    Place place = new Place(channel, isIn ? Place.ts(fields, "thread_ts") : ts);
    SlackText text = SlackText.of(told, fields.text("text").orElse(""));
    return new Message(told, fields, place, ts, actor(told, fields), text);
  }

  /** What apps post is a bot's act, in somebody's name as well; what our own app posts is ours. */
  private static Actor actor(Told told, Fields fields) throws BadField {
    Optional<String> user = Told.id(fields, "user");
    Optional<String> bot = Told.id(fields, "bot_id");
    Optional<String> app = Told.id(fields, "app_id");
    if (user.filter(told.ours()::contains).isPresent()
        || (bot.isPresent() && app.isPresent() && app.equals(told.app()))) {
      return Actor.US;
    }
    boolean isBots =
        bot.isPresent()
            || user.filter(one -> !one.equals(SLACKBOT)).isEmpty()
            || fields.text("subtype").filter("bot_message"::equals).isPresent();
    return isBots ? Actor.BOT : Actor.HUMAN;
  }

  Instant at() {
    return Place.at(ts);
  }

  /** Whether it begins its thread. */
  boolean isRoot() {
    return place.root().equals(ts);
  }

  /** Whether somebody has answered in the thread that it begins. */
  boolean hasReplies() throws BadField {
    return isRoot() && !fields.text("thread_ts").orElse("").isBlank();
  }

  PersonRef author() throws BadField {
    Optional<String> user = Told.id(fields, "user");
    return PersonRef.alias(
        told.connection(),
        user.isPresent() ? user.get() : Told.id(fields, "bot_id").orElse("nobody"));
  }

  /** Who wrote it, if a person. */
  Optional<PersonRef> person() throws BadField {
    return actor == Actor.HUMAN ? Optional.of(author()) : Optional.empty();
  }

  /** The threads whose messages it passes on: Slack attaches what is shared. */
  List<Place> passesOn() throws BadField {
    List<Place> shared = new ArrayList<>();
    for (Fields attached : fields.objects("attachments")) {
      if (attached.flag("is_share").orElse(false)) {
        Place.of(attached.text("from_url").orElse("")).ifPresent(shared::add);
      }
    }
    return shared.stream().distinct().limit(Clip.LIST).toList();
  }

  /**
   * Whether it is more than a line of chat. A person's message is, if it mentions somebody, answers
   * in a thread, passes another on, or names an item. A bot's is, if it mentions somebody or states
   * a link, or names an item in a thread: what it posts by itself about items is their own news.
   */
  boolean isOfNote() throws BadField {
    if (!text.asks().isEmpty() || !text.states().isEmpty()) {
      return true;
    }
    return actor == Actor.HUMAN
        ? !isRoot() || !text.names().isEmpty() || !passesOn().isEmpty()
        : !isRoot() && !text.names().isEmpty();
  }

  /** Its words; where it has none, the names of its files. */
  String words() throws BadField {
    String words = text.markdown().strip();
    if (!words.isEmpty()) {
      return Clip.text(words);
    }
    List<String> names = new ArrayList<>();
    for (Fields file : fields.objects("files")) {
      file.text("name").map(name -> Clip.line(name, TITLE)).ifPresent(names::add);
    }
    return Clip.text(String.join("\n", names));
  }

  /**
   * What the thread is called by this message, which begins it: its first line, without whom it
   * turns to. Its author owns it where it states how it hangs together with other work; a question
   * is owed by whom it asks.
   */
  List<FieldChange> begins() throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    Optional<String> first =
        words()
            .lines()
            .filter(line -> !line.startsWith("```"))
            .map(line -> LINK.matcher(line).replaceAll("$1$2"))
            .map(line -> EMPHASIS.matcher(line).replaceAll(""))
            .map(line -> ADDRESSED.matcher(line.strip()).replaceFirst(""))
            .map(line -> Clip.line(line, TITLE))
            .filter(line -> !line.isEmpty())
            .findFirst();
    first.ifPresent(title -> changes.add(FieldChange.set(ItemField.TITLE, title)));
    if (!text.states().isEmpty()) {
      person().ifPresent(owner -> changes.add(FieldChange.set(ItemField.OWNER, owner.value())));
    }
    return changes;
  }
}
