package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Bitbucket's webhooks as facts (Atlassian support, Bitbucket Cloud, Event payloads; Bitbucket Data
 * Center, Event payload). What happened, the header tells; by its key the body is Cloud's or Data
 * Center's. Payloads of all ages are read: what they lack is not touched.
 */
final class BitbucketReader {
  private final Event event;

  private BitbucketReader(Event event) {
    this.event = event;
  }

  static Reading read(Delivery delivery, String connection) {
    Optional<String> key =
        delivery.header("x-event-key").filter(sent -> sent.matches("[a-z0-9_:-]{1,100}"));
    if (key.isEmpty()) {
      return new Reading.Unreadable("x-event-key is not sent once, as the key of an event");
    }
    return Reading.of(
        delivery.json(),
        body -> {
          Event event = new Event(connection, key.get(), body, delivery.receivedAt());
          return new BitbucketReader(event).read();
        });
  }

  private Reading read() throws BadField {
    String key = event.key();
    if (key.startsWith("pullrequest:")) {
      Pull pull = CloudPull.of(event);
      return new Reading.Facts(facts(pull, Comment.ofCloud(event, pull.at())));
    }
    if (key.startsWith("pr:")) {
      Pull pull = ServerPull.of(event);
      return new Reading.Facts(facts(pull, Comment.ofServer(event, pull.at())));
    }
    return switch (key) {
      case "issue:created", "issue:updated", "issue:comment_created", "issue:comment_updated" ->
          new Reading.Facts(IssueFacts.of(event));
      case "repo:push", "repo:refs_changed" -> Pushes.read(event);
      case "diagnostics:ping" -> event.nothing("Bitbucket can reach Paydown");
      default -> event.nothing("not part of the work graph");
    };
  }

  private List<Fact> facts(Pull pull, Comment comment) throws BadField {
    Act act = Act.of(event.key());
    User user = event.user();
    List<Fact> facts = new ArrayList<>(PullFacts.of(event, act, pull, user));
    facts.addAll(Reviews.of(event, act, pull, user));
    switch (act) {
      case PUSHED ->
          facts.add(
              new Fact.CommitPushed(
                  pull.item(), pull.at(), 0, user.actor(), user.orNobody(event.connection())));
      case COMMENTED ->
          facts.addAll(CommentFacts.made(event, pull.item(), PullFacts.place(pull), comment));
      case COMMENT_EDITED ->
          facts.addAll(
              CommentFacts.edited(pull.item(), PullFacts.place(pull), comment, user.actor()));
      // When it was deleted, Cloud does not tell.
      case COMMENT_DELETED ->
          facts.addAll(
              CommentFacts.deleted(
                  pull.item(),
                  PullFacts.place(pull),
                  comment,
                  event.date().orElse(event.receivedAt()),
                  user.actor()));
      case OPENED,
          CHANGED,
          EDITED,
          REVIEWERS,
          APPROVED,
          REFUSED,
          WITHDRAWN,
          MERGED,
          DECLINED,
          DELETED,
          REOPENED,
          READ,
          OTHER -> {
        /* All is told by what it shows. */
      }
    }
    return facts;
  }
}
