package dev.paydown.aws.log;

import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.MailMessage;

/** Counts the mails that the mail service takes and those that it refuses. */
public final class ToldMail implements Mail {
  private static final System.Logger LOG = System.getLogger(ToldMail.class.getName());
  private final Mail mail;

  /** Counts what goes out by this. */
  public ToldMail(Mail mail) {
    this.mail = mail;
  }

  @Override
  public String send(String workspace, MailMessage message) {
    String id;
    try {
      id = mail.send(workspace, message);
    } catch (RuntimeException refused) {
      LOG.log(
          System.Logger.Level.WARNING,
          "a mail was not taken: {0}",
          new Field("fault", refused.getClass().getSimpleName()),
          Measured.one(Metric.MAILS_REFUSED));
      throw refused;
    }
    LOG.log(System.Logger.Level.INFO, "a mail is out", Measured.one(Metric.MAILS_SENT));
    return id;
  }
}
