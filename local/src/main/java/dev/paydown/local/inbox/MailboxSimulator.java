package dev.paydown.local.inbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.aws.mail.SesMail;
import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.MailMessage;
import dev.paydown.tools.json.BrainJson;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Mail that does not arrive, as with SES: to the addresses of its mailbox simulator, which bounce
 * or complain, here as there. Any other mail goes on as it is.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">the
 *     addresses of the mailbox simulator</a>
 */
public final class MailboxSimulator implements Mail {
  /** Refuses for good. */
  public static final String BOUNCE = "bounce@simulator.amazonses.com";

  /** Takes the mail, and calls it spam. */
  public static final String COMPLAINT = "complaint@simulator.amazonses.com";

  private final Mail mail;
  private final InstantSource clock;
  private final Consumer<String> outcomes;

  /**
   * Before that mail.
   *
   * @param outcomes takes each event as the bus would bring it
   */
  public MailboxSimulator(Mail mail, InstantSource clock, Consumer<String> outcomes) {
    this.mail = mail;
    this.clock = clock;
    this.outcomes = outcomes;
  }

  @Override
  public String send(String workspace, MailMessage message) {
    String id = mail.send(workspace, message);
    switch (message.to().toLowerCase(Locale.ROOT)) {
      case BOUNCE -> tell(workspace, id, message.to(), "Email Bounced", "bounce");
      case COMPLAINT -> tell(workspace, id, message.to(), "Email Complaint Received", "complaint");
      default -> {
        // It arrives.
      }
    }
    return id;
  }

  private void tell(String workspace, String id, String to, String type, String what) {
    ObjectNode event = BrainJson.mapper().createObjectNode();
    event.put("source", "aws.ses").put("detail-type", type);
    ObjectNode detail = event.putObject("detail");
    detail.put("eventType", what.equals("bounce") ? "Bounce" : "Complaint");
    ObjectNode outcome = detail.putObject(what);
    outcome.put("timestamp", clock.instant().toString());
    if (what.equals("bounce")) {
      outcome.put("bounceType", "Permanent").put("bounceSubType", "General");
    }
    outcome
        .putArray(what.equals("bounce") ? "bouncedRecipients" : "complainedRecipients")
        .addObject()
        .put("emailAddress", to);
    ObjectNode mailed = detail.putObject("mail");
    mailed.put("messageId", id);
    mailed.putObject("tags").putArray(SesMail.WORKSPACE_TAG).add(workspace);
    outcomes.accept(event.toString());
  }
}
