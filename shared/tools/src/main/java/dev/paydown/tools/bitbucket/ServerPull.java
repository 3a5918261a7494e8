package dev.paydown.tools.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.bitbucket.Pull.Reviewer;
import dev.paydown.tools.bitbucket.Pull.State;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Data Center's pull requests. There are no issues beside them, so a number alone stands for one:
 * its key is {@code WEB/shop#12}.
 */
final class ServerPull {
  private ServerPull() {}

  static Pull of(Event event) throws BadField {
    Fields data = event.body().object("pullRequest");
    Repository repository = Repository.ofServer(data.object("toRef").object("repository"));
    long id = data.required("id", data.whole("id", 1, Long.MAX_VALUE));
    Optional<Instant> date = event.date();
    return new Pull(
        new ItemRef.Own(event.connection(), repository.uid() + "/pr-" + id),
        repository.name().map(name -> name + "#" + id),
        repository.in(event.connection()),
        data.text("title"),
        url(data),
        data.text("description").orElse(""),
        event.body().text("previousDescription").orElse(""),
        User.of(data.object("author").object("user")),
        data.millis("createdDate"),
        State.of(data.text("state").orElse("")),
        data.millis("closedDate"),
        User.NOT_SHOWN,
        reviewers(data),
        (date.isPresent() ? date : data.millis("updatedDate")).orElse(event.receivedAt()),
        data.whole("version", 0, Integer.MAX_VALUE).orElse(0L));
  }

  /** Old servers list nothing as a link to the pull request. */
  private static Optional<String> url(Fields data) throws BadField {
    JsonNode links = data.object("links").raw("self");
    for (JsonNode link : links) {
      if (link.isObject()) {
        return Fields.of("pullRequest.links.self", link).url("href");
      }
    }
    return Optional.empty();
  }

  private static List<Reviewer> reviewers(Fields data) throws BadField {
    List<Reviewer> reviewers = new ArrayList<>();
    for (Fields one : data.objects("reviewers")) {
      boolean isDecided =
          one.flag("approved").orElse(false)
              || one.text("status").filter(status -> !status.equals("UNAPPROVED")).isPresent();
      reviewers.add(new Reviewer(User.of(one.object("user")), isDecided));
    }
    return reviewers;
  }
}
