package dev.paydown.tools.events;

import dev.paydown.brain.event.FieldChange;
import dev.paydown.brain.event.ItemField;
import dev.paydown.brain.event.ItemRef;
import dev.paydown.brain.event.PersonRef;
import dev.paydown.tools.json.BadField;
import dev.paydown.tools.json.Fields;
import dev.paydown.tools.text.Clip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One CDEvent. All of it is read from its own context and subject, which are in the body whatever
 * the CloudEvent's mode is: nothing is taken from the CloudEvent around it.
 *
 * @param what subject and predicate, {@code ticket.created}: the part of the type that no version
 *     changes
 */
record CdEvent(
    String connection, String what, Fields context, Fields subject, Fields content, Instant at) {
  private static final String PREFIX = "dev.cdevents.";

  /** What the types of events begin with that a tool adds for itself. */
  private static final String CUSTOM = "dev.cdeventsx.";

  private static final int LONGEST = 1_000;
  private static final int NAME = 200;

  /** Whether a CloudEvent of that type holds a CDEvent. */
  static boolean isType(String type) {
    return type.startsWith(PREFIX) || type.startsWith(CUSTOM);
  }

  static CdEvent of(Fields data, String connection, Instant receivedAt) throws BadField {
    Fields context = data.object("context");
    String type = context.required("type", context.name("type", LONGEST));
    if (!isType(type)) {
      throw context.bad("type", Fields.quoted(type) + " is no type of CDEvents");
    }
    String[] parts = type.split("\\.", -1);
    boolean isOwn = type.startsWith(PREFIX) && parts.length > 3;
    Fields subject = data.object("subject");
    return new CdEvent(
        connection,
        isOwn ? parts[2] + "." + parts[3] : type,
        context,
        subject,
        subject.object("content"),
        context.instant("timestamp").orElse(receivedAt));
  }

  /** Its subject as an item: a subject's id is unique within its source. */
  ItemRef.Own item() throws BadField {
    return new ItemRef.Own(connection, key());
  }

  /**
   * The key: the source, without a scheme, and the subject's id, as in {@code
   * git.example.com/acme/web#42}. A service is another item in each environment.
   */
  String key() throws BadField {
    String id = subject.required("id", subject.name("id", LONGEST));
    Optional<String> own = subject.name("source", LONGEST);
    String source =
        own.isPresent() ? own.get() : context.required("source", context.name("source", LONGEST));
    String place = source.replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceAll("^/+|/+$", "");
    Optional<String> environment = what.startsWith("service.") ? environment() : Optional.empty();
    String key =
        (place.isEmpty() ? "" : place + "#") + id + environment.map(one -> "@" + one).orElse("");
    if (key.length() > CloudEvent.LONGEST_KEY) {
      throw subject.bad(
          "id", "is, with its source, longer than " + CloudEvent.LONGEST_KEY + " characters");
    }
    return key;
  }

  Optional<String> environment() throws BadField {
    return content.object("environment").name("id", NAME);
  }

  /** The fields that every item has of its own: which kind it is, and its key. */
  List<FieldChange> fields(String kind) throws BadField {
    List<FieldChange> fields = new ArrayList<>();
    fields.add(FieldChange.set(ItemField.KIND, kind));
    fields.add(FieldChange.set(ItemField.KEY, key()));
    return fields;
  }

  /** An address on the web; CDEvents asks for URI references, which may be none. */
  Optional<String> url(String name) throws BadField {
    boolean isWeb = content.text(name).orElse("").strip().matches("(?i)https?://\\S.*");
    return isWeb ? content.url(name) : Optional.empty();
  }

  /** Whom that field names. */
  Optional<PersonRef> person(String name) throws BadField {
    return named(content.text(name).orElse(""));
  }

  /** Whom a text names: by address where it is one, else as this connection's systems call them. */
  Optional<PersonRef> named(String text) {
    String name = Clip.line(text, NAME).replaceFirst("^(?i)mailto:", "");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Fields.isEmail(name) ? PersonRef.email(name) : PersonRef.alias(connection, name));
  }
}
