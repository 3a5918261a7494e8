package dev.paydown.local.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paydown.local.Invoker;
import dev.paydown.local.http.Answer;
import dev.paydown.local.http.Mount;
import dev.paydown.local.http.Request;
import dev.paydown.tools.json.BrainJson;
import dev.paydown.tools.mail.Mailbox;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * {@code POST /local/mail}: takes the raw mail that is its body in, as if Amazon SES had received
 * it for each mailbox in its headers and found every verdict {@code PASS}.
 */
public final class MailRoute implements Mount {
  private static final String FUNCTION = "ReceiveMailFunction";
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9._+-]{1,100}@[A-Za-z0-9.-]{1,253}");
  private static final List<String> VERDICTS =
      List.of("spamVerdict", "virusVerdict", "spfVerdict", "dkimVerdict", "dmarcVerdict");
  private final ReceivedMails mails;
  private final Invoker functions;

  /** Hands mails to the function of that invoker. */
  public MailRoute(ReceivedMails mails, Invoker functions) {
    this.mails = mails;
    this.functions = functions;
  }

  @Override
  public Answer handle(Request request) {
    String mail = new String(request.body(), ISO_8859_1);
    String headers = mail.split("\\r?\\n\\r?\\n", 2)[0];
    List<String> mailboxes =
        ADDRESS
            .matcher(headers)
            .results()
            .map(MatchResult::group)
            .filter(address -> Mailbox.connectionId(address).isPresent())
            .distinct()
            .toList();
    if (mailboxes.isEmpty()) {
      return Answer.problem(400, "no header names the mailbox of a connection");
    }
    String id = UUID.randomUUID().toString();
    mails.hold(id, request.body());
    try {
      functions.callWithJson(FUNCTION, received(id, mailboxes).toString());
    } finally {
      mails.release(id);
    }
    return Answer.json(
        202, BrainJson.mapper().createObjectNode().put("mailboxes", mailboxes.size()));
  }

  /** Amazon SES docs, Lambda event: what a receipt rule calls its function with. */
  private static ObjectNode received(String id, List<String> mailboxes) {
    ObjectNode event = BrainJson.mapper().createObjectNode();
    ObjectNode ses =
        event.putArray("Records").addObject().put("eventSource", "aws:ses").putObject("ses");
    ses.putObject("mail").put("messageId", id);
    ObjectNode receipt = ses.putObject("receipt");
    mailboxes.forEach(receipt.putArray("recipients")::add);
    VERDICTS.forEach(verdict -> receipt.putObject(verdict).put("status", "PASS"));
    return event;
  }
}
