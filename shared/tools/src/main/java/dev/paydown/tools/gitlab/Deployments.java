package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.Fact;
import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.Transition;
import dev.paydown.tools.Reading;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Deployments: begun, done, or failed, which ends them too, as the next try is another deployment.
 * Review apps, which come and go with a branch, are no work of anybody's.
 */
final class Deployments {
  /** The name by which GitLab groups review apps (GitLab docs, Review apps). */
  private static final String REVIEW_APP = "review/";

  private Deployments() {}

  static Reading read(Event event) throws BadField {
    Fields body = event.body();
    String where = Clip.title(body.text("environment").orElse(""));
    if (where.startsWith(REVIEW_APP)) {
      return event.nothing("the environment is a passing one");
    }
    long id = body.required("deployment_id", body.whole("deployment_id", 1, Long.MAX_VALUE));
    ItemRef.Own item = new ItemRef.Own(event.connection(), "deployment-" + id);
    Instant at = GitLabTime.in(body, "status_changed_at").orElse(event.receivedAt());
    List<Fact> facts =
        new ArrayList<>(GitLabPeople.seen(event.connection(), at, List.of(event.user())));
    facts.add(new Fact.ItemChanged(item, at, 0, event.actor(), fields(event, id, where)));
    Optional<Transition> turn =
        switch (body.text("status").orElse("")) {
          case "running" -> Optional.of(Transition.STARTED);
          case "success" -> Optional.of(Transition.FINISHED);
          case "failed", "canceled" -> Optional.of(Transition.CANCELLED);
          default -> Optional.empty();
        };
    if (turn.isPresent()) {
      facts.add(new Fact.StatusChanged(item, at, 0, event.actor(), turn.get(), event.by()));
    }
    return new Reading.Facts(facts);
  }

  private static List<FieldChange> fields(Event event, long id, String where) throws BadField {
    Fields body = event.body();
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "deployment"));
    Subject.path(body.object("project"))
        .map(path -> path + "/deployments/" + id)
        .ifPresent(key -> changes.add(FieldChange.set(ItemField.KEY, key)));
    String what = body.text("ref").orElse("");
    String title = Clip.title("Deploy " + what + (where.isEmpty() ? "" : " to " + where));
    changes.add(FieldChange.set(ItemField.TITLE, title));
    if (!body.text("deployable_url").orElse("").isBlank()) {
      body.url("deployable_url").ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
    }
    event.by().ifPresent(owner -> changes.add(FieldChange.set(ItemField.OWNER, owner.value())));
    return changes;
  }
}
