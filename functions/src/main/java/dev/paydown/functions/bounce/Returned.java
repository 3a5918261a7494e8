package dev.paydown.functions.bounce;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.mail.SesMail;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an event of SES says about a mail of ours.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">
 *     the fields of a bounce and of a complaint</a>
 */
sealed interface Returned {

  /**
   * These cannot be reached: their mailbox refused for good, or they called a mail spam, after
   * which SES suppresses every further one.
   *
   * @param addresses lower case
   */
  record Unreachable(String workspace, String message, Instant at, Set<String> addresses)
      implements Returned {
    public Unreachable {
      addresses = Set.copyOf(addresses);
    }
  }

  /** Nothing follows from it. */
  record Passing(String why) implements Returned {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException naming the field, where an event of ours is not what SES
   *     documents: it comes again, and at last is kept with the dead letters
   */
  static Returned read(JsonNode event) {
    JsonNode detail = event.path("detail");
    JsonNode mail = detail.path("mail");
    String workspace = mail.path("tags").path(SesMail.WORKSPACE_TAG).path(0).asText();
    if (workspace.isEmpty()) {
      return new Passing("it is about no mail of ours");
    }
    String message = text(mail, "messageId");
    return switch (text(detail, "eventType")) {
      case "Bounce" -> bounced(workspace, message, detail.path("bounce"));
      case "Complaint" -> {
        JsonNode complaint = detail.path("complaint");
        yield new Unreachable(
            workspace,
            message,
            at(complaint),
            addresses(complaint.path("complainedRecipients"), "complainedRecipients"));
      }
      case String other -> new Passing("it is a " + other);
    };
  }

  private static Returned bounced(String workspace, String message, JsonNode bounce) {
    String type = text(bounce, "bounceType");
    if (!type.equals("Permanent")) {
      return new Passing("the bounce is " + type.toLowerCase(Locale.ROOT) + ", not for good");
    }
    return new Unreachable(
        workspace,
        message,
        at(bounce),
        addresses(bounce.path("bouncedRecipients"), "bouncedRecipients"));
  }

  private static Set<String> addresses(JsonNode recipients, String field) {
    Set<String> addresses = new TreeSet<>();
    recipients.forEach(one -> addresses.add(text(one, "emailAddress").toLowerCase(Locale.ROOT)));
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("detail." + field + " names nobody");
    }
    return addresses;
  }

  private static Instant at(JsonNode of) {
    try {
      return Instant.parse(text(of, "timestamp"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("detail.timestamp is not an instant", e);
    }
  }

  private static String text(JsonNode of, String field) {
    String text = of.path(field).asText();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("detail." + field + " is missing");
    }
    return text;
  }
}
