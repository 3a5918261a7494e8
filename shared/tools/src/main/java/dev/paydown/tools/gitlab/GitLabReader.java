package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import java.util.List;
import java.util.Optional;

/**
 * GitLab's webhooks as facts (GitLab docs, Webhook events). What a delivery is about, its body
 * tells: confidential items, which have hooks of their own, are read alike. Payloads of all ages
 * are read: what they lack is not touched.
 */
final class GitLabReader {
  private static final int NAME = 100;
  private final Event event;

  private GitLabReader(Event event) {
    this.event = event;
  }

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(),
        body -> {
          // Hooks about members and groups have no kind, only a name.
          Optional<String> kind = body.name("object_kind", NAME);
          String name =
              kind.isPresent()
                  ? kind.get()
                  : body.required("object_kind", body.name("event_name", NAME));
          String action = body.object("object_attributes").name("action", NAME).orElse("");
          Event event = new Event(connection, name, action, body, delivery.receivedAt());
          return new GitLabReader(event).read();
        });
  }

  private Reading read() throws BadField {
    return switch (event.kind()) {
      case "issue", "work_item" ->
          new Reading.Facts(Shown.facts(event, Subject.issue(event, event.attributes())));
      case "merge_request" ->
          new Reading.Facts(Merges.facts(event, Subject.merge(event, event.attributes())));
      case "note" -> Notes.read(event);
      case "deployment" -> Deployments.read(event);
      case "push" -> pushed();
      case "milestone" -> event.nothing("a milestone is no work item");
      default -> event.nothing("not part of the work graph");
    };
  }

  /** What is pushed for a merge request is told with it; a push itself tells only who is who. */
  private Reading pushed() throws BadField {
    ShownPerson user = GitLabPeople.shown(event.body(), "user_");
    List<Fact> seen = ShownPerson.seen(event.connection(), event.receivedAt(), List.of(user));
    return seen.isEmpty()
        ? event.nothing("commits are told with their merge requests")
        : new Reading.Facts(seen);
  }
}
