package dev.paydown.tools.bitbucket;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.bitbucket.Pull.Reviewer;
import dev.paydown.tools.bitbucket.Pull.State;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cloud's pull requests. What a number alone stands for there is an issue of the repository
 * (Atlassian support, Bitbucket Cloud, Markup): a pull request's key is as in its address, {@code
 * acme/web/pull-requests/12}.
 */
final class CloudPull {
  private static final Set<String> DECIDED = Set.of("approved", "changes_requested");

  private CloudPull() {}

  static Pull of(Event event) throws BadField {
    Fields data = event.body().object("pullrequest");
    Fields destination = data.object("destination").object("repository");
    Fields place = event.body().object("repository");
    Repository repository = Repository.ofCloud(place.has("uuid") ? place : destination);
    long id = data.required("id", data.whole("id", 1, Long.MAX_VALUE));
    Optional<Instant> updated = data.instant("updated_on");
    Optional<Instant> created = data.instant("created_on");
    Optional<String> text = data.text("description");
    return new Pull(
        new ItemRef.Own(event.connection(), repository.uid() + "/pr-" + id),
        repository.name().map(name -> name + "/pull-requests/" + id),
        repository.in(event.connection()),
        data.text("title"),
        data.object("links").object("html").url("href"),
        (text.isPresent() ? text : data.object("summary").text("raw")).orElse(""),
        "",
        User.of(data.object("author")),
        created,
        State.of(data.text("state").orElse("")),
        Optional.empty(),
        User.of(data.object("closed_by")),
        reviewers(data),
        updated.or(() -> created).orElse(event.receivedAt()),
        0);
  }

  /** Who has decided is told beside the reviewers, among all who took part. */
  private static List<Reviewer> reviewers(Fields data) throws BadField {
    List<Fields> participants = data.objects("participants");
    List<Reviewer> reviewers = new ArrayList<>();
    for (Fields one : data.objects("reviewers")) {
      User user = User.of(one);
      boolean isDecided = false;
      for (Fields participant : participants) {
        boolean isSame = User.of(participant.object("user")).shown().id().equals(user.shown().id());
        isDecided |=
            isSame
                && (participant.flag("approved").orElse(false)
                    || participant.text("state").filter(DECIDED::contains).isPresent());
      }
      reviewers.add(new Reviewer(user, isDecided));
    }
    return reviewers;
  }
}
