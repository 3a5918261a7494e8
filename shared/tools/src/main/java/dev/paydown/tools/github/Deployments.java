package dev.paydown.tools.github;

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
 * Those to environments that come and go with a branch are no work of anybody's.
 */
final class Deployments {
  private static final int NAME = 200;

  private Deployments() {}

  static Reading read(Event event) throws BadField {
    Fields status = event.body().object("deployment_status");
    Fields deployment = event.body().object("deployment");
    String state = status.text("state").orElse("");
    if (state.equals("inactive")) {
      return event.nothing("a later deployment took its place");
    }
    if (deployment.flag("transient_environment").orElse(false)) {
      return event.nothing("the environment is a passing one");
    }
    String uid = deployment.required("node_id", deployment.name("node_id", NAME));
    ItemRef.Own item = new ItemRef.Own(event.connection(), uid);
    Instant at = status.instant("created_at").orElse(event.receivedAt());
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.ItemChanged(item, at, 0, event.actor(), fields(event, status, deployment)));
    Optional<Transition> turn =
        switch (state) {
          case "in_progress" -> Optional.of(Transition.STARTED);
          case "success" -> Optional.of(Transition.FINISHED);
          case "failure", "error" -> Optional.of(Transition.CANCELLED);
          default -> Optional.empty();
        };
    if (turn.isPresent()) {
      facts.add(new Fact.StatusChanged(item, at, 0, event.actor(), turn.get(), event.by()));
    }
    return new Reading.Facts(facts);
  }

  private static List<FieldChange> fields(Event event, Fields status, Fields deployment)
      throws BadField {
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "deployment"));
    Optional<String> repository = event.body().object("repository").name("full_name", NAME);
    Optional<Long> id = deployment.whole("id", 1, Long.MAX_VALUE);
    if (repository.isPresent() && id.isPresent()) {
      String key = repository.get() + "/deployments/" + id.get();
      changes.add(FieldChange.set(ItemField.KEY, key));
    }
    String what = deployment.text("ref").orElse("");
    String where = deployment.text("environment").orElse("");
    String title = Clip.title("Deploy " + what + (where.isBlank() ? "" : " to " + where));
    changes.add(FieldChange.set(ItemField.TITLE, title));
    for (String name : List.of("target_url", "log_url")) {
      if (!status.text(name).orElse("").isBlank()) {
        status.url(name).ifPresent(url -> changes.add(FieldChange.set(ItemField.URL, url)));
        break;
      }
    }
    GitHubPeople.human(event.connection(), deployment.object("creator"))
        .ifPresent(owner -> changes.add(FieldChange.set(ItemField.OWNER, owner.value())));
    return changes;
  }
}
