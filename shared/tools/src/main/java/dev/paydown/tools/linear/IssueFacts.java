package dev.paydown.tools.linear;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import dev.paydown.tools.text.OwnText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An issue's fields. Its estimate counts points, not days, and is left out. */
final class IssueFacts {
  private static final Pattern IN_URL = Pattern.compile("/issue/([A-Za-z0-9]+-[0-9]+)(?:[/?#]|$)");
  private static final int KEY = 100;

  private IssueFacts() {}

  /**
   * What the issue shows.
   *
   * @param page the address that the envelope gives, for payloads that lack their own
   */
  static List<FieldChange> of(Shown shown, Optional<String> page) throws BadField {
    Fields data = shown.data();
    Optional<String> url = data.has("url") ? data.url("url") : page;
    List<FieldChange> changes = new ArrayList<>();
    changes.add(FieldChange.set(ItemField.KIND, "task"));
    key(data, url).ifPresent(key -> changes.add(FieldChange.set(ItemField.KEY, key)));
    shown.add(changes, ItemField.TITLE, data.text("title").map(Clip::title));
    shown.add(changes, ItemField.URL, url);
    shown.add(
        changes,
        ItemField.OWNER,
        LinearPeople.person(shown.connection(), data, "assignee", "assigneeId")
            .map(PersonRef::value),
        "assignee",
        "assigneeId");
    shown.add(changes, ItemField.DUE, data.date("dueDate").map(LocalDate::toString), "dueDate");
    shown.add(
        changes,
        ItemField.PARENT,
        parent(data).map(uid -> "own:" + shown.connection() + "/" + uid),
        "parent",
        "parentId",
        "project",
        "projectId");
    if (shown.isNews("description")) {
      changes.addAll(
          OwnText.context(data.text("description").orElse(""), shown.how() != Shown.How.NEW));
    }
    return changes;
  }

  private static Optional<String> key(Fields data, Optional<String> url) throws BadField {
    if (data.has("identifier")) {
      return data.name("identifier", KEY);
    }
    Matcher inUrl = IN_URL.matcher(url.orElse(""));
    if (inUrl.find()) {
      return Optional.of(inUrl.group(1).toUpperCase(Locale.ROOT));
    }
    Optional<String> team = data.object("team").name("key", KEY);
    Optional<Double> number = data.number("number", 0, Integer.MAX_VALUE);
    return team.isPresent() && number.isPresent()
        ? Optional.of(team.get() + "-" + number.get().longValue())
        : Optional.empty();
  }

  private static Optional<String> parent(Fields data) throws BadField {
    for (String name : List.of("parent", "project")) {
      Optional<String> id =
          data.has(name + "Id") ? data.name(name + "Id", KEY) : data.object(name).name("id", KEY);
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }
}
