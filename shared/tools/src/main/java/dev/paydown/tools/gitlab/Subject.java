package dev.paydown.tools.gitlab;

import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A work item or a merge request as a delivery shows it. Both are counted apart, by id and by
 * number; all types of work items, issues among them, are counted as one.
 *
 * @param key {@code acme/web#12}, {@code acme/web!7}, or {@code acme&3} for an epic of a group;
 *     empty where the delivery does not tell the number or the place
 * @param at its last change, as GitLab states it
 */
record Subject(Fields data, boolean isMerge, ItemRef.Own item, Optional<String> key, Instant at) {
  private static final int PATH_LENGTH = 1_000;
  private static final String PATH = "[A-Za-z0-9_.-]{1,255}(?:/[A-Za-z0-9_.-]{1,255}){0,20}";
  private static final Pattern FULL_PATH = Pattern.compile(PATH);
  private static final Pattern OF_A_PROJECT =
      Pattern.compile(
          "^https?://[^/]+/(" + PATH + "?)/(?:-/)?(?:issues|work_items|merge_requests)/[0-9]+");
  private static final Pattern OF_A_GROUP =
      Pattern.compile("^https?://[^/]+/groups/(" + PATH + "?)/-/(?:epics|work_items)/[0-9]+");

  static Subject issue(Event event, Fields data) throws BadField {
    return of(event, data, false);
  }

  static Subject merge(Event event, Fields data) throws BadField {
    return of(event, data, true);
  }

  private static Subject of(Event event, Fields data, boolean isMerge) throws BadField {
    long id = data.required("id", data.whole("id", 1, Long.MAX_VALUE));
    ItemRef.Own item = new ItemRef.Own(event.connection(), (isMerge ? "mr-" : "issue-") + id);
    Optional<Long> number = data.whole("iid", 1, Long.MAX_VALUE);
    Optional<String> place = place(event, data, isMerge);
    Optional<String> key =
        place.isPresent() && number.isPresent()
            ? Optional.of(place.get() + number.get())
            : Optional.empty();
    Optional<Instant> updated = GitLabTime.in(data, "updated_at");
    Optional<Instant> at = updated.isPresent() ? updated : GitLabTime.in(data, "created_at");
    return new Subject(data, isMerge, item, key, at.orElse(event.receivedAt()));
  }

  /** What stands before its number. */
  private static Optional<String> place(Event event, Fields data, boolean isMerge) throws BadField {
    String mark = isMerge ? "!" : "#";
    for (Fields project : List.of(event.body().object("project"), data.object("target"))) {
      Optional<String> path = path(project);
      if (path.isPresent()) {
        return Optional.of(path.get() + mark);
      }
    }
    String url = data.text("url").orElse("");
    Matcher group = OF_A_GROUP.matcher(url);
    if (group.find()) {
      return Optional.of(group.group(1) + "&");
    }
    Matcher project = OF_A_PROJECT.matcher(url);
    return project.find() ? Optional.of(project.group(1) + mark) : Optional.empty();
  }

  /** The project's path with its groups. */
  static Optional<String> path(Fields project) throws BadField {
    Optional<String> path = project.name("path_with_namespace", PATH_LENGTH);
    if (path.isPresent() && !FULL_PATH.matcher(path.get()).matches()) {
      throw project.bad("path_with_namespace", "is not the path of a project");
    }
    return path;
  }

  /** Its address; a note may show it only as the beginning of the note's own. */
  Optional<String> url(Event event) throws BadField {
    Optional<String> own = data.url("url");
    return own.isPresent() || !event.kind().equals("note")
        ? own
        : event.attributes().url("url").map(url -> url.replaceFirst("#.*$", ""));
  }

  /** Its project, as ids of items in it begin; empty where it is told of none. */
  String project() {
    return key.map(one -> item.connection() + ":" + one.replaceFirst("[#!&][0-9]+$", ""))
        .orElse("");
  }
}
