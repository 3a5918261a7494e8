package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wrote, on the whole or on lines, anew or in reply.
 *
 * @param formerly what it said before, where that is told
 * @param asks whom it names
 * @param changed its last change, or its making
 */
record Comment(
    User author,
    String text,
    String formerly,
    List<PersonRef> asks,
    Instant created,
    Instant changed) {
  /** How Cloud writes a mention since user names are gone: {@code @{557058:ada…}}. */
  private static final Pattern MENTION = Pattern.compile("@\\{([A-Za-z0-9:_-]{1,128})}");

  Comment {
    asks = List.copyOf(asks);
  }

  /** Cloud's. */
  static Comment ofCloud(Event event, Instant at) throws BadField {
    Fields data = event.body().object("comment");
    String text = data.object("content").text("raw").orElse("");
    Optional<Instant> created = data.instant("created_on");
    return new Comment(
        author(event, data.has("user") ? data.object("user") : data.object("author")),
        text,
        "",
        Asked.named(MENTION, event.connection(), text),
        created.orElse(at),
        data.instant("updated_on").or(() -> created).orElse(at));
  }

  /** Data Center's. */
  static Comment ofServer(Event event, Instant at) throws BadField {
    Fields data = event.body().object("comment");
    String text = data.text("text").orElse("");
    Optional<Instant> created = data.millis("createdDate");
    return new Comment(
        author(event, data.object("author")),
        text,
        event.body().text("previousComment").orElse(""),
        Asked.byDottedUserName(event.connection(), text),
        created.orElse(at),
        data.millis("updatedDate").or(() -> created).orElse(at));
  }

  private static User author(Event event, Fields shown) throws BadField {
    User author = User.of(shown);
    return author.shown().id().isPresent() ? author : event.user();
  }
}
