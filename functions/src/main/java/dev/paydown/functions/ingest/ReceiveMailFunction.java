package dev.paydown.functions.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.paydown.aws.Deployment;
import dev.paydown.aws.Deployments;
import dev.paydown.functions.http.Translator;
import dev.paydown.tools.json.BrainJson;
import java.util.Map;

/** Amazon SES has received a mail for one of our mailboxes, and has put it into its bucket. */
public final class ReceiveMailFunction implements RequestHandler<Map<String, Object>, String> {
  private final ReceiveMail mails;

  /** For Lambda. */
  public ReceiveMailFunction() {
    this(Deployments.fromEnvironment());
  }

  /** In this world. */
  public ReceiveMailFunction(Deployment deployment) {
    this.mails = new ReceiveMail(deployment);
  }

  /**
   * Takes it in for each mailbox that it was received for.
   *
   * @throws IllegalStateException if our own world is broken: Lambda calls again
   */
  @Override
  public String handleRequest(Map<String, Object> event, Context context) {
    try {
      JsonNode records = BrainJson.mapper().<JsonNode>valueToTree(event).path("Records");
      int taken = 0;
      for (JsonNode record : records) {
        taken += mails.take(record.path("ses"));
      }
      return "taken in: " + taken;
    } catch (RuntimeException broken) {
      Translator.logged("receive-mail", broken);
      throw new IllegalStateException("a mail could not be taken in");
    }
  }
}
