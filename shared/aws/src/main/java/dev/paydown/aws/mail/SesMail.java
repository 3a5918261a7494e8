package dev.paydown.aws.mail;

import dev.paydown.brain.wire.Mail;
import dev.paydown.brain.wire.MailMessage;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.MessageTag;

/**
 * Mail through SES, as raw MIME so that it carries its own headers. It is the first version of the
 * API that is called: the second does the same for a raw mail, and fewer emulators speak it.
 */
public final class SesMail implements Mail {
  /** The message tag that comes back with a bounce or complaint. */
  public static final String WORKSPACE_TAG = "workspace";

  private final Supplier<SesClient> client;
  private final Supplier<String> from;
  private final Optional<String> configurationSet;

  /**
   * Mail from this address; neither supplier is asked before the first mail.
   *
   * @param configurationSet what SES counts bounces and complaints under
   */
  public SesMail(
      Supplier<SesClient> client, Supplier<String> from, Optional<String> configurationSet) {
    this.client = client;
    this.from = from;
    this.configurationSet = configurationSet;
  }

  @Override
  public String send(String workspace, MailMessage message) {
    String sender = from.get();
    SdkBytes raw = SdkBytes.fromByteArray(Mime.bytes(sender, message));
    return client
        .get()
        .sendRawEmail(
            send -> {
              send.source(Mime.addressOf(sender))
                  .destinations(message.to())
                  .tags(MessageTag.builder().name(WORKSPACE_TAG).value(workspace).build())
                  .rawMessage(mime -> mime.data(raw));
              configurationSet.ifPresent(send::configurationSetName);
            })
        .messageId();
  }
}
