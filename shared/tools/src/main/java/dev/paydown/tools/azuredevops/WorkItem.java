package dev.paydown.tools.azuredevops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A work item as a delivery shows it. An update shows the changed fields with both values, and the
 * item as it is now beside them; other deliveries show the item alone. Fields that are empty are
 * left out.
 *
 * @param now its fields
 * @param before its fields before this change; those of {@code now} where nothing was changed
 * @param changes each changed field with its old and its new value
 * @param isWhole whether all of it is shown, so that what is left out is empty
 */
record WorkItem(
    ItemRef.Own item,
    long number,
    Fields now,
    Fields before,
    Fields changes,
    boolean isWhole,
    Instant at) {
  private static final Pattern IN_URL =
      Pattern.compile("/_apis/wit/(?:workItems|recyclebin)/([0-9]{1,18})\\b");
  private static final String FIELDS = "resource.fields";

  static WorkItem of(Event event) throws BadField {
    Fields resource = event.resource();
    boolean isUpdate = event.type().equals("workitem.updated");
    ObjectNode now = JsonNodeFactory.instance.objectNode();
    ObjectNode before = JsonNodeFactory.instance.objectNode();
    // Read for its faults, as the nodes themselves are taken apart.
    Fields shown = resource.object("fields");
    Fields holder = isUpdate ? resource.object("revision") : resource;
    holder.object("fields");
    JsonNode whole = holder.raw("fields");
    for (Map.Entry<String, JsonNode> field : whole.properties()) {
      put(now, field.getKey(), field.getValue());
      put(before, field.getKey(), field.getValue());
    }
    if (isUpdate) {
      for (Map.Entry<String, JsonNode> field : resource.raw("fields").properties()) {
        JsonNode change = field.getValue();
        boolean tells = change.has("newValue") || change.has("oldValue");
        put(now, field.getKey(), tells ? change.path("newValue") : change);
        put(before, field.getKey(), tells ? change.path("oldValue") : change);
      }
    }
    long number = number(resource, isUpdate);
    Fields fields = Fields.of(FIELDS, now);
    return new WorkItem(
        new ItemRef.Own(event.connection(), Long.toString(number)),
        number,
        fields,
        Fields.of(FIELDS, before),
        isUpdate ? shown : Fields.of(FIELDS, JsonNodeFactory.instance.objectNode()),
        event.type().equals(Event.READ),
        fields.instant("System.ChangedDate").orElse(event.at()));
  }

  private static void put(ObjectNode fields, String name, JsonNode value) {
    boolean isEmpty =
        value.isMissingNode()
            || value.isNull()
            || (value.isTextual() && value.textValue().isBlank());
    if (isEmpty) {
      fields.remove(name);
    } else {
      fields.set(name, value);
    }
  }

  /** An update has an id of its own, which is that of no work item. */
  private static long number(Fields resource, boolean isUpdate) throws BadField {
    Optional<Long> own =
        isUpdate
            ? resource.whole("workItemId", 0, Long.MAX_VALUE).filter(id -> id > 0)
            : resource.whole("id", 1, Long.MAX_VALUE);
    Optional<Long> number =
        own.isPresent() ? own : resource.object("revision").whole("id", 1, Long.MAX_VALUE);
    if (number.isPresent()) {
      return number.get();
    }
    Optional<Long> inUrl = inUrl(resource.text("url").orElse(""));
    return resource.required(isUpdate ? "workItemId" : "id", inUrl);
  }

  /** The number of the work item that the address is of. */
  static Optional<Long> inUrl(String url) {
    Matcher matcher = IN_URL.matcher(url);
    return matcher.find()
        ? Optional.of(Long.parseLong(matcher.group(1))).filter(id -> id > 0)
        : Optional.empty();
  }

  /** Whether the update changed it, or may have in what was not told before this reading. */
  boolean isChanged(String field) {
    return isWhole || changes.shows(field);
  }

  /** Whether the update left it empty. */
  boolean isCleared(String field) {
    return isChanged(field) && !now.has(field);
  }

  /** The date in that field. */
  Optional<LocalDate> date(String field) throws BadField {
    return day(now, field);
  }

  /**
   * A date, which Azure DevOps keeps as the midnight of whoever picked it: the nearest day of UTC
   * is theirs.
   */
  static Optional<LocalDate> day(Fields of, String field) throws BadField {
    Optional<String> text = of.text(field);
    if (text.isPresent() && text.get().indexOf('T') < 0) {
      return of.date(field);
    }
    return of.instant(field)
        .map(at -> LocalDate.ofInstant(at.plus(Duration.ofHours(12)), ZoneOffset.UTC));
  }
}
