package dev.paydown.tools.mail;

import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.HexSignature;
import dev.paydown.tools.ReadOnlyTool;
import dev.paydown.tools.Reading;
import dev.paydown.tools.Verdict;
import java.util.Optional;

/**
 * Mail that Paydown is in copy of: a thread is an item, a mail in it a post. Whoever takes the mail
 * in vouches for it: Amazon SES, by a function of this deployment, or a mail server of the company.
 */
public final class MailTool implements ReadOnlyTool {
  @Override
  public String slug() {
    return "mail";
  }

  @Override
  public String steps() {
    return """
        1. Have this deployment take mail in: its parameter MailDomain names a domain whose MX
           record is Amazon SES (docs/mail.md).
        2. The printed mailbox at that domain is the address: put it in copy (Cc) of a thread.
        3. A mail server of your own may post mails to the delivery URL instead, signed with
           the secret (docs/mail.md).
        4. Paydown writes into no thread: moves are proposed by hand.
        """;
  }

  @Override
  public String stepsBack() {
    return """
        1. Nothing posts to it but this deployment: mails to its mailbox are refused from now on.
        2. Take the address out of the copy (Cc) of threads, so that nobody goes on writing to it.
        """;
  }

  /**
   * Signed by who took the mail in, with what that found out about it: {@code paydown-receipt} and
   * {@code paydown-receipt-signature}, HMAC-SHA256 in hex over the receipt, a line feed and the
   * mail. A mail is refused that carries a virus, is spam, or whose sender DMARC and DKIM do not
   * both prove.
   *
   * <p>The id is the Message-ID; where it is not 1 to 200 printable ASCII characters, {@code
   * sha256-} and the hex of the mail's SHA-256.
   */
  @Override
  public Verdict verify(Delivery delivery, Connection connection) {
    Optional<String> fault = MailReceipt.fault(delivery, connection.secrets());
    return fault.isPresent()
        ? new Verdict.Refused(fault.get())
        : HexSignature.identified(delivery, Letter.ownId(delivery.body()));
  }

  @Override
  public Reading read(Delivery delivery, Connection connection) {
    try {
      Letter letter = Letter.of(delivery.body());
      return new MailFacts(connection.name(), letter, delivery.receivedAt()).reading();
    } catch (Letter.Unreadable e) {
      return new Reading.Unreadable(e.what());
    }
  }
}
