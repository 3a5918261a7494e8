package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.Fact;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.Reading;
import dev.paydown.tools.ShownPerson;
import dev.paydown.tools.json.BadField;
import java.time.Instant;
import java.util.List;

/**
 * Azure DevOps' service hooks as facts (Microsoft Learn, Azure DevOps, Service hooks events). How
 * much of the resource is sent, the subscription says: what lacks is not touched.
 */
final class AzureDevOpsReader {
  private AzureDevOpsReader() {}

  static Reading read(Delivery delivery, String connection) {
    return Reading.of(
        delivery.json(), body -> read(Event.of(connection, body, delivery.receivedAt())));
  }

  private static Reading read(Event event) throws BadField {
    return switch (event.type()) {
      case "workitem.created",
          "workitem.updated",
          "workitem.commented",
          "workitem.deleted",
          "workitem.restored" ->
          isBare(event) ? bare(event) : new Reading.Facts(WorkItems.facts(event));
      case "git.pullrequest.created", "git.pullrequest.updated", "git.pullrequest.merged" ->
          isBare(event)
              ? bare(event)
              : new Reading.Facts(Pulls.facts(event, Pull.of(event, event.resource())));
      case "ms.vss-code.git-pullrequest-comment-event" ->
          isBare(event) ? bare(event) : PullComment.read(event);
      case "git.push" -> pushed(event);
      default -> event.nothing("not part of the work graph");
    };
  }

  private static boolean isBare(Event event) {
    JsonNode resource = event.body().raw("resource");
    return resource.isMissingNode() || resource.isEmpty();
  }

  private static Reading bare(Event event) {
    return event.nothing("the subscription sends no resource");
  }

  /** What is pushed for a pull request is told with it; a push itself tells only who is who. */
  private static Reading pushed(Event event) throws BadField {
    Instant at = event.resource().instant("date").orElse(event.at());
    ShownPerson user = Identity.in(event.resource(), "pushedBy").shown();
    List<Fact> seen = ShownPerson.seen(event.connection(), at, List.of(user));
    return seen.isEmpty()
        ? event.nothing("commits are told with their pull requests")
        : new Reading.Facts(seen);
  }
}
