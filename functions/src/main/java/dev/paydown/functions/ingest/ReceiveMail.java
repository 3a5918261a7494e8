package dev.paydown.functions.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.brain.store.Connection;
import dev.paydown.tools.Delivery;
import dev.paydown.tools.mail.MailReceipt;
import dev.paydown.tools.mail.Mailbox;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Hands a mail to ingest as a delivery to the connection of each mailbox that it is for, with SES's
 * verdicts, signed with that connection's secret: from there on it is like any other.
 */
final class ReceiveMail {
  /** The texts of a mail stand at its beginning; what comes after is attached. */
  private static final int LARGEST_BYTES = 1024 * 1024;

  private static final int MOST_MAILBOXES = 20;
  private static final System.Logger LOG = System.getLogger(ReceiveMail.class.getName());
  private final Deployment deployment;
  private final Ingest ingest;

  ReceiveMail(Deployment deployment) {
    this.deployment = deployment;
    this.ingest = new Ingest(deployment);
  }

  /** For how many mailboxes it is taken in, or was before. */
  int take(JsonNode received) {
    Set<String> connections = new LinkedHashSet<>();
    for (JsonNode recipient : received.path("receipt").path("recipients")) {
      Mailbox.connectionId(recipient.asText())
          .filter(_ -> connections.size() < MOST_MAILBOXES)
          .ifPresent(connections::add);
    }
    if (connections.isEmpty()) {
      LOG.log(System.Logger.Level.INFO, "a mail is for no mailbox of ours");
      return 0;
    }
    byte[] mail =
        deployment
            .received()
            .find(received.path("mail").path("messageId").asText(), LARGEST_BYTES)
            .orElseThrow(() -> new IllegalStateException("the mail is not in its bucket"));
    MailReceipt receipt = receipt(received.path("receipt"));
    int taken = 0;
    for (String connection : connections) {
      taken += isTaken(ingest.take(connection, "mail", to -> delivery(receipt, to, mail))) ? 1 : 0;
    }
    return taken;
  }

  private Optional<Delivery> delivery(MailReceipt receipt, Connection to, byte[] mail) {
    return to.secrets().stream()
        .findFirst()
        .map(secret -> receipt.signed(secret, mail, deployment.clock().instant()));
  }

  private static MailReceipt receipt(JsonNode receipt) {
    return new MailReceipt(
        verdict(receipt, "spamVerdict"),
        verdict(receipt, "virusVerdict"),
        verdict(receipt, "dkimVerdict"),
        verdict(receipt, "dmarcVerdict"));
  }

  /** A verdict that is not told is no verdict. */
  private static String verdict(JsonNode receipt, String name) {
    String status = receipt.path(name).path("status").asText();
    return status.isEmpty() ? "PROCESSING_FAILED" : status;
  }

  private static boolean isTaken(Ingest.Outcome outcome) {
    return switch (outcome) {
      case Ingest.Taken _, Ingest.Repeat _, Ingest.NothingToKeep _, Ingest.SetAside _ -> true;
      case Ingest.Greeted _, Ingest.Refused _, Ingest.TooLarge _, Ingest.Garbled _ -> false;
      case Ingest.Unknown _ -> {
        LOG.log(System.Logger.Level.INFO, "a mail is for no connection of ours");
        yield false;
      }
    };
  }
}
