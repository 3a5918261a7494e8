package dev.paydown.tools.sentry;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.text.Clip;
import java.util.List;

/**
 * Sentry's webhooks as facts (Sentry docs, Integration Platform, Webhooks: Issues, Comments). What
 * they are about stands in a header, what happened in the body.
 */
final class SentryReader {
  private static final String HEADER = "sentry-hook-resource";
  private static final int RESOURCE = 60;

  private SentryReader() {}

  static Reading read(Delivery delivery, String connection) {
    String resource = Clip.line(delivery.header(HEADER).orElse(""), RESOURCE);
    if (delivery.body().length == 0) {
      return new Reading.Nothing((resource.isEmpty() ? HEADER : resource) + ": without a body");
    }
    if (resource.isEmpty()) {
      return new Reading.Unreadable("header " + HEADER + " is not sent once, with a name in it");
    }
    return Reading.of(
        delivery.json(), body -> read(resource, Event.of(connection, body, delivery.receivedAt())));
  }

  private static Reading read(String resource, Event event) throws BadField {
    String name = resource + "." + event.action();
    return switch (resource) {
      case "issue" -> new Reading.Facts(IssueFacts.of(event));
      case "comment" -> comment(name, event);
      // Newer alerts raise issues of their own, which are assigned and come as issues.
      case "metric_alert" ->
          new Reading.Nothing(name + ": nobody owes an alert that ends by itself");
      default -> new Reading.Nothing(name + ": not part of the work graph");
    };
  }

  private static Reading comment(String name, Event event) throws BadField {
    CommentFacts comment = CommentFacts.of(event);
    List<Fact> facts =
        switch (event.action()) {
          case "created" -> comment.made();
          case "updated" -> comment.changed();
          case "deleted" -> comment.gone();
          default -> List.of();
        };
    return facts.isEmpty()
        ? new Reading.Nothing(name + ": no new post, no link stated or withdrawn")
        : new Reading.Facts(facts);
  }
}
