package dev.paydown.tools.github;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An issue or a pull request as a delivery shows it. A pull request is shown whole, or as the issue
 * that it also is; both have the same {@code node_id}.
 *
 * @param key {@code acme/web#42}; empty where the delivery does not tell the repository
 * @param at its last change, as GitHub states it
 */
record Subject(Fields data, boolean isPull, ItemRef.Own item, Optional<String> key, Instant at) {
  private static final int ID = 200;
  private static final String NAME = "[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}";
  private static final Pattern FULL_NAME = Pattern.compile(NAME);
  private static final Pattern IN_API = Pattern.compile("/repos/(" + NAME + ")$");
  private static final Pattern ISSUE_IN_API =
      Pattern.compile("/repos/(" + NAME + ")/issues/([0-9]{1,12})$");
  private static final Pattern IN_PAGE =
      Pattern.compile("^https?://[^/]+/(" + NAME + ")/(?:issues|pull)/[0-9]+");
  private static final long MOST = 999_999_999_999L;

  /** The issue in the delivery's field of that name; {@code pull_request} marks one as such. */
  static Subject issue(Event event, String name) throws BadField {
    Fields data = event.body().object(name);
    return of(event, data, data.has("pull_request"));
  }

  /** The pull request in the delivery. */
  static Subject pull(Event event) throws BadField {
    return of(event, event.body().object("pull_request"), true);
  }

  private static Subject of(Event event, Fields data, boolean isPull) throws BadField {
    Optional<String> repository = repository(event, data);
    Optional<Long> number = data.whole("number", 1, MOST);
    Optional<String> key =
        repository.isPresent() && number.isPresent()
            ? Optional.of(repository.get() + "#" + number.get())
            : Optional.empty();
    ItemRef.Own item = new ItemRef.Own(event.connection(), uid(data, isPull, key));
    return new Subject(data, isPull, item, key, changedAt(event, data));
  }

  /**
   * The immutable id. Deliveries from before there were such ids, and from old servers, show none:
   * then it is the key. Some show a pull request under the id that it would have as an issue, which
   * differs in its prefix only.
   */
  private static String uid(Fields data, boolean isPull, Optional<String> key) throws BadField {
    Optional<String> id = data.name("node_id", ID);
    if (id.isEmpty() && key.isEmpty()) {
      throw data.bad("node_id", "is missing");
    }
    String uid = id.or(() -> key).orElseThrow();
    return isPull && uid.startsWith("I_") ? "PR_" + uid.substring(2) : uid;
  }

  private static Optional<String> repository(Event event, Fields data) throws BadField {
    Matcher inApi = IN_API.matcher(data.text("repository_url").orElse(""));
    if (inApi.find()) {
      return Optional.of(inApi.group(1));
    }
    for (Fields repository :
        new Fields[] {data.object("base").object("repo"), event.body().object("repository")}) {
      Optional<String> name = repository.name("full_name", ID);
      if (name.isPresent()) {
        if (!FULL_NAME.matcher(name.get()).matches()) {
          throw repository.bad("full_name", "is not owner/name");
        }
        return name;
      }
    }
    Matcher inPage = IN_PAGE.matcher(data.text("html_url").orElse(""));
    return inPage.find() ? Optional.of(inPage.group(1)) : Optional.empty();
  }

  private static Instant changedAt(Event event, Fields data) throws BadField {
    Optional<Instant> updated = data.instant("updated_at");
    Optional<Instant> either = updated.isPresent() ? updated : data.instant("created_at");
    return either.orElse(event.receivedAt());
  }

  /** The parent issue's id, from the address at which GitHub's API has it. */
  Optional<String> parent() throws BadField {
    Matcher parent = ISSUE_IN_API.matcher(data.text("parent_issue_url").orElse(""));
    return parent.find()
        ? Optional.of(item.connection() + ":" + parent.group(1) + "#" + parent.group(2))
        : Optional.empty();
  }

  /** Where the REST API has the parent issue. */
  Optional<String> parentInApi() throws BadField {
    Matcher parent = ISSUE_IN_API.matcher(data.text("parent_issue_url").orElse(""));
    return parent.find()
        ? Optional.of("/repos/" + parent.group(1) + "/issues/" + parent.group(2))
        : Optional.empty();
  }

  /** Its repository, as ids of items in it begin; empty where that is not told. */
  String repository() {
    return key.map(one -> item.connection() + ":" + one.substring(0, one.lastIndexOf('#')))
        .orElse("");
  }
}
