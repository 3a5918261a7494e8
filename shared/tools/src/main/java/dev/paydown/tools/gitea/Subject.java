package dev.paydown.tools.gitea;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An issue or a pull request as a delivery or a reading shows it. A pull request is shown as such,
 * or as the issue that it also is.
 *
 * @param repository its repository's full name: {@code acme/web}
 * @param at its last change, as Gitea states it, to the second
 */
record Subject(Fields data, boolean isPull, Uid uid, String repository, Instant at, Event event) {
  private static final int NAME = 250;
  private static final Pattern FULL_NAME =
      Pattern.compile("[A-Za-z0-9_.-]{1,120}/[A-Za-z0-9_.-]{1,120}");

  /** The issue in the delivery; {@code pull_request}, or a flag beside it, marks one as such. */
  static Subject issue(Event event) throws BadField {
    Fields issue = event.body().object("issue");
    boolean isPull = issue.has("pull_request") || event.body().flag("is_pull").orElse(false);
    return of(event, issue, isPull, event.body().object("repository"));
  }

  /** The pull request in the delivery. */
  static Subject pull(Event event) throws BadField {
    Fields pull = event.body().object("pull_request");
    return of(event, pull, true, event.body().object("repository"));
  }

  /** The issue or pull request that a reading shows, with its repository in it. */
  static Subject read(Event event) throws BadField {
    Fields issue = event.body();
    return of(event, issue, issue.has("pull_request"), issue.object("repository"));
  }

  private static Subject of(Event event, Fields data, boolean isPull, Fields repository)
      throws BadField {
    String name = repository.required("full_name", repository.name("full_name", NAME));
    if (!FULL_NAME.matcher(name).matches()) {
      throw repository.bad("full_name", "is not owner/name");
    }
    Uid uid =
        new Uid(
            repository.required("id", repository.whole("id", 1, Uid.MOST)),
            data.required("number", data.whole("number", 1, Uid.MOST)));
    Optional<Instant> updated = data.instant("updated_at");
    Optional<Instant> either = updated.isPresent() ? updated : data.instant("created_at");
    return new Subject(data, isPull, uid, name, either.orElse(event.receivedAt()), event);
  }

  ItemRef.Own item() {
    return new ItemRef.Own(event.connection(), uid.toString());
  }

  /** What people write: {@code acme/web#42}. */
  String key() {
    return repository + "#" + uid.number();
  }

  /** Its repository, as ids of items in it begin. */
  String place() {
    return event.connection() + ":" + repository;
  }
}
